import type { Person } from '@/lib/documents/people/person';
import type { PeopleRepository } from '@/lib/documents/people/repository';
import type { Database } from './database';
import { isUniqueViolation } from './errors';
import type { Statement } from './statements';

const SHOWN = { id: true, name: true, colour: true } as const;

const FIND: Statement = {
  name: 'person',
  text: 'SELECT "id", "name", "colour" FROM "Person" WHERE "id" = $1',
};

const FIND_ALL = {
  sqlite: {
    name: 'people',
    text: 'SELECT "id", "name", "colour" FROM "Person" WHERE "id" IN (SELECT value FROM json_each($1))',
  },
  postgresql: {
    name: 'people',
    text: `SELECT "id", "name", "colour" FROM "Person"
      WHERE "id" IN (SELECT json_array_elements_text(CAST($1 AS JSON)))`,
  },
} satisfies Record<Database['provider'], Statement>;

/** People in the database. */
export class DatabasePeople implements PeopleRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(ids: readonly string[]): Promise<readonly Person[]> {
    const [id] = ids;
    if (id === undefined) return [];
    const { statements, provider } = this.#database;
    // Mostly it is one, who asks.
    if (ids.length === 1) return statements.all<Person>(FIND, [id]);
    return statements.all<Person>(FIND_ALL[provider], [JSON.stringify(ids)]);
  }

  async replace(expected: Person | null, next: Person, at: Date): Promise<boolean> {
    try {
      return await this.#database.write(async (transaction) => {
        if (expected === null) {
          await transaction.person.create({ data: { ...next, createdAt: at }, select: SHOWN });
          return true;
        }
        const { id, name, colour } = expected;
        const { count } = await transaction.person.updateMany({
          where: { id, name, colour },
          data: { name: next.name, colour: next.colour },
        });
        return count === 1;
      });
    } catch (error) {
      if (expected === null && isUniqueViolation(error)) return false;
      throw error;
    }
  }
}
