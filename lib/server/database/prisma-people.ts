import type { Person } from '@/lib/documents/people/person';
import type { PeopleRepository } from '@/lib/documents/people/repository';
import type { Database } from './database';
import { isUniqueViolation } from './prisma-errors';

const SHOWN = { id: true, name: true, colour: true } as const;

/** People in the database, through Prisma. */
export class PrismaPeople implements PeopleRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(ids: readonly string[]): Promise<readonly Person[]> {
    if (ids.length === 0) return [];
    return this.#database.readClient.person.findMany({ where: { id: { in: [...ids] } }, select: SHOWN });
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
