import { isGuard } from '@/lib/lab/guards/guard';
import type { Database, Transaction } from '@/lib/server/database/database';
import type { Prisma } from '@/lib/server/database/generated/sqlite/client';
import { takeTurn } from '@/lib/server/database/settings';
import { deleteTextsBefore } from '@/lib/server/database/version-texts';
import type { Lab } from './lab';
import type {
  GatePlace,
  GateTerms,
  Joining,
  LabRepository,
  Locking,
  Met,
  Recorded,
  RecordLimits,
} from './repository';

/** Labs removed at once. */
const REMOVED_AT_ONCE = 200;
/** Exchanges read at once. */
const PAGE = 100;
/** What a record may have more than is kept, as a part of that: it is cut seldom, and by more than one. */
const SLACK = 1 / 8;
/** As whom the teacher's gates are kept. */
const TEACHER = -1;

/** Of a lab's row what it is made of; the record has numbers of its own there. */
const COLUMNS = {
  id: true,
  ownerId: true,
  share: true,
  guard: true,
  paused: true,
  trial: true,
  round: true,
  startVersion: true,
  joined: true,
  lockHolder: true,
  lockToken: true,
  lockedUntil: true,
  createdAt: true,
  expiresAt: true,
} satisfies Prisma.LabSelect;
type LabRow = Prisma.LabGetPayload<{ select: typeof COLUMNS }>;

/** Labs in the database. */
export class DatabaseLabs implements LabRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(lab: Lab, mostOfOwner?: number): Promise<boolean> {
    const { ownerId } = lab;
    return this.#database.write(async (transaction) => {
      if (mostOfOwner !== undefined) {
        await takeTurn(transaction, 'labs');
        const count = await transaction.lab.count({ where: { ownerId, trial: false } });
        if (count >= mostOfOwner) return false;
      }
      await transaction.lab.create({ data: lab });
      return true;
    });
  }

  async find(id: string): Promise<Lab | null> {
    const row = await this.#read.lab.findUnique({ where: { id }, select: COLUMNS });
    return row && labOf(row);
  }

  async count(which: Parameters<LabRepository['count']>[0]): Promise<number> {
    return this.#read.lab.count({ where: which });
  }

  async trialsBefore(ownerId: string, newest: number): Promise<readonly string[]> {
    const trials = await this.#read.lab.findMany({
      where: { ownerId, trial: true },
      orderBy: { createdAt: 'desc' },
      select: { id: true },
      skip: newest,
    });
    return trials.map(({ id }) => id);
  }

  async largestShare(): Promise<string | null> {
    const [most] = await this.#read.lab.groupBy({
      by: ['share'],
      _count: { id: true },
      orderBy: { _count: { id: 'desc' } },
      take: 1,
    });
    return most?.share ?? null;
  }

  async idlest(share: string, since: Date): Promise<string | null> {
    const idle = { share, OR: [{ followedAt: null }, { followedAt: { lt: since } }] };
    const oldest = {
      orderBy: [{ trial: 'desc' }, { createdAt: 'asc' }],
      select: { id: true },
    } satisfies Prisma.LabFindFirstArgs;
    const unmissed = await this.#read.lab.findFirst({
      where: { AND: [idle, { OR: [{ trial: true }, { joined: 0 }] }] },
      ...oldest,
    });
    return (unmissed ?? (await this.#read.lab.findFirst({ where: idle, ...oldest })))?.id ?? null;
  }

  async over(at: Date): Promise<readonly string[]> {
    const over = await this.#read.lab.findMany({
      where: { expiresAt: { lte: at } },
      select: { id: true },
      take: REMOVED_AT_ONCE,
    });
    return over.map(({ id }) => id);
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const where = { id: { in: [...ids] } };
    await this.#database.write(async (transaction) => {
      await transaction.lab.deleteMany({ where });
      await transaction.document.deleteMany({ where });
    });
  }

  async followed(ids: readonly string[], at: Date): Promise<void> {
    if (ids.length === 0) return;
    await this.#database.write((transaction) =>
      transaction.lab.updateMany({ where: { id: { in: [...ids] } }, data: { followedAt: at } }),
    );
  }

  async change(before: Lab, next: Pick<Lab, 'guard' | 'paused'>): Promise<boolean> {
    const { id, guard, paused, round } = before;
    const { count } = await this.#database.write((transaction) =>
      transaction.lab.updateMany({ where: { id, guard, paused, round }, data: next }),
    );
    return count === 1;
  }

  async restart(
    id: string,
    { guard, startVersion }: Pick<Lab, 'guard' | 'startVersion'>,
  ): Promise<Lab | null> {
    const row = await this.#database.write(async (transaction) => {
      const [restarted] = await transaction.lab.updateManyAndReturn({
        where: { id, startVersion: { lt: startVersion } },
        data: {
          guard,
          startVersion,
          round: { increment: 1 },
          recorded: 0,
          lockHolder: null,
          lockToken: null,
          lockedUntil: null,
        },
        select: COLUMNS,
      });
      if (!restarted) return transaction.lab.findUnique({ where: { id }, select: COLUMNS });
      await transaction.labExchange.deleteMany({ where: { labId: id } });
      const before = { documentId: id, version: { lt: startVersion } };
      await transaction.revision.deleteMany({ where: before });
      await deleteTextsBefore(transaction, id, startVersion);
      await transaction.lineStep.deleteMany({ where: before });
      await transaction.versionName.deleteMany({ where: before });
      return restarted;
    });
    return row ? labOf(row) : null;
  }

  async join(id: string, { count, most, guest }: Joining): Promise<number | null> {
    try {
      return await this.#database.write(async (transaction) => {
        // Counted by the statement that adds: whoever read afterwards would find those who joined meanwhile as well. From
        // here on others wait, so that what is counted next stays true.
        const [lab] = await transaction.lab.updateManyAndReturn({
          where: { id, joined: { lte: most - count } },
          data: { joined: { increment: count } },
          select: { joined: true },
        });
        if (!lab) throw new NoRoom();
        if (!guest) return lab.joined;
        const { personId, share, mostOfPerson, mostOfShare } = guest;
        const first = lab.joined - count;
        const taken = async (by: { readonly share: string } | { readonly personId: string }) => {
          const { _sum } = await transaction.labJoin.aggregate({
            where: { labId: id, ...by },
            _sum: { count: true },
          });
          return (_sum.count ?? 0) + count;
        };
        if ((await taken({ share })) > Math.min(mostOfShare, most - first)) throw new NoRoom();
        if (personId !== null && (await taken({ personId })) > mostOfPerson) throw new NoRoom();
        await transaction.labJoin.create({ data: { labId: id, first, count, personId, share } });
        return lab.joined;
      });
    } catch (fault) {
      if (fault instanceof NoRoom) return null;
      throw fault;
    }
  }

  async lock(id: string, { holder, token, until }: Locking, now: Date): Promise<boolean> {
    const { count } = await this.#database.write((transaction) =>
      transaction.lab.updateMany({
        where: { id, OR: [{ lockedUntil: null }, { lockedUntil: { lte: now } }, { lockHolder: holder }] },
        data: { lockHolder: holder, lockToken: token, lockedUntil: until },
      }),
    );
    return count === 1;
  }

  async unlock(id: string, holder: string, token: string): Promise<boolean> {
    const { count } = await this.#database.write((transaction) =>
      transaction.lab.updateMany({
        where: { id, lockHolder: holder, lockToken: token },
        data: { lockHolder: null, lockToken: null, lockedUntil: null },
      }),
    );
    return count === 1;
  }

  async record(id: string, round: number, texts: readonly string[], limits: RecordLimits): Promise<boolean> {
    const sizes = texts.map((text) => Buffer.byteLength(text));
    const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
    return this.#database.write(async (transaction) => {
      // One statement gives the numbers; until the transaction ends nobody else gets the next ones, so that whoever sees
      // one sees all before it.
      const [lab] = await transaction.lab.updateManyAndReturn({
        where: { id, round },
        data: { told: { increment: texts.length }, recorded: { increment: size } },
        select: { told: true, recorded: true },
      });
      if (!lab) return false;
      const before = lab.told - texts.length;
      await transaction.labExchange.createMany({
        data: texts.map((text, nth) => ({
          labId: id,
          sequence: before + nth + 1,
          round,
          bytes: sizes[nth]!,
          text,
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

/** There is no room for those who want to join; what was done is undone with it. */
class NoRoom extends Error {}

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
  await transaction.labExchange.deleteMany({ where: { labId, sequence: { lte: newestGone.sequence } } });
  await transaction.lab.update({ where: { id: labId }, data: { recorded } });
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

function labOf(row: LabRow): Lab {
  const { guard } = row;
  if (!isGuard(guard)) throw new Error(`A lab has a guard that this version does not know: ${guard}`);
  return { ...row, guard };
}
