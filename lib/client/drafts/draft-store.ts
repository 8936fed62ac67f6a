import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Draft } from '@/lib/client/session/draft';
import type { ShelfEntry } from '@/lib/client/session/session';
import type { LastWords } from './last-words';

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft; indexes: { document: string } };
  shelf: { key: string; value: ShelfEntry; indexes: { document: string } };
}

/** Which draft: its own id, and the tab that it belongs to. */
export type DraftKey = Pick<Draft, 'id' | 'tab'>;

/**
 * What the device keeps. Every method rejects when the device can't: full, forbidden, or private browsing. Calls take
 * effect in the order in which they were made, and one that was made just before the page goes still does.
 */
export interface DraftStore {
  readonly keep: (draft: Draft) => Promise<void>;
  /**
   * Puts what is being kept where it stays although the page goes before `keep` has ended: it is in place when this
   * returns. False if there is no such place, or no room there.
   */
  readonly keepAtOnce: (draft: Draft) => boolean;
  /** What pages that went left by `keepAtOnce`, and `settle` did not take in yet. */
  readonly unsettled: () => readonly Draft[];
  /** Takes in what a page left by `keepAtOnce`, unless something later of the same draft is there. */
  readonly settle: (draft: Draft) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
  readonly read: (id: string) => Promise<Draft | undefined>;
  /** All drafts, or those of one document; the latest first. */
  readonly list: (documentId?: string) => Promise<readonly Draft[]>;
  /** Gives a draft another id and tab in one go: it is never under both nor under neither. */
  readonly move: (id: string, to: DraftKey) => Promise<Draft | undefined>;
  /** Keeping an entry again changes nothing. */
  readonly shelve: (entry: ShelfEntry) => Promise<void>;
  readonly unshelve: (id: string) => Promise<void>;
  /** The whole shelf, or one document's; the latest first. */
  readonly shelf: (documentId?: string) => Promise<readonly ShelfEntry[]>;
}

/** The device's store under the given database name. It is opened at first use, and again after a failure. */
export function draftStore(words: LastWords, name = 'midair'): DraftStore {
  /** Of each draft, what was last asked to be kept and is not yet. */
  const waiting = new Map<string, Draft>();
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const database = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= open(name, () => {
      opened = null;
    }).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };

  return {
    async keep(draft) {
      waiting.set(draft.id, draft);
      const transaction = (await database()).transaction('drafts', 'readwrite', { durability: 'relaxed' });
      await committed(transaction, transaction.store.put(draft));
      // Of two on their way, the words of the second must not go with the first.
      if (waiting.get(draft.id) !== draft) return;
      waiting.delete(draft.id);
      words.forget(draft.id);
    },
    keepAtOnce: words.put,
    unsettled: words.all,
    async settle(draft) {
      const transaction = (await database()).transaction('drafts', 'readwrite');
      const there = await transaction.store.get(draft.id);
      if (!there || there.updatedAt < draft.updatedAt) await transaction.store.put(draft);
      await transaction.done;
      words.forget(draft.id);
    },
    async drop(id) {
      waiting.delete(id);
      words.forget(id);
      const transaction = (await database()).transaction('drafts', 'readwrite');
      await committed(transaction, transaction.store.delete(id));
    },
    async read(id) {
      return (await database()).get('drafts', id);
    },
    async list(documentId) {
      const db = await database();
      const all =
        documentId === undefined
          ? await db.getAll('drafts')
          : await db.getAllFromIndex('drafts', 'document', documentId);
      return all.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
    },
    async move(id, to) {
      const transaction = (await database()).transaction('drafts', 'readwrite');
      const draft = await transaction.store.get(id);
      const moved = draft && { ...draft, ...to };
      if (moved) await Promise.all([transaction.store.put(moved), transaction.store.delete(id)]);
      await transaction.done;
      return moved;
    },
    async shelve(entry) {
      await (await database()).put('shelf', entry);
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
      return all.sort((a, b) => b.at.localeCompare(a.at));
    },
  };
}

/**
 * Resolves when the transaction, whose last request this is, has taken effect. It is committed explicitly: otherwise the
 * browser waits for the page to ask for nothing more, and a page that goes never gets to say so.
 */
async function committed(
  transaction: { readonly done: Promise<void>; commit(): void },
  request: Promise<unknown>,
): Promise<void> {
  const ended = Promise.all([request, transaction.done]);
  try {
    transaction.commit();
  } finally {
    await ended;
  }
}

function open(name: string, lost: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      for (const store of ['drafts', 'shelf'] as const) {
        db.createObjectStore(store, { keyPath: 'id' }).createIndex('document', 'documentId');
      }
    },
    // A newer release in another tab wants to change the database: it must not wait for this tab.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });
}
