import type { Access, Caller, Missing } from '@/lib/documents/model/access';
import { accessOf } from '@/lib/documents/model/access';
import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import {
  type InvitationEnd,
  type Invite,
  invitationState,
  withInviteUsed,
} from '@/lib/documents/model/sharing';
import { describePeople } from '@/lib/documents/people/describe-people';
import type { Person } from '@/lib/documents/people/person';
import type { Busy } from './change-document';
import { reshare } from './reshare';

/** Which invite somebody holds: the server has signed that there was one. */
export interface Invitation {
  readonly documentId: string;
  readonly inviteId: string;
}

/** The invite cannot be used, or not any more. */
export interface InvitationEnded {
  readonly kind: 'invitation-ended';
  readonly why: InvitationEnd | 'deleted';
}

export type InvitationOutcome =
  | {
      readonly kind: 'invitation';
      readonly state: 'open' | 'accepted';
      readonly document: StoredDocument;
      readonly invite: Invite | null;
      /** The owner, who invites. */
      readonly from: Person;
      /** What it lets one do, or what one may do already. */
      readonly access: Access;
    }
  | InvitationEnded;

/** What an invite offers to the person who has its link. Whoever holds an open one may see the title: they may read it by using it. */
export async function readInvitation(
  ports: Ports,
  { documentId, inviteId }: Invitation,
  caller: Caller | null,
): Promise<InvitationOutcome> {
  const document = await ports.documents.find(documentId);
  // A document that has a signed invite was there, and stays as a tombstone at least.
  if (!document) return { kind: 'invitation-ended', why: 'revoked' };
  const { sharing } = document;
  const state = invitationState(sharing, inviteId, caller?.id ?? null, ports.now());
  if (state !== 'open' && state !== 'accepted') return { kind: 'invitation-ended', why: state };
  if (document.deleted) return { kind: 'invitation-ended', why: 'deleted' };
  const personOf = await describePeople(ports.people, [sharing.ownerId]);
  const invite = sharing.invites.find(({ id }) => id === inviteId) ?? null;
  const access = state === 'open' ? invite!.access : accessOf(document, caller);
  return {
    kind: 'invitation',
    state,
    document,
    invite,
    from: personOf(sharing.ownerId),
    access,
  };
}

/** Uses an invite: from then on its access is this person's. Used already by the same person, nothing changes. */
export async function acceptInvitation(
  ports: Ports,
  { documentId, inviteId }: Invitation,
  person: Person,
): Promise<{ readonly kind: 'accepted'; readonly access: Access } | InvitationEnded | Missing | Busy> {
  const at = new Date(ports.now());
  const outcome = await reshare<InvitationEnded>(
    ports,
    () => ports.documents.find(documentId),
    ({ sharing, deleted }) => {
      const state = invitationState(sharing, inviteId, person.id, at.getTime());
      if (state !== 'open' && state !== 'accepted')
        return { refusal: { kind: 'invitation-ended', why: state } };
      if (deleted) return { refusal: { kind: 'invitation-ended', why: 'deleted' } };
      if (state === 'accepted') return { sharing };
      return { sharing: withInviteUsed(sharing, inviteId, person.id, at) };
    },
  );
  if (outcome.kind !== 'reshared') return outcome;
  await ports.documents.recordVisit(person.id, documentId, at);
  return { kind: 'accepted', access: accessOf(outcome.document, person) };
}
