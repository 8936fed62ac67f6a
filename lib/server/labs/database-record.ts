import type { Database, Transaction } from '@/lib/server/database/database';
import type { Recorded, Recording, RecordLimits, RecordRepository } from './record-repository';

/** Exchanges read at once. */
const PAGE = 100;
/** What a record may have more than is kept, as a part of that: it is cut seldom, and by more than one. */
const SLACK = 1 / 8;

/** Records in the database. */
export class DatabaseRecord implements RecordRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async record(
    id: string,
    round: number,
    exchanges: readonly Recording[],
    limits: RecordLimits,
  ): Promise<boolean> {
    const sizes = exchanges.map(({ text }) => Buffer.byteLength(text));
    const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
    return this.#database.write(async (transaction) => {
      // One statement gives the numbers; until the transaction ends nobody else gets the next ones, so that whoever sees
      // one sees all before it.
      const [lab] = await transaction.lab.updateManyAndReturn({
        where: { id, round },
        data: { told: { increment: exchanges.length }, recorded: { increment: size } },
        select: { told: true, recorded: true },
      });
      if (!lab) return false;
      const before = lab.told - exchanges.length;
      await transaction.labExchange.createMany({
        data: exchanges.map((exchange, nth) => ({
          ...exchange,
          labId: id,
          sequence: before + nth + 1,
          round,
          bytes: sizes[nth]!,
        })),
      });
      await keepWithin(transaction, id, lab, limits);
      return true;
    });
  }

  async recordedAfter(id: string, sequence: number): Promise<readonly Recorded[]> {
    return this.#read.labExchange.findMany({
      where: { labId: id, sequence: { gt: sequence } },
      orderBy: { sequence: 'asc' },
      select: { sequence: true, round: true, text: true },
      take: PAGE,
    });
  }

  get #read() {
    return this.#database.readClient;
  }
}

/** Forgets the oldest exchanges of a lab, and of the lab with most, as far as there are too many. */
async function keepWithin(
  transaction: Transaction,
  labId: string,
  { told, recorded }: { readonly told: number; readonly recorded: number },
  limits: RecordLimits,
): Promise<void> {
  const oldest = await transaction.labExchange.findFirst({
    where: { labId },
    orderBy: { sequence: 'asc' },
    select: { sequence: true },
  });
  const kept = told - (oldest?.sequence ?? told) + 1;
  if (kept > limits.exchanges * (1 + SLACK) || recorded > limits.ofOne * (1 + SLACK)) {
    await keepNewest(transaction, labId, limits.exchanges, limits.ofOne);
  }
  const { _sum } = await transaction.lab.aggregate({ _sum: { recorded: true } });
  const over = (_sum.recorded ?? 0) - limits.bytes;
  if (over <= 0) return;
  const largest = await transaction.lab.findFirstOrThrow({
    orderBy: { recorded: 'desc' },
    select: { id: true, recorded: true },
  });
  const left = largest.recorded - over - limits.bytes * SLACK;
  await keepNewest(transaction, largest.id, limits.exchanges, left);
}

/** Keeps of a lab's record the newest exchanges that are within both bounds. */
async function keepNewest(
  transaction: Transaction,
  labId: string,
  exchanges: number,
  bytes: number,
): Promise<void> {
  const newest = await transaction.labExchange.findMany({
    where: { labId },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, bytes: true },
  });
  let recorded = 0;
  let kept = 0;
  for (const exchange of newest) {
    if (kept === exchanges || recorded + exchange.bytes > bytes) break;
    recorded += exchange.bytes;
    kept += 1;
  }
  const newestGone = newest[kept];
  if (!newestGone) return;
  const where = { labId, sequence: { lte: newestGone.sequence } };
  const { _max: gone } = await transaction.labExchange.aggregate({
    where,
    _max: { wrote: true, endedAt: true },
  });
  await transaction.labExchange.deleteMany({ where });
  await transaction.lab.update({
    where: { id: labId },
    data: { recorded, goneSequence: newestGone.sequence },
  });
  // Writes are not recorded in the order of their versions.
  if (gone.wrote !== null) {
    await transaction.lab.updateMany({
      where: { id: labId, OR: [{ goneVersion: null }, { goneVersion: { lt: gone.wrote } }] },
      data: { goneVersion: gone.wrote },
    });
  }
  if (gone.endedAt !== null) {
    await transaction.lab.updateMany({
      where: { id: labId, OR: [{ goneAt: null }, { goneAt: { lt: gone.endedAt } }] },
      data: { goneAt: gone.endedAt },
    });
  }
}
