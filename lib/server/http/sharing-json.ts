import type { StoredDocument } from '@/lib/documents/model/document';
import { type DescribedInvite, describeSharing } from '@/lib/documents/use-cases/describe-sharing';
import type { Call } from './call';
import { invitationToken } from './invitation-token';
import { type JsonRepresentation, jsonRepresentation } from './json-answer';

/** Who may do what, as its owner sees it: with a tag that never comes again. */
export async function sharingRepresentation(
  call: Call,
  document: StoredDocument,
): Promise<JsonRepresentation> {
  const { link, owner, invites } = await describeSharing(call.services.ports, document);
  const value = { link, owner, invites: invites.map((invite) => inviteJson(call, document.id, invite)) };
  return jsonRepresentation(value, document.sharing.version);
}

/** An invite as the owner sees it. Its secret stands in the fragment, which browsers send to nobody. */
export function inviteJson(call: Call, documentId: string, invite: DescribedInvite) {
  const { id, access, label, createdAt, expiresAt, used, person } = invite;
  const token = invitationToken({ documentId, inviteId: id }, call.services.keys);
  return {
    id,
    access,
    label,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    person,
    acceptedAt: used?.at.toISOString() ?? null,
    url: `${call.target.base}/invite#${token}`,
  };
}
