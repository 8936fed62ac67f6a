import type { Invitation } from '@/lib/documents/use-cases/invitation';
import type { KeyRing } from '@/lib/server/keys/key-ring';

/** The field that carries it. */
export const INVITATION = 'Invitation';

const PURPOSE = 'invitation';
const UUID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const TOKEN = new RegExp(`^(${UUID})\\.(${UUID})\\.([\\w-]{43})$`);

/** What whoever is invited holds. It is signed and not stored, so that the owner can be shown it again. */
export function invitationToken({ documentId, inviteId }: Invitation, keys: KeyRing): string {
  return `${documentId}.${inviteId}.${keys.sign(PURPOSE, `${documentId}:${inviteId}`)}`;
}

/** The invite that a token names, or `null` where this server has not signed it. */
export function readInvitationToken(token: string, keys: KeyRing): Invitation | null {
  const [, documentId, inviteId, signature] = TOKEN.exec(token.trim()) ?? [];
  if (!documentId || !inviteId || !signature) return null;
  return keys.verify(PURPOSE, `${documentId}:${inviteId}`, signature) ? { documentId, inviteId } : null;
}
