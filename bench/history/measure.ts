import { randomUUID } from 'node:crypto';
import type { StoredDocument } from '@/lib/documents/model/document';
import { openDatabase } from '@/lib/server/database/database';
import { DatabaseDocuments } from '@/lib/server/database/database-documents';
import { emptyDatabase, type PROVIDERS } from '@/lib/server/testing/empty-database';
import { prose } from '../load/prose';
import { storeVersion } from '../load/store-version';
import { storedBytes } from '../load/stored-bytes';

/** Bytes of a document that was saved 10,000 times, and milliseconds that any of its versions takes, at most. */
export const HISTORY_TARGETS = { bytes: 30_000_000, anyVersion: 10 };
const SAMPLES = 200;
/** Reads of one version, of which the fastest counts: what else the machine does is no cost of ours. */
const READS = 3;

async function saver(documents: DatabaseDocuments, bytes: number) {
  const id = randomUUID();
  const lines = prose(bytes);
  let before: StoredDocument | null = null;
  let saves = 0;
  const save = async () => {
    const at = (saves * 7_919) % lines.length;
    if (saves > 0) lines[at] = `${lines[at]!.slice(0, 40)} edit ${saves}`;
    saves += 1;
    const content = { title: 'Long', body: lines.join('\n') };
    const revision = await storeVersion(documents, id, before, content, saves);
    before = await documents.find(id);
    return revision;
  };
  return { id, save };
}

const milliseconds = async (work: () => Promise<unknown>) => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1]!;

/** What a document that was saved often costs, beside one that was saved once or twice; times in milliseconds. */
export interface HistoryFigures {
  /** Bytes in the database. */
  readonly size: number;
  readonly save: { readonly many: number; readonly few: number };
  /** By whoever has nothing in memory, as all reads here. */
  readonly read: { readonly many: number; readonly few: number };
  readonly anyVersion: { readonly median: number; readonly slowest: number };
}

/** Saves a document of so many bytes so many times, each time with a small edit, and measures what that comes to. */
export async function measureHistory(
  provider: (typeof PROVIDERS)[number],
  versions: number,
  bytes: number,
): Promise<HistoryFigures> {
  const { location, remove } = await emptyDatabase(provider);
  const database = await openDatabase(location);
  const documents = new DatabaseDocuments(database);
  const afresh = () => new DatabaseDocuments(database);
  const empty = await storedBytes(database, location);
  const long = await saver(documents, bytes);
  for (let nth = 0; nth < versions; nth++) await long.save();
  const size = (await storedBytes(database, location)) - empty;
  // By turns: the document with one version is made anew each time, for its next save is its second.
  const few = { save: [] as number[], read: [] as number[] };
  const many = { save: [] as number[], read: [] as number[] };
  for (let nth = 1; nth <= SAMPLES / 4; nth++) {
    const fresh = await saver(documents, bytes);
    await fresh.save();
    few.save.push(await milliseconds(() => fresh.save()));
    many.save.push(await milliseconds(() => long.save()));
    few.read.push(await milliseconds(() => afresh().representation(fresh.id, 2)));
    many.read.push(await milliseconds(() => afresh().representation(long.id, versions + nth)));
  }
  const any: number[] = [];
  // The first ones only warm up what all of them need.
  for (let nth = -SAMPLES; nth < SAMPLES; nth++) {
    const version = 1 + ((Math.abs(nth) * 7_919) % versions);
    const took: number[] = [];
    for (let read = 0; read < READS; read++)
      took.push(await milliseconds(() => afresh().revision(long.id, version)));
    if (nth >= 0) any.push(Math.min(...took));
  }
  await database.close();
  await remove();
  return {
    size,
    save: { many: median(many.save), few: median(few.save) },
    read: { many: median(many.read), few: median(few.read) },
    anyVersion: { median: median(any), slowest: Math.max(...any) },
  };
}
