import { clientName } from '@/lib/lab/people/names';
import type { KeyRing } from '@/lib/server/keys/key-ring';

/** A client of one lab: the nth to join, and its name. */
export interface LabMember {
  readonly labId: string;
  readonly index: number;
  readonly name: string;
}

const PURPOSE = 'lab';
/** Short, for it is shown: 132 bits. */
const LENGTH = 22;
/** A number, a signature, and the name unless it follows from the number, in base64url (RFC 4648 §5). */
const TOKEN = /^(\d{1,6})\.([\w-]{22})(?:\.([\w-]{1,400}))?$/;

/** What a client of a lab sends to say who it is. Worth nothing in any other lab. */
export function labToken({ labId, index, name }: LabMember, keys: KeyRing): string {
  const isGiven = name !== clientName(index);
  const signature = keys.sign(PURPOSE, signedText(labId, index, isGiven ? name : null), LENGTH);
  const token = `${index}.${signature}`;
  return isGiven ? `${token}.${Buffer.from(name).toString('base64url')}` : token;
}

/** The member that a token names in a lab, or `null` where this server has not signed it for that lab. */
export function readLabToken(token: string, labId: string, keys: KeyRing): LabMember | null {
  const [, digits, signature, encoded] = TOKEN.exec(token.trim()) ?? [];
  if (!digits || !signature) return null;
  const index = Number(digits);
  const given = encoded === undefined ? null : Buffer.from(encoded, 'base64url').toString();
  if (!keys.verify(PURPOSE, signedText(labId, index, given), signature, LENGTH)) return null;
  return { labId, index, name: given ?? clientName(index) };
}

/** What is signed; a number has no colon, so no two members come to the same text. */
function signedText(labId: string, index: number, name: string | null): string {
  return name === null ? `${labId}:${index}` : `${labId}:${index}:${name}`;
}
