import { randomBytes } from 'node:crypto';
import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { asFound } from '@/lib/documents/model/repository';
import type { Person } from '@/lib/documents/people/person';
import { savingOf } from '@/lib/documents/use-cases/saving-of';
import { type Guard, isGuard } from '@/lib/lab/guards/guard';
import { STARTING_BODY, STARTING_TITLE } from '@/lib/lab/people/starting-text';
import type { Database } from '@/lib/server/database/database';
import type { Lab as LabRow } from '@/lib/server/database/generated/sqlite/client';
import { newLabId } from './lab-id';

/** A lab as it is stored. Its document has the same id. */
export interface Lab extends Omit<LabRow, 'guard'> {
  readonly guard: Guard;
}

const HOUR = 60 * 60_000;
/** How long a lab lives, and a trial, in milliseconds. */
const LIFETIME = { lab: 24 * HOUR, trial: HOUR / 2 };
/** How many there may be: labs, trials of one person (the oldest give way to new ones), and clients of one lab. */
const MOST_LABS = 2_000;
const MOST_TRIALS_OF_ONE = 24;
/** Labs of one person, who has little use for more than one, and of one address with its trials: a class of forty. */
const MOST_OF_ONE = 40;
const MOST_OF_ADDRESS = 1_000;
export const MOST_CLIENTS = 500;
/** Clients of whoever made the lab, who finds room though it is full for others. */
const MOST_WITH_TEACHER = 1_000;
/** How long a lock lasts, in milliseconds: what lib/lab says in words. */
const LOCK_LASTS = 20_000;

/** Labs in the database, each with its document. */
export class LabStore {
  readonly #database: Database;
  readonly #ports: Ports;
  readonly #inUse: (id: string) => boolean;

  /** `inUse`: whether somebody follows a lab right now, so that it must not give way to another. */
  constructor(database: Database, ports: Ports, inUse: (id: string) => boolean) {
    this.#database = database;
    this.#ports = ports;
    this.#inUse = inUse;
  }

  /**
   * Makes a lab with a fresh document; `null` where there are too many. Others may have to give way, whose ids are in the
   * answer too.
   */
  async create(
    { ownerId, share }: Pick<Lab, 'ownerId' | 'share'>,
    guard: Guard,
    trial: boolean,
  ): Promise<{ readonly lab: Lab | null; readonly removed: readonly string[] }> {
    const now = new Date(this.#ports.now());
    const removed = trial ? await this.#trialsOver(ownerId) : [];
    if (!trial && (await this.#database.readClient.lab.count({ where: { ownerId, trial } })) >= MOST_OF_ONE) {
      return { lab: null, removed };
    }
    const giving = await this.#toGiveWay(share);
    if (giving === null) return { lab: null, removed };
    await this.#remove([...removed, ...giving]);
    const id = newLabId();
    const startVersion = await this.#startAgain(id);
    const row = await this.#database.write((transaction) =>
      transaction.lab.create({
        data: {
          id,
          ownerId,
          share,
          guard,
          trial,
          startVersion,
          createdAt: now,
          expiresAt: new Date(now.getTime() + (trial ? LIFETIME.trial : LIFETIME.lab)),
        },
      }),
    );
    return { lab: labOf(row), removed: [...removed, ...giving] };
  }

  /** Whether there is a lab with that id whose time is over, and which has yet to be removed. */
  async isOver(id: string): Promise<boolean> {
    const where = { id, expiresAt: { lte: new Date(this.#ports.now()) } };
    return (await this.#database.readClient.lab.count({ where })) > 0;
  }

  /** The lab with that id, unless it is over. */
  async find(id: string): Promise<Lab | null> {
    const row = await this.#database.readClient.lab.findUnique({ where: { id } });
    return row && row.expiresAt.getTime() > this.#ports.now() ? labOf(row) : null;
  }

  /** Switches guard and pause if both are still as in `before`; false, with nothing done, where they are not. */
  async change(before: Lab, next: { readonly guard: Guard; readonly paused: boolean }): Promise<boolean> {
    const { id, guard, paused, round } = before;
    const { count } = await this.#database.write((transaction) =>
      transaction.lab.updateMany({ where: { id, guard, paused, round }, data: next }),
    );
    return count === 1;
  }

  /** Puts the starting text back, frees the lock, and begins a new round; the versions before are gone. */
  async reset(lab: Lab, guard: Guard): Promise<Lab> {
    const startVersion = await this.#startAgain(lab.id);
    const row = await this.#database.write(async (transaction) => {
      const where = { documentId: lab.id, version: { lt: startVersion } };
      await transaction.revision.deleteMany({ where });
      await transaction.lineStep.deleteMany({ where });
      await transaction.versionName.deleteMany({ where });
      return transaction.lab.update({
        where: { id: lab.id },
        data: {
          guard,
          startVersion,
          round: { increment: 1 },
          lockHolder: null,
          lockToken: null,
          lockedUntil: null,
        },
      });
    });
    return labOf(row);
  }

  /** Takes in so many clients; answers with how many there are then, or `null` where that would be too many. */
  async join(id: string, count: number, teacher: boolean): Promise<number | null> {
    const most = teacher ? MOST_WITH_TEACHER : MOST_CLIENTS;
    const { count: joined } = await this.#database.write((transaction) =>
      transaction.lab.updateMany({
        where: { id, joined: { lte: most - count } },
        data: { joined: { increment: count } },
      }),
    );
    if (joined === 0) return null;
    return (await this.find(id))?.joined ?? null;
  }

  /** Takes the lock, or takes it anew; `null` while somebody else holds it. */
  async lock(id: string, holder: string): Promise<{ readonly token: string; readonly until: Date } | null> {
    const now = this.#ports.now();
    const token = `<urn:midair:lock:${randomBytes(9).toString('base64url')}>`;
    const until = new Date(now + LOCK_LASTS);
    const { count } = await this.#database.write((transaction) =>
      transaction.lab.updateMany({
        where: {
          id,
          OR: [{ lockedUntil: null }, { lockedUntil: { lte: new Date(now) } }, { lockHolder: holder }],
        },
        data: { lockHolder: holder, lockToken: token, lockedUntil: until },
      }),
    );
    return count === 1 ? { token, until } : null;
  }

  /** Gives the lock back; false where it is another's, or the token is not that of the lock. */
  async unlock(id: string, holder: string, token: string): Promise<boolean> {
    const { count } = await this.#database.write((transaction) =>
      transaction.lab.updateMany({
        where: { id, lockHolder: holder, lockToken: token },
        data: { lockHolder: null, lockToken: null, lockedUntil: null },
      }),
    );
    return count === 1;
  }

  /** Removes what is over, documents included; answers with the ids. */
  async sweep(): Promise<readonly string[]> {
    const over = await this.#database.readClient.lab.findMany({
      where: { expiresAt: { lte: new Date(this.#ports.now()) } },
      select: { id: true },
      take: 200,
    });
    const ids = over.map(({ id }) => id);
    await this.#remove(ids);
    return ids;
  }

  /** The trials of somebody that give way to one more. */
  async #trialsOver(ownerId: string): Promise<readonly string[]> {
    const mine = await this.#database.readClient.lab.findMany({
      where: { ownerId, trial: true },
      orderBy: { createdAt: 'desc' },
      select: { id: true },
      skip: MOST_TRIALS_OF_ONE - 1,
    });
    return mine.map(({ id }) => id);
  }

  /**
   * The labs that give way to one more: none while there is room for it. Whoever's address has its share has to give of
   * its own; where all together have too many, the address with most gives. `null` where nothing can.
   */
  async #toGiveWay(share: string): Promise<readonly string[] | null> {
    const { lab } = this.#database.readClient;
    if ((await lab.count({ where: { share } })) >= MOST_OF_ADDRESS) return this.#idleOf(share);
    if ((await lab.count()) < MOST_LABS) return [];
    const [most] = await lab.groupBy({
      by: ['share'],
      _count: { id: true },
      orderBy: { _count: { id: 'desc' } },
      take: 1,
    });
    return this.#idleOf(most?.share ?? share);
  }

  /** One lab of an address that nobody misses: of those that nobody follows a trial, or what nobody joined, the oldest first. */
  async #idleOf(share: string): Promise<readonly string[] | null> {
    const oldest = await this.#database.readClient.lab.findMany({
      where: { share },
      orderBy: [{ trial: 'desc' }, { createdAt: 'asc' }],
      select: { id: true, trial: true, joined: true },
    });
    const idle = oldest.filter(({ id }) => !this.#inUse(id));
    const least = idle.find(({ trial, joined }) => trial || joined === 0) ?? idle[0];
    return least ? [least.id] : null;
  }

  async #remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const where = { id: { in: [...ids] } };
    await this.#database.write(async (transaction) => {
      await transaction.lab.deleteMany({ where });
      await transaction.document.deleteMany({ where });
    });
  }

  /** Saves the starting text as a new version whatever is there; answers with its number. */
  async #startAgain(id: string): Promise<number> {
    const content = { title: STARTING_TITLE, body: STARTING_BODY };
    for (;;) {
      const document: StoredDocument | null = await this.#ports.documents.find(id);
      const change = await savingOf(this.#ports, document, {
        documentId: id,
        text: JSON.stringify(content),
        content,
        author: labPerson(id, 'lab', 'The lab'),
        at: new Date(this.#ports.now()),
        mergeBaseEtag: null,
      });
      // Nobody finds a lab's document by searching, so there is nothing to search in.
      if (await this.#ports.documents.commit(asFound(document), { ...change, searchText: '' })) {
        return change.revision.version;
      }
    }
  }
}

/** Somebody inside a lab: nobody outside it is ever called so, and so none of it shows in anybody's list. */
export function labPerson(labId: string, who: string, name: string): Person {
  return { id: `lab:${labId}:${who}`, name, colour: 0 };
}

function labOf(row: LabRow): Lab {
  const { guard } = row;
  if (!isGuard(guard)) throw new Error(`A lab has a guard that this version does not know: ${guard}`);
  return { ...row, guard };
}
