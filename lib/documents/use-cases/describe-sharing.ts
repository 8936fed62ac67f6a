import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import type { Invite, LinkAccess } from '@/lib/documents/model/sharing';
import { defaultPerson, type Person } from '@/lib/documents/people/person';

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
  const ids = new Set([ownerId, ...invites.flatMap(({ used }) => used?.personId ?? [])]);
  const known = new Map((await people.find([...ids])).map((person) => [person.id, person]));
  const personOf = (id: string) => known.get(id) ?? defaultPerson(id);
  return {
    link,
    owner: personOf(ownerId),
    invites: invites.map((invite) => ({ ...invite, person: invite.used && personOf(invite.used.personId) })),
  };
}
