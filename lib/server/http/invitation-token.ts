import type { Invitation } from '@/lib/documents/use-cases/invitation';
import { isSameSignature, sign } from './signature';

/** The field that carries it. */
export const INVITATION = 'Invitation';

const UUID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const TOKEN = new RegExp(`^(${UUID})\\.(${UUID})\\.([\\w-]{43})$`);

/** What whoever is invited holds. It is signed and not stored, so that the owner can be shown it again. */
export function invitationToken({ documentId, inviteId }: Invitation, secret: string): string {
  return `${documentId}.${inviteId}.${signatureOf(documentId, inviteId, secret)}`;
}

/** The invite that a token names, or `null` where this server has not signed it. */
export function readInvitationToken(token: string, secret: string): Invitation | null {
  const [, documentId, inviteId, signature] = TOKEN.exec(token.trim()) ?? [];
  if (!documentId || !inviteId || !signature) return null;
  return isSameSignature(signature, signatureOf(documentId, inviteId, secret))
    ? { documentId, inviteId }
    : null;
}

function signatureOf(documentId: string, inviteId: string, secret: string): string {
  return sign(`invitation:${documentId}:${inviteId}`, secret);
}
