import { defaultPerson, type Person } from './person';
import type { PeopleRepository } from './repository';

/** Tells of each of these people what they are called and shown by today; who chose nothing has what follows from the id. */
export async function describePeople(
  people: PeopleRepository,
  ids: readonly string[],
): Promise<(id: string) => Person> {
  const known = new Map((await people.find([...new Set(ids)])).map((person) => [person.id, person]));
  return (id) => known.get(id) ?? defaultPerson(id);
}
