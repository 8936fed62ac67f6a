import { beforeAll, describe, expect, it } from 'vitest';
import { gramOfOwner, gramsOf } from '@/lib/documents/content/grams';
import type { ListRequest } from '@/lib/documents/model/repository';
import { Prisma } from '@/lib/server/database/generated/sqlite/client';
import { emptyDatabase } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { statementsOf } from '@/lib/server/testing/saved-text';
import { type Database, openDatabase } from './database';
import { DatabaseDocuments } from './database-documents';
import { packed } from './packed';
import { arrayOf, wordsOf } from './search-grams';
import type { Statement, Value } from './statements';

const DOCUMENTS = 12_000;
const TEXT = 'some words that every text has';
const ALL: ListRequest = {
  personId: 'owner',
  common: ['document-1', 'document-2'],
  deleted: false,
  search: '',
  limit: 50,
  after: null,
  effort: 1e9,
};

/** What is asked for, and of whom. */
const REQUESTS: Readonly<Record<string, Partial<ListRequest>>> = {
  'the newest': {},
  'a page deep in': { after: { updatedAt: new Date(3_000_000), id: 'document-3000' } },
  'the deleted ones': { deleted: true },
  'deleted ones further on': {
    deleted: true,
    after: { updatedAt: new Date(3_000_000), id: 'document-3000' },
  },
  'what is found everywhere': { search: 'words that' },
  'what is found nowhere': { search: 'nowhere' },
  'what is found nowhere further on': {
    search: 'nowhere',
    after: { updatedAt: new Date(6_000_000), id: 'document-6000' },
  },
  'what somebody has opened': { personId: 'reader' },
  'what is found in what somebody has opened': { personId: 'reader', search: 'nowhere' },
  'what somebody new has': { personId: 'new' },
  'what nobody has': { personId: null },
};

// SQLite counts what is there only if it is told to, which nobody does; PostgreSQL does so by itself.
describe.each([
  ['SQLite', false],
  ['SQLite', true],
  ['PostgreSQL', true],
] as const)('lists of %s, counted: %s', (provider, isCounted) => {
  const database = openedDatabase(provider);
  const { explain, owned, reading } = WAYS[provider];

  beforeAll(async () => {
    await fill(database());
    if (isCounted) await database().readClient.$executeRawUnsafe(WAYS[provider].count);
  }, 60_000);

  /** How the database goes about all that is asked of it for a list, or a search, and its snippets. */
  async function plansOf(request: Partial<ListRequest>, how: string): Promise<readonly string[]> {
    const plans: string[] = [];
    const { statements } = database();
    const all = async <Row>({ name, text }: Statement, values: readonly Value[]): Promise<readonly Row[]> => {
      const explaining = { name: `${how} ${name}`, text: `${how} ${text}` };
      plans.push(planOf(await statements.all<Step>(explaining, values)));
      return statements.all<Row>({ name, text }, values);
    };
    const documents = new DatabaseDocuments({
      ...database(),
      statements: { ...statementsOf(database()), all },
    });
    const page = await documents.list({ ...ALL, ...request });
    if (request.search) await documents.texts(page.documents.map(({ newest }) => newest));
    return plans;
  }

  it.each(Object.entries(REQUESTS))('reads no more than it needs of %s', async (_, request) => {
    const index = request.deleted ? 'Document_deleted_idx' : 'Document_listed_idx';
    for (const how of explain) {
      const [first, ...others] = await plansOf(request, how);
      expect(first).toContain(index);
      for (const plan of [first!, ...others]) {
        expect(plan).not.toMatch(reading);
        if (plan.includes(index)) expect(plan).toMatch(owned);
      }
    }
  });
});

it('asks PostgreSQL for grams by their index, however few texts there are', async () => {
  const place = await emptyDatabase('PostgreSQL');
  const database = await openDatabase(place.location);
  try {
    const source = "SELECT prosrc, proconfig FROM pg_proc WHERE proname = 'keysWith'";
    const [made] =
      await database.readClient.$queryRawUnsafe<{ prosrc: string; proconfig: string[] }[]>(source);
    expect(made!.proconfig).toEqual(['enable_seqscan=off']);
    const body = made!.prosrc.replace('"asked"', "'{1,2,3,4,5,6,7,8,9,10,11,12,13}'::int[]");
    const [, steps] = await database.readClient.$transaction([
      database.readClient.$executeRawUnsafe(`SET LOCAL ${made!.proconfig[0]}`),
      database.readClient.$queryRawUnsafe<Step[]>(`EXPLAIN ${body}`),
    ]);
    expect(planOf(steps)).toContain('Bitmap Index Scan on "SearchGrams_grams_idx"');
  } finally {
    await database.close();
    await place.remove();
  }
});

/** Both of what they tell of a step: SQLite names its parent, and PostgreSQL indents it. */
type Step = Readonly<Record<'id' | 'parent', number> & Record<'detail' | 'QUERY PLAN', string>>;

/** A plan as lines, each indented by what it is a part of. */
function planOf(steps: readonly Step[]): string {
  const depths = new Map<number, number>();
  return steps
    .map((step) => {
      if (step['QUERY PLAN']) return step['QUERY PLAN'];
      const depth = (depths.get(step.parent) ?? 0) + 1;
      depths.set(step.id, depth);
      return '  '.repeat(depth) + step.detail;
    })
    .join('\n');
}

const TABLES = 'Document|Revision|SearchText|SearchGrams|StoredText|Visit|Person';

/** How each of them is asked for a plan, and what that looks like. */
const WAYS = {
  SQLite: {
    explain: ['EXPLAIN QUERY PLAN'],
    count: 'ANALYZE',
    /** One's own in order: nothing is done beside walking along the index. */
    owned:
      /owned\n +SEARCH Document USING COVERING INDEX Document_\w+ \(ownerId=\?(?: AND \(updatedAt,id\)<\(\?,\?\))?\)\n(?! +USE TEMP B-TREE)/,
    /** A table that is read from its beginning to its end. */
    reading: new RegExp(`SCAN (?:${TABLES})\\b`),
  },
  PostgreSQL: {
    // For what is given, and for whatever may be given.
    explain: ['EXPLAIN', 'EXPLAIN (GENERIC_PLAN)'],
    count: 'VACUUM ANALYZE',
    owned: /Limit .*\n +-> +Index Only Scan Backward using "Document_\w+" on "Document"/,
    reading: new RegExp(`Seq Scan on "(?:${TABLES})"`),
  },
} as const;

/** Documents of which the owner has a third, and a reader has opened many. */
async function fill({ write, provider }: Database): Promise<void> {
  const text = JSON.stringify({ title: 't', body: TEXT });
  const size = Buffer.byteLength(text);
  const data = new Uint8Array(await packed(Buffer.from(text)));
  const numbers = Prisma.sql`WITH RECURSIVE numbers(n) AS (
    SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${DOCUMENTS - 1})`;
  const isSqlite = provider === 'sqlite';
  const at = isSqlite
    ? Prisma.sql`strftime('%Y-%m-%dT%H:%M:%S.000+00:00', n, 'unixepoch')`
    : Prisma.sql`to_timestamp(n) AT TIME ZONE 'UTC'`;
  const id = Prisma.sql`'document-' || n`;
  const owner = Prisma.sql`CASE WHEN n % 3 = 0 THEN 'owner' ELSE 'others' END`;
  await write(async (transaction) => {
    await transaction.$executeRaw`
      INSERT INTO "Document" ("id", "ownerId", "version", "searched", "searchKey", "size", "createdAt", "updatedAt", "deletedAt")
      ${numbers} SELECT ${id}, ${owner}, 1, 1, n + 1, ${size}, ${at}, ${at}, CASE WHEN n % 60 = 0 THEN ${at} END FROM numbers`;
    await transaction.$executeRaw`
      INSERT INTO "Revision" ("documentId", "version", "etag", "inlineText", "title", "excerpt", "size", "authorId",
        "authorName", "savedAt", "linesAdded", "linesRemoved")
      ${numbers} SELECT ${id}, 1, '1-x', '', 't', '', ${size}, 'owner', 'Owner', ${at}, 1, 0 FROM numbers`;
    await transaction.$executeRaw`
      INSERT INTO "StoredText" ("documentId", "version", "since", "data")
      ${numbers} SELECT ${id}, 1, 1, ${data} FROM numbers`;
    await transaction.$executeRaw`
      INSERT INTO "SearchText" ("key", "documentId", "text") ${numbers} SELECT n + 1, ${id}, ${TEXT} FROM numbers`;
    await transaction.$executeRaw`
      INSERT INTO "Visit" ("personId", "documentId", "at")
      ${numbers} SELECT CASE WHEN n % 24 = 1 THEN 'reader' ELSE 'reader-' || (n % 50) END, ${id}, ${at} FROM numbers`;
    for (const ownerId of ['owner', 'others']) {
      const grams = [...gramsOf(TEXT), gramOfOwner(ownerId)];
      const theirs = Prisma.sql`FROM "Document" WHERE "ownerId" = ${ownerId}`;
      await transaction.$executeRaw(
        isSqlite
          ? Prisma.sql`INSERT INTO "SearchIndex" (rowid, "grams") SELECT "searchKey", ${wordsOf(grams)} ${theirs}`
          : Prisma.sql`INSERT INTO "SearchGrams" ("key", "grams")
              SELECT "searchKey", CAST(${arrayOf(grams)} AS INTEGER[]) ${theirs}`,
      );
    }
  });
}
