import { isSameSignature, sign } from '@/lib/server/http/signature';

/** A client of one lab: the nth to join, under the name that follows from n. */
export interface LabMember {
  readonly labId: string;
  readonly index: number;
}

const TOKEN = /^(\d{1,6})\.([\w-]{22})$/;

/** What a client of a lab sends to say who it is. Worth nothing in any other lab. */
export function labToken({ labId, index }: LabMember, secret: string): string {
  return `${index}.${signatureOf(labId, index, secret)}`;
}

/** The member that a token names in a lab, or `null` where this server has not signed it for that lab. */
export function readLabToken(token: string, labId: string, secret: string): LabMember | null {
  const [, digits, signature] = TOKEN.exec(token.trim()) ?? [];
  if (!digits || !signature) return null;
  const index = Number(digits);
  return isSameSignature(signature, signatureOf(labId, index, secret)) ? { labId, index } : null;
}

function signatureOf(labId: string, index: number, secret: string): string {
  return sign(`lab:${labId}:${index}`, secret).slice(0, 22);
}
