import { isGuard } from '@/lib/lab/guards/guard';
import type { Database } from '@/lib/server/database/database';
import type { Prisma } from '@/lib/server/database/generated/sqlite/client';
import { takeTurn } from '@/lib/server/database/settings';
import { deleteTextsBefore } from '@/lib/server/database/version-texts';
import type { Lab } from './lab';
import type { LabRepository, Locking, Settings } from './repository';

/** Labs removed at once. */
const REMOVED_AT_ONCE = 200;

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
  progressed: true,
  challenge: true,
  goneSequence: true,
  goneVersion: true,
  goneAt: true,
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
      await transaction.lab.create({ data: rowOf(lab) });
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

  async change(before: Lab, next: Settings): Promise<boolean> {
    const { id, guard, paused, challenge, round } = before;
    const { count } = await this.#database.write((transaction) =>
      transaction.lab.updateMany({ where: { id, guard, paused, challenge, round }, data: next }),
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
          goneSequence: 0,
          goneVersion: null,
          goneAt: null,
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

  get #read() {
    return this.#database.readClient;
  }
}

function labOf({ goneSequence, goneVersion, goneAt, ...row }: LabRow): Lab {
  const { guard, startVersion, createdAt } = row;
  if (!isGuard(guard)) throw new Error(`A lab has a guard that this version does not know: ${guard}`);
  const gone = { sequence: goneSequence, version: goneVersion ?? startVersion, at: goneAt ?? createdAt };
  return { ...row, guard, gone: goneSequence > 0 ? gone : null };
}

function rowOf({ gone, ...lab }: Lab): LabRow {
  return {
    ...lab,
    goneSequence: gone?.sequence ?? 0,
    goneVersion: gone?.version ?? null,
    goneAt: gone?.at ?? null,
  };
}
