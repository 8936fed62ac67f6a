import { createHmac, timingSafeEqual } from 'node:crypto';

/** A client of one lab: the nth to join, under the name that follows from n. */
export interface LabMember {
  readonly labId: string;
  readonly index: number;
}

const TOKEN = /^(\d{1,6})\.([\w-]{22})$/;

/** What a client of a lab sends to say who it is. Worth nothing in any other lab. */
export function labToken({ labId, index }: LabMember, secret: string): string {
  return `${index}.${sign(labId, index, secret)}`;
}

/** The member that a token names in a lab, or `null` where this server has not signed it for that lab. */
export function readLabToken(token: string, labId: string, secret: string): LabMember | null {
  const [, digits, signature] = TOKEN.exec(token.trim()) ?? [];
  if (!digits || !signature) return null;
  const index = Number(digits);
  const right = timingSafeEqual(Buffer.from(signature), Buffer.from(sign(labId, index, secret)));
  return right ? { labId, index } : null;
}

function sign(labId: string, index: number, secret: string): string {
  return createHmac('sha256', secret).update(`lab:${labId}:${index}`).digest('base64url').slice(0, 22);
}
