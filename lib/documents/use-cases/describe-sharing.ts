import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import type { Invite, LinkAccess } from '@/lib/documents/model/sharing';
import { describePeople } from '@/lib/documents/people/describe-people';
import type { Person } from '@/lib/documents/people/person';

/** An invite with whoever used it. */
export interface DescribedInvite extends Invite {
  readonly person: Person | null;
}

/** Who may do what, with the people under their names of today. */
export interface DescribedSharing {
  readonly link: LinkAccess;
  readonly owner: Person;
  readonly invites: readonly DescribedInvite[];
}

/** Adds to a document's sharing who the people in it are. */
export async function describeSharing(
  { people }: Pick<Ports, 'people'>,
  { sharing }: Pick<StoredDocument, 'sharing'>,
): Promise<DescribedSharing> {
  const { ownerId, link, invites } = sharing;
  const ids = [ownerId, ...invites.flatMap(({ used }) => used?.personId ?? [])];
  const personOf = await describePeople(people, ids);
  return {
    link,
    owner: personOf(ownerId),
    invites: invites.map((invite) => ({ ...invite, person: invite.used && personOf(invite.used.personId) })),
  };
}
