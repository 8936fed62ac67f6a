import { defaultPerson, type Person } from '@/lib/documents/people/person';
import type { PeopleRepository } from '@/lib/documents/people/repository';
import type { Author } from './document';

/** An author under the name that they had then, in the colour that they have now. */
export type DescribedAuthor = Person;

/** Adds to each author the colour that others see them in. */
export async function describeAuthors(
  people: PeopleRepository,
  authors: readonly Author[],
): Promise<readonly DescribedAuthor[]> {
  const known = await people.find([...new Set(authors.map((author) => author.id))]);
  const colours = new Map(known.map((person) => [person.id, person.colour]));
  return authors.map(({ id, name }) => ({ id, name, colour: colours.get(id) ?? defaultPerson(id).colour }));
}
