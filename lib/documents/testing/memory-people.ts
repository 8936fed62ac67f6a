import type { Person } from '@/lib/documents/people/person';
import type { PeopleRepository } from '@/lib/documents/people/repository';

/** People kept in memory. */
export class MemoryPeople implements PeopleRepository {
  readonly #people = new Map<string, Person>();

  async find(ids: readonly string[]): Promise<readonly Person[]> {
    return [...new Set(ids)].flatMap((id) => this.#people.get(id) ?? []);
  }

  async replace(expected: Person | null, next: Person): Promise<boolean> {
    const there = this.#people.get(next.id) ?? null;
    const isAsExpected =
      expected === null || there === null
        ? expected === there
        : expected.name === there.name && expected.colour === there.colour;
    if (isAsExpected) this.#people.set(next.id, next);
    return isAsExpected;
  }
}
