import { randomBytes } from 'node:crypto';
import type { StoredDocument } from '@/lib/documents/model/document';
import { nextRevision } from '@/lib/documents/model/next-revision';
import type { Ports } from '@/lib/documents/model/ports';
import { asFound } from '@/lib/documents/model/repository';
import type { Person } from '@/lib/documents/people/person';
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
const MOST_CLIENTS = 400;
/** How long a lock lasts, in milliseconds: what lib/lab says in words. */
const LOCK_LASTS = 20_000;

/** Labs in the database, each with its document. */
export class LabStore {
  readonly #database: Database;
  readonly #ports: Ports;

  constructor(database: Database, ports: Ports) {
    this.#database = database;
    this.#ports = ports;
  }

  /** Makes a lab with a fresh document; `null` where there are too many. */
  async create(ownerId: string, guard: Guard, trial: boolean): Promise<Lab | null> {
    const now = new Date(this.#ports.now());
    const { readClient } = this.#database;
    if (trial) {
      const mine = await readClient.lab.findMany({
        where: { ownerId, trial: true },
        orderBy: { createdAt: 'desc' },
        select: { id: true },
        skip: MOST_TRIALS_OF_ONE - 1,
      });
      await this.#remove(mine.map(({ id }) => id));
    }
    if ((await readClient.lab.count()) >= MOST_LABS) return null;
    const id = newLabId();
    const startVersion = await this.#startAgain(id);
    const row = await this.#database.write((transaction) =>
      transaction.lab.create({
        data: {
          id,
          ownerId,
          guard,
          trial,
          startVersion,
          createdAt: now,
          expiresAt: new Date(now.getTime() + (trial ? LIFETIME.trial : LIFETIME.lab)),
        },
      }),
    );
    return labOf(row);
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
      await transaction.revision.deleteMany({
        where: { documentId: lab.id, version: { lt: startVersion } },
      });
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
  async join(id: string, count: number): Promise<number | null> {
    const { count: joined } = await this.#database.write((transaction) =>
      transaction.lab.updateMany({
        where: { id, joined: { lte: MOST_CLIENTS - count } },
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

  /** Gives the lock back; false where the token is not that of the lock. */
  async unlock(id: string, token: string): Promise<boolean> {
    const { count } = await this.#database.write((transaction) =>
      transaction.lab.updateMany({
        where: { id, lockToken: token },
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
      const revision = await nextRevision(document, {
        documentId: id,
        text: JSON.stringify(content),
        content,
        author: labPerson(id, 'lab', 'The lab'),
        at: new Date(this.#ports.now()),
        mergeBaseEtag: null,
      });
      // Nobody finds a lab's document by searching, so there is nothing to search in.
      if (await this.#ports.documents.commit(asFound(document), { kind: 'save', revision, searchText: '' })) {
        return revision.version;
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
