import type { Database, Transaction } from '@/lib/server/database/database';
import type { GatePlace, GateRepository, GateTerms, Met } from './gate-repository';

/** As whom the teacher's gates are kept. */
const TEACHER = -1;

/** Gates in the database. */
export class DatabaseGates implements GateRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async meet(place: GatePlace & { readonly client: number }, met: Met, terms: GateTerms): Promise<boolean> {
    return this.#database.write(async (transaction) => {
      if (!(await madeGate(transaction, place, terms))) return false;
      const { labId, client, name } = place;
      await transaction.labGate.updateMany({ where: { labId, client, name, met: null }, data: { met } });
      if (met === 'answered') {
        await transaction.labGate.updateMany({
          where: { labId, client: { in: [client, TEACHER] }, name, until: { gte: terms.until } },
          data: { answered: true, until: terms.until },
        });
      }
      return true;
    });
  }

  async met({ labId, client, name }: GatePlace, now: Date): Promise<Met | null> {
    const gates = await this.#read.labGate.findMany({
      where: { labId, name, ...(client === null ? {} : { client }), until: { gt: now }, met: { not: null } },
      select: { met: true },
    });
    if (gates.length === 0) return null;
    return gates.some(({ met }) => met === 'held') ? 'held' : 'answered';
  }

  async open(place: GatePlace, terms: GateTerms): Promise<boolean> {
    const { labId, name } = place;
    const client = place.client ?? TEACHER;
    return this.#database.write(async (transaction) => {
      const made = await madeGate(transaction, place, terms);
      await transaction.labGate.updateMany({
        where: { labId, name, ...(client === TEACHER ? {} : { client }), until: { gt: terms.now } },
        data: { opened: true },
      });
      return made;
    });
  }

  async isOpen(
    { labId, client, name }: GatePlace & { readonly client: number },
    now: Date,
  ): Promise<boolean> {
    const where = { labId, name, client: { in: [client, TEACHER] }, opened: true, until: { gt: now } };
    return (await this.#read.labGate.count({ where })) > 0;
  }

  get #read() {
    return this.#database.readClient;
  }
}

/** Makes a gate unless it is there; false, with nothing done, where there is no room for it, or no such lab. */
async function madeGate(
  transaction: Transaction,
  { labId, client: whose, name }: GatePlace,
  { now, until, most }: GateTerms,
): Promise<boolean> {
  // From here on others wait who want a gate of this lab, so that what is counted next stays true.
  const { count } = await transaction.lab.updateMany({
    where: { id: labId },
    data: { told: { increment: 0 } },
  });
  if (count === 0) return false;
  const client = whose ?? TEACHER;
  await transaction.labGate.deleteMany({ where: { labId, client, until: { lte: now } } });
  const own = await transaction.labGate.findMany({
    where: { labId, client },
    orderBy: { until: 'asc' },
    select: { name: true, answered: true },
  });
  if (own.some((gate) => gate.name === name)) return true;
  if (own.length >= most) {
    const over = own.find(({ answered }) => answered);
    if (!over) return false;
    await transaction.labGate.deleteMany({ where: { labId, client, name: over.name } });
  }
  await transaction.labGate.create({ data: { labId, client, name, until } });
  return true;
}
