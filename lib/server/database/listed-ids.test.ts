import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ListRequest } from '@/lib/documents/model/repository';
import { Prisma } from '@/lib/server/database/generated/sqlite/client';
import { type EmptyDatabase, emptyDatabase } from '@/lib/server/testing/empty-database';
import { type Database, openDatabase } from './database';
import { DatabaseDocuments } from './database-documents';
import { listedIds } from './listed-ids';

const MIB = 1_048_576;

let empty: EmptyDatabase;
let database: Database;
beforeAll(async () => {
  empty = await emptyDatabase('SQLite');
  database = await openDatabase(empty.location);
  await database.write(async (transaction) => {
    for (let n = 0; n < 5; n++) {
      const [id, at] = [`document-${n}`, new Date(Date.UTC(2030, 0, 1 + n))];
      await transaction.document.create({
        data: { id, ownerId: 'ana', version: 1, createdAt: at, updatedAt: at },
      });
      await transaction.searchText.create({ data: { documentId: id, text: 'a'.repeat(MIB) } });
    }
  });
});
afterAll(async () => {
  await database.close();
  await empty.remove();
});

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** How SQLite goes about it. */
  readonly plan: string;
}

/** What is asked of the database for a list, statement by statement. */
async function asked(request: Partial<ListRequest>) {
  const statements: Statement[] = [];
  const raw = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const query = Prisma.sql(strings, ...values);
    const steps = await database.readClient.$queryRaw<{ detail: string }[]>`EXPLAIN QUERY PLAN ${query}`;
    const plan = steps.map(({ detail }) => detail).join('\n');
    statements.push({ text: query.text, values: query.values, plan });
    return database.readClient.$queryRaw(query);
  };
  const readClient = new Proxy(database.readClient, {
    get: (client, name) => (name === '$queryRaw' ? raw : Reflect.get(client, name)),
  });
  const all = { personId: 'ana', common: [], deleted: false, search: '', limit: 50, after: null };
  const answer = await listedIds({ ...database, readClient }, { ...all, effort: 32 * MIB, ...request });
  return { answer, statements };
}

it('reads what is in a list, and never past what everybody wrote', async () => {
  const { answer, statements } = await asked({});
  expect(answer.ids).toHaveLength(5);
  expect(statements).toHaveLength(1);
  expect(statements[0]!.plan).toMatch(/SEARCH Document USING COVERING INDEX Document_ownerId_updatedAt/);
  expect(statements[0]!.plan).not.toMatch(/SCAN (?:Document|SearchText|Visit)/);
});

it('goes on where a page ended, without what was before', async () => {
  const after = { updatedAt: new Date(Date.UTC(2030, 0, 3)), id: 'document-2' };
  const { answer, statements } = await asked({ after });
  expect(answer.ids).toEqual(['document-1', 'document-0']);
  expect(statements[0]!.plan).toMatch(/Document_ownerId_updatedAt\w+ \(ownerId=\? AND updatedAt<\?\)/);
});

it('looks through no more than 2 MiB in one statement, without a pattern that could be tried in many ways', async () => {
  const { answer, statements } = await asked({ search: `${'a'.repeat(199)}b` });
  expect(answer).toEqual({ ids: [], next: null, searched: 5 * MIB });
  const looking = statements.filter(({ text }) => text.includes('instr("text"'));
  const ids = looking.map(({ values }) => values.filter((value) => /^document-\d$/.test(String(value))));
  expect(ids).toEqual([['document-4', 'document-3'], ['document-2', 'document-1'], ['document-0']]);
  for (const { text, plan } of looking) {
    expect(text).not.toMatch(/LIKE/i);
    expect(plan).not.toMatch(/SCAN/);
  }
});

it('stops where it has looked far enough, and says where to go on', async () => {
  const search = 'b';
  const first = await asked({ search, effort: 3 * MIB });
  expect(first.answer).toMatchObject({ ids: [], next: { id: 'document-3' }, searched: 2 * MIB });
  const second = await asked({ search, effort: 3 * MIB, after: first.answer.next });
  expect(second.answer).toEqual({ ids: [], next: null, searched: 3 * MIB });
});

it('lets others have their turn between statements', async () => {
  let turns = 0;
  const count = () => {
    turns++;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  await asked({ search: 'b' });
  clearImmediate(counting);
  expect(turns).toBeGreaterThanOrEqual(3);
});

it('keeps of what somebody has opened the latest 5,000, which is what a list has to sort', async () => {
  const documents = new DatabaseDocuments(database);
  const ids = Array.from({ length: 5_001 }, (_, nth) => `of-eve-${nth}`);
  const at = new Date(Date.UTC(2030, 0, 1));
  await database.write(async (transaction) => {
    const data = ids.map((id) => ({ id, ownerId: 'eve', version: 1, createdAt: at, updatedAt: at }));
    await transaction.document.createMany({ data });
    const opened = ids.slice(0, 5_000);
    await transaction.visit.createMany({
      data: opened.map((documentId, nth) => ({ personId: 'ben', documentId, at: new Date(nth) })),
    });
  });
  const visits = async () =>
    (await database.readClient.visit.findMany({ where: { personId: 'ben' } })).map((each) => each.documentId);
  await documents.recordVisit('ben', 'of-eve-5000', at);
  expect(new Set(await visits())).toEqual(new Set(ids.slice(1)));
  await documents.recordVisit('ben', 'of-eve-5000', at);
  expect(await visits()).toHaveLength(5_000);
});
