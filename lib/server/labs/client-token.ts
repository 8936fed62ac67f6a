import type { KeyRing } from '@/lib/server/keys/key-ring';

/** A client of one lab: the nth to join, under the name that follows from n. */
export interface LabMember {
  readonly labId: string;
  readonly index: number;
}

const PURPOSE = 'lab';
/** Short, for it is shown: 132 bits. */
const LENGTH = 22;
const TOKEN = /^(\d{1,6})\.([\w-]{22})$/;

/** What a client of a lab sends to say who it is. Worth nothing in any other lab. */
export function labToken({ labId, index }: LabMember, keys: KeyRing): string {
  return `${index}.${keys.sign(PURPOSE, `${labId}:${index}`, LENGTH)}`;
}

/** The member that a token names in a lab, or `null` where this server has not signed it for that lab. */
export function readLabToken(token: string, labId: string, keys: KeyRing): LabMember | null {
  const [, digits, signature] = TOKEN.exec(token.trim()) ?? [];
  if (!digits || !signature) return null;
  const index = Number(digits);
  return keys.verify(PURPOSE, `${labId}:${index}`, signature, LENGTH) ? { labId, index } : null;
}
