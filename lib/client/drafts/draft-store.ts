import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { answered } from '@/lib/client/device/answered';
import { begun } from '@/lib/client/device/begun';
import { giveWay } from '@/lib/client/device/give-way';
import type { Draft, DraftKey } from '@/lib/client/session/draft';
import type { ShelfEntry } from '@/lib/client/session/session';
import { uuid } from '@/lib/http/client/uuid';
import { FORMAT, readShelfEntry } from './formats';
import type { LastWords, Words } from './last-words';
import { type Changes, changesOf, draftOf, type Packed, pack, unpack } from './stored-draft';
import { type Unreadable, unreadable } from './unreadable';

/** What is found under a key may have been written by any release: `unpack` and `readShelfEntry` say what it is. */
interface Found {
  readonly id: string;
  readonly documentId?: string;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Found; indexes: { document: string } };
  /** What drafts consist of besides the text that is typed. */
  parts: { key: string; value: Found };
  shelf: { key: string; value: Found; indexes: { document: string } };
}

const VERSION = 2;
/** How long the device may be silent before it counts as one that cannot keep anything, in milliseconds. */
const PATIENCE = 2_000;

/**
 * What the device keeps. Every method rejects when the device can't: full, forbidden, private browsing, or silent for two
 * seconds. Calls take effect in the order in which they were made. What cannot be read is never written over.
 */
export interface DraftStore {
  /** All of a draft or nothing of it is there afterwards; only what changed since is written. */
  readonly keep: (draft: Draft) => Promise<void>;
  /**
   * Puts what is being kept where it stays although the page goes before `keep` has ended: it is in place when this
   * returns. False if there is no such place, or no room there.
   */
  readonly keepAtOnce: (draft: Draft) => boolean;
  /** What pages that went left by `keepAtOnce`, and `settle` did not take in yet. */
  readonly unsettled: () => readonly Words[];
  /** Takes in what a page left by `keepAtOnce`, unless something later of the same draft is there. */
  readonly settle: (words: Words) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
  readonly read: (id: string) => Promise<Draft | undefined>;
  /** All drafts, or those of one document; the latest first. */
  readonly list: (documentId?: string) => Promise<readonly Draft[]>;
  /**
   * Gives a draft to another page, under a new id: it is never under both nor under neither, and whoever had it before
   * writes it no more. `undefined` if it is no longer `from`'s.
   */
  readonly adopt: (id: string, from: string | null, to: Omit<DraftKey, 'id'>) => Promise<Draft | undefined>;
  /** Keeping an entry again changes nothing. */
  readonly shelve: (entry: ShelfEntry) => Promise<void>;
  readonly unshelve: (id: string) => Promise<void>;
  /** The whole shelf, or one document's; the latest first. */
  readonly shelf: (documentId?: string) => Promise<readonly ShelfEntry[]>;
  /** What is here and cannot be read by this release. */
  readonly unreadable: () => Promise<readonly Unreadable[]>;
  /** Throws away what cannot be read, for good. */
  readonly remove: (found: Pick<Unreadable, 'place' | 'id'>) => Promise<void>;
}

/** What this page knows of a draft that it writes. */
interface Known {
  /** As it was last asked to be kept. */
  latest: Packed;
  /** As it surely is in the database. */
  stored: Packed | null;
  /** How many writes of it are on their way. */
  flying: number;
}

interface Options {
  readonly name?: string;
  /** Milliseconds after which a silent device counts as one that cannot. */
  readonly patience?: number;
  /** Called when there is another draft, or one less. */
  readonly changed?: () => void;
}

/** The device's store under the given database name. It is opened at first use, and again after a failure. */
export function draftStore(
  words: LastWords,
  { name = 'midair', patience = PATIENCE, changed = () => {} }: Options = {},
): DraftStore {
  const known = new Map<string, Known>();
  /** Of which drafts the last words fit to nothing that is here. */
  const unfit = new Set<string>();
  let opened: Promise<IDBPDatabase<Schema>> | null = null;

  function database(): Promise<IDBPDatabase<Schema>> {
    if (opened) return opened;
    const opening = open(name, () => forget());
    const forget = () => {
      if (opened === opening) opened = null;
    };
    opened = opening;
    // What opens too late is closed again: whoever waited has given up, and the next one asks anew.
    answered(opening, patience).catch(() => {
      forget();
      opening.then((late) => late.close()).catch(() => {});
    });
    return opening;
  }

  const both = async (mode: IDBTransactionMode, options?: IDBTransactionOptions) =>
    begun((await database()).transaction(['drafts', 'parts'], mode, options));
  type Both = Awaited<ReturnType<typeof both>>;
  const partsOf = (id: string) => IDBKeyRange.bound(`${id}/`, `${id}0`, false, true);
  const readPacked = async (transaction: Both, id: string) => {
    const [record, parts] = await Promise.all([
      transaction.objectStore('drafts').get(id),
      transaction.objectStore('parts').getAll(partsOf(id)),
    ]);
    return { record, parts, packed: record === undefined ? null : unpack(record, parts) };
  };
  const erase = (transaction: Both, id: string) => {
    ask(transaction.objectStore('drafts').delete?.(id));
    ask(transaction.objectStore('parts').delete?.(partsOf(id)));
  };
  const writeAll = (transaction: Both, { record, parts }: Changes) => {
    if (record) ask(transaction.objectStore('drafts').put?.(record));
    for (const part of parts) ask(transaction.objectStore('parts').put?.(part));
  };
  /** All drafts with their parts, each readable or not. */
  const readAll = async (documentId?: string) => {
    const transaction = await both('readonly');
    const drafts = transaction.objectStore('drafts');
    const ids = await (documentId === undefined
      ? drafts.getAllKeys()
      : drafts.index('document').getAllKeys(documentId));
    return Promise.all(ids.map((id) => readPacked(transaction, id)));
  };

  async function write(draft: Draft): Promise<void> {
    const mine = known.get(draft.id);
    const packed = pack(draft, mine?.latest ?? null);
    const now: Known = mine ?? { latest: packed, stored: null, flying: 0 };
    known.set(draft.id, now);
    now.latest = packed;
    now.flying++;
    try {
      const transaction = await both('readwrite', { durability: 'relaxed' });
      const there = await transaction.objectStore('drafts').getKey(draft.id);
      const stored = there === undefined ? null : now.stored;
      const changes = changesOf(stored, packed, now.flying === 1);
      const needed = new Set([...packed.parts.values()].map(({ id }) => id));
      const gone = [...(now.stored?.parts.values() ?? [])].filter(({ id }) => !needed.has(id));
      await committed(transaction, () => {
        writeAll(transaction, changes);
        for (const { id } of gone) ask(transaction.objectStore('parts').delete?.(id));
      });
      now.stored = packed;
      if (there === undefined) changed();
      // Of two on their way, the words of the second must not go with the first.
      if (now.latest === packed) words.forget(draft.id);
    } finally {
      now.flying--;
    }
  }

  const device: DraftStore = {
    keep: write,
    keepAtOnce(draft) {
      const mine = known.get(draft.id);
      const packed = pack(draft, mine?.latest ?? null);
      const { id, tab, updatedAt } = draft;
      const changes = changesOf(mine?.stored ?? null, packed, mine?.flying === 0);
      return words.put({ id, tab, updatedAt, ...changes });
    },
    unsettled: () => words.all().filter(({ id }) => !unfit.has(id)),
    async settle(left) {
      const transaction = await both('readwrite');
      const { record, parts, packed } = await readPacked(transaction, left.id);
      const next = left.record ?? record;
      const told = new Set(left.parts.map(({ id }) => id));
      const after = next ? unpack(next, [...parts.filter(({ id }) => !told.has(id)), ...left.parts]) : null;
      const fits = after !== null && (record === undefined || packed !== null);
      const outdated = packed !== null && draftOf(packed).updatedAt >= left.updatedAt;
      await committed(transaction, () => {
        if (fits && !outdated) writeAll(transaction, left);
      });
      // Of what a later write took the place of, parts may be gone: nobody needs them.
      if (!fits && !outdated) unfit.add(left.id);
      // A page that lives may have put later ones there meanwhile.
      else if (words.all().some(({ id, updatedAt }) => id === left.id && updatedAt === left.updatedAt)) {
        words.forget(left.id);
      }
    },
    async drop(id) {
      const had = known.get(id)?.stored ?? null;
      known.delete(id);
      words.forget(id);
      const transaction = await both('readwrite');
      await committed(transaction, () => erase(transaction, id));
      if (had) changed();
    },
    async read(id) {
      const { packed } = await readPacked(await both('readonly'), id);
      return packed ? draftOf(packed) : undefined;
    },
    async list(documentId) {
      const all = await readAll(documentId);
      return all
        .flatMap(({ packed }) => (packed ? [draftOf(packed)] : []))
        .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
    },
    async adopt(id, from, to) {
      const transaction = await both('readwrite');
      const { packed } = await readPacked(transaction, id);
      if (packed === null || packed.record.tab !== from) {
        await committed(transaction, () => {});
        return undefined;
      }
      const draft: Draft = { ...draftOf(packed), ...to, id: uuid() };
      const moved = pack(draft, null);
      await committed(transaction, () => {
        writeAll(transaction, changesOf(null, moved));
        erase(transaction, id);
      });
      known.set(draft.id, { latest: moved, stored: moved, flying: 0 });
      changed();
      return draft;
    },
    async shelve(entry) {
      await (await database()).put('shelf', { ...entry, format: FORMAT } as Found);
    },
    async unshelve(id) {
      await (await database()).delete('shelf', id);
    },
    async shelf(documentId) {
      const db = await database();
      const all =
        documentId === undefined
          ? await db.getAll('shelf')
          : await db.getAllFromIndex('shelf', 'document', documentId);
      return all.flatMap((record) => readShelfEntry(record) ?? []).sort((a, b) => b.at.localeCompare(a.at));
    },
    async unreadable() {
      const drafts = await readAll();
      const shelf = await (await database()).getAll('shelf');
      return [
        ...drafts.flatMap(({ record, parts, packed }) =>
          packed || !record ? [] : [unreadable('drafts', record.id, record, parts)],
        ),
        ...shelf.flatMap((record) =>
          readShelfEntry(record) ? [] : [unreadable('shelf', record.id, record)],
        ),
        ...words
          .all()
          .flatMap((left) => (unfit.has(left.id) ? [unreadable('last-words', left.id, left)] : [])),
        ...words.unreadable(),
      ];
    },
    async remove({ place, id }) {
      if (place === 'last-words') words.forget(id);
      else if (place === 'shelf') await device.unshelve(id);
      else {
        const transaction = await both('readwrite');
        await committed(transaction, () => erase(transaction, id));
      }
      changed();
    },
  };

  const patient =
    <Given extends readonly unknown[], Result>(run: (...given: Given) => Promise<Result>) =>
    (...given: Given) =>
      answered(run(...given), patience);
  return {
    ...device,
    keep: patient(device.keep),
    settle: patient(device.settle),
    drop: patient(device.drop),
    read: patient(device.read),
    list: patient(device.list),
    adopt: patient(device.adopt),
    shelve: patient(device.shelve),
    unshelve: patient(device.unshelve),
    shelf: patient(device.shelf),
    unreadable: patient(device.unreadable),
    remove: patient(device.remove),
  };
}

/** Asks for something whose failure ends its transaction, where it is heard of. */
function ask(request: Promise<unknown> | undefined): void {
  request?.catch(() => {});
}

/**
 * Has `run` ask for the last that a transaction is to do, and resolves when all has taken effect: else nothing has. It is
 * committed explicitly: otherwise the browser waits for the page to ask for nothing more, and a page that goes never gets
 * to say so.
 */
async function committed(
  transaction: { readonly done: Promise<void>; commit(): void; abort(): void },
  run: () => void,
): Promise<void> {
  try {
    run();
    transaction.commit();
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended.
    }
    throw error;
  }
  await transaction.done;
}

async function open(name: string, lost: () => void): Promise<IDBPDatabase<Schema>> {
  try {
    return await openAt(name, VERSION, lost);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error;
  }
  // A newer release was here. What it left is read as far as it can be, and nothing of it is written over.
  const db = await openAt(name, undefined, lost);
  if ((['drafts', 'parts', 'shelf'] as const).every((store) => db.objectStoreNames.contains(store)))
    return db;
  db.close();
  throw new Error('A newer release keeps its drafts otherwise.');
}

function openAt(name: string, version: number | undefined, lost: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, version, {
    upgrade(db, before) {
      if (before < 1) {
        for (const store of ['drafts', 'shelf'] as const) {
          db.createObjectStore(store, { keyPath: 'id' }).createIndex('document', 'documentId');
        }
      }
      if (before < 2) db.createObjectStore('parts', { keyPath: 'id' });
    },
    ...giveWay<Schema>(lost),
  });
}
