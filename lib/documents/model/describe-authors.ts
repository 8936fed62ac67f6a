import { describePeople } from '@/lib/documents/people/describe-people';
import type { Person } from '@/lib/documents/people/person';
import type { PeopleRepository } from '@/lib/documents/people/repository';
import type { Author } from './document';

/** An author under the name that they had then, in the colour that they have now. */
export type DescribedAuthor = Person;

/** Adds to each author the colour that others see them in. */
export async function describeAuthors(
  people: PeopleRepository,
  authors: readonly Author[],
): Promise<readonly DescribedAuthor[]> {
  const ids = authors.map((author) => author.id);
  const personOf = await describePeople(people, ids);
  return authors.map(({ id, name }) => ({ id, name, colour: personOf(id).colour }));
}
