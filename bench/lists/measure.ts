import { randomUUID } from 'node:crypto';
import type { Ports } from '@/lib/documents/model/ports';
import type { ListCursor } from '@/lib/documents/model/repository';
import { listDocuments } from '@/lib/documents/use-cases/list-documents';
import { openDatabase } from '@/lib/server/database/database';
import { DatabaseDocuments } from '@/lib/server/database/database-documents';
import { DatabasePeople } from '@/lib/server/database/database-people';
import { emptyDatabase, type PROVIDERS } from '@/lib/server/testing/empty-database';
import { postgresTables, sqliteTablesIn } from '../fill/tables';
import { fillLists, type People } from './fill';

/** Milliseconds that a list or a search takes, and that it keeps others waiting at once, at most. */
export const LIST_TARGET = 20;
const TIMES = 31;
const PAGE = 50;

/** What one kind of list or search costs. */
export interface ListFigures {
  readonly id: string;
  readonly who: string;
  readonly what: string;
  /** How many it finds on its page. */
  readonly found: string;
  /** Milliseconds. */
  readonly median: number;
  readonly slowest: number;
  /** The longest that the process did nothing else meanwhile, the median of the same. */
  readonly blocked: number;
}

interface Asked {
  readonly query?: string;
  readonly deleted?: boolean;
  readonly after?: ListCursor;
}

const SEARCHES: Readonly<Record<string, string>> = {
  'in every one': 'everywhere',
  'in every one of theirs': 'ofmine',
  'in the oldest quarter': 'longago',
  'in one of a hundred': 'nowandthen',
  'in a few': 'seldomword',
  'part of a word in a few': 'eldomwor',
  'Japanese, two characters': '東京',
  'Chinese, two characters': '会议',
  'Chinese, one character': '议',
  'one letter': 'e',
  'one letter, nowhere': 'ß',
  'two letters, nowhere': '§§',
  'a word that is only in those of others': 'ofothers',
  'a word that is nowhere': 'nowhereatall',
  'a phrase of frequent words, nowhere': 'ofmine everywhere',
  'a long phrase of frequent words, nowhere': 'everywhere ofmine everywhere ofmine',
};

/** Measures every kind of list and search for somebody who has many, who has opened many and who is new. */
export async function measureLists(
  provider: (typeof PROVIDERS)[number],
  documents: number,
  own: number,
  onFigures: (figures: ListFigures) => void,
): Promise<void> {
  const { location, remove } = await emptyDatabase(provider);
  const database = await openDatabase(location);
  const people = await filled();
  const ports = (): Ports => ({
    // Nothing is in memory.
    documents: new DatabaseDocuments(database),
    people: new DatabasePeople(database),
    now: Date.now,
    newId: randomUUID,
  });
  const searches = Object.entries(SEARCHES).map(([what, query]): [string, Asked] => [what, { query }]);
  const [often, seldom] = [searches[0]!, searches[3]!];
  const all: [string, string, string, [string, Asked][]][] = [
    [
      'owner',
      `somebody with ${own.toLocaleString('en')}`,
      people.owner,
      [
        ['the newest', {}],
        ['a page deep in', { after: people.deep }],
        ['deleted ones', { deleted: true }],
        ...searches,
      ],
    ],
    ['reader', 'somebody who has opened 5,000', people.reader, [['the newest', {}], often, seldom]],
    ['new', 'somebody new', randomUUID(), [['the newest', {}], often, seldom]],
  ];
  for (const [name, who, id, kinds] of all) {
    for (const [what, asked] of kinds)
      onFigures({
        ...(await measured(ports, id, asked)),
        who,
        what,
        id: `${name}/${what.replaceAll(/\W+/g, '-')}`,
      });
  }
  await database.close();
  await remove();

  async function filled(): Promise<People> {
    if (location.provider === 'sqlite') {
      const tables = sqliteTablesIn(location.file);
      const filled = await fillLists(tables, provider, documents, own);
      await tables.close();
      return filled;
    }
    const tables = await postgresTables(location.url);
    // Made anew once all is there, which takes a tenth of the time.
    const [{ indexdef }] = await database.readClient.$queryRaw<[{ indexdef: string }]>`
      SELECT indexdef FROM pg_indexes WHERE indexname = 'SearchGrams_grams_idx'`;
    await tables.run('DROP INDEX "SearchGrams_grams_idx"');
    const filled = await fillLists(tables, provider, documents, own);
    await tables.run(indexdef);
    // As the database does by itself in time.
    await tables.run('VACUUM ANALYZE');
    await tables.close();
    return filled;
  }
}

async function measured(ports: () => Ports, id: string, asked: Asked) {
  const list = (of: Ports) =>
    listDocuments(of, {
      caller: { id },
      common: [],
      deleted: asked.deleted ?? false,
      query: asked.query ?? '',
      limit: PAGE,
      after: asked.after ?? null,
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    });
  const { items, next } = await list(ports());
  const took: number[] = [];
  const blocked: number[] = [];
  for (let time = -3; time < TIMES; time++) {
    const asking = ports();
    const started = performance.now();
    await list(asking);
    if (time >= 0) took.push(performance.now() - started);
  }
  for (let time = 0; time < TIMES; time++) blocked.push(await longestWithout(() => list(ports())));
  return {
    found: `${items.length}${next ? ' and more' : ''}`,
    median: median(took),
    slowest: Math.max(...took),
    blocked: median(blocked),
  };
}

/** The longest that nobody else had their turn while something was done. */
async function longestWithout(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  await work();
  clearImmediate(next);
  return Math.max(longest, performance.now() - last);
}

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1]!;
