import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { DocumentRow, Person } from '@/lib/client/api/shapes';
import { begun } from '@/lib/client/device/begun';
import { giveWay } from '@/lib/client/device/give-way';
import type { Snapshot } from '@/lib/client/document/content';

/** A document as a person last saw it on this device. */
export interface SeenDocument {
  /** Whose it was to see. */
  readonly person: string;
  readonly documentId: string;
  readonly snapshot: Snapshot;
  /** When the server last sent it; ISO 8601. */
  readonly seenAt: string;
}

/** A person's list of documents as it was last seen on this device. */
interface SeenList {
  readonly person: string;
  readonly rows: readonly DocumentRow[];
  /** Who became this person: what those did is theirs. Absent where an earlier release kept the list. */
  readonly was?: readonly string[] | undefined;
  /** ISO 8601. */
  readonly seenAt: string;
}

/** The list with what is needed to show it. */
export interface ListLastSeen extends SeenList {
  /** Which documents this device can open by itself, by their ids. */
  readonly opened: ReadonlySet<string>;
}

interface Schema extends DBSchema {
  documents: { key: [string, string]; value: SeenDocument; indexes: { seenAt: string } };
  lists: { key: string; value: SeenList };
  /** One entry: who was here last. Earlier releases kept the id alone. */
  people: { key: 'last'; value: Known | string };
}

type Known = Pick<Person, 'id' | 'name'>;
type Asker = Pick<Person, 'id'>;

/**
 * What was last seen on this device, for when the server cannot be reached. It is kept of one person only, who was here
 * last: what is kept of anybody else goes as soon as they are somebody else. Every method rejects where the device keeps
 * nothing.
 */
export interface SeenStore {
  readonly keepDocument: (person: Known, document: Omit<SeenDocument, 'person'>) => Promise<void>;
  readonly keepList: (person: Known, list: Omit<SeenList, 'person'>) => Promise<void>;
  /** For a document that nobody may open any more. */
  readonly forget: (documentId: string) => Promise<void>;
  /** A document for the one who asks; where that is not known (`null`), for who was here last. */
  readonly document: (documentId: string, asker: Asker | null) => Promise<SeenDocument | null>;
  readonly list: (asker: Asker | null) => Promise<ListLastSeen | null>;
  /** The ids of the documents that have these words in title or text, as `document` would give them. */
  readonly search: (words: string, asker: Asker | null) => Promise<ReadonlySet<string>>;
  /** Who was here last, or `null` before anybody was. The name is empty where an earlier release kept none. */
  readonly lastPerson: () => Promise<Known | null>;
}

/** How many documents are kept, those that were seen last. */
const MOST = 100;

/** The device's store under the given database name. It is opened at first use, and again after a failure. */
export function seenStore(name = 'midair-seen'): SeenStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const lost = () => {
    opened = null;
  };
  const database = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= open(name, lost).catch((error: unknown) => {
      lost();
      throw error;
    });
    return opened;
  };
  /** A transaction in which only this person's things are there. */
  const withPerson = async ({ id, name: called }: Known) => {
    const transaction = begun((await database()).transaction(['documents', 'lists', 'people'], 'readwrite'));
    const people = transaction.objectStore('people');
    const last = knownOf(await people.get('last'));
    if (last?.id !== id) {
      await Promise.all([
        transaction.objectStore('documents').clear(),
        transaction.objectStore('lists').clear(),
      ]);
    }
    if (last?.id !== id || last.name !== called) await people.put({ id, name: called }, 'last');
    return transaction;
  };
  const lastPerson = async () => knownOf(await (await database()).get('people', 'last'));
  const personOf = async (asker: Asker | null): Promise<string | undefined> =>
    (asker ?? (await lastPerson()))?.id;

  return {
    lastPerson,
    async keepDocument(person, document) {
      const transaction = await withPerson(person);
      const documents = transaction.objectStore('documents');
      await documents.put({ ...document, person: person.id });
      let tooMany = (await documents.count()) - MOST;
      for (let oldest = await documents.index('seenAt').openCursor(); oldest && tooMany > 0; tooMany--) {
        await oldest.delete();
        oldest = await oldest.continue();
      }
      await transaction.done;
    },
    async keepList(person, list) {
      const transaction = await withPerson(person);
      await transaction.objectStore('lists').put({ ...list, person: person.id });
      await transaction.done;
    },
    async forget(documentId) {
      const db = await database();
      const person = await personOf(null);
      if (person !== undefined) await db.delete('documents', [person, documentId]);
    },
    async document(documentId, asker) {
      const person = await personOf(asker);
      if (person === undefined) return null;
      return (await (await database()).get('documents', [person, documentId])) ?? null;
    },
    async list(asker) {
      const person = await personOf(asker);
      if (person === undefined) return null;
      const db = await database();
      const [list, keys] = await Promise.all([db.get('lists', person), db.getAllKeys('documents')]);
      if (!list) return null;
      return { ...list, opened: new Set(keys.filter(([of]) => of === person).map(([, id]) => id)) };
    },
    async search(words, asker) {
      const found = new Set<string>();
      const person = await personOf(asker);
      const wanted = words.toLowerCase();
      // One after the other: all of them at once may be more than a phone has room for.
      const { store } = begun((await database()).transaction('documents'));
      for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
        const { content } = cursor.value.snapshot;
        const has = [content.title, content.body].some((text) => text.toLowerCase().includes(wanted));
        if (cursor.value.person === person && has) found.add(cursor.value.documentId);
      }
      return found;
    },
  };
}

function knownOf(last: Known | string | undefined): Known | null {
  return typeof last === 'string' ? { id: last, name: '' } : (last ?? null);
}

function open(name: string, lost: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('documents', { keyPath: ['person', 'documentId'] }).createIndex(
        'seenAt',
        'seenAt',
      );
      db.createObjectStore('lists', { keyPath: 'person' });
      db.createObjectStore('people');
    },
    ...giveWay<Schema>(lost),
  });
}
