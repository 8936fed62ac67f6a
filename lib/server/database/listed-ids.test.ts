import { afterAll, beforeAll, expect, it } from 'vitest';
import { gramOfOwner, gramsOf, gramsToFind } from '@/lib/documents/content/grams';
import type { ListRequest } from '@/lib/documents/model/repository';
import { type EmptyDatabase, emptyDatabase } from '@/lib/server/testing/empty-database';
import { statementsOf } from '@/lib/server/testing/saved-text';
import { type Database, openDatabase } from './database';
import { DatabaseDocuments } from './database-documents';
import { listedIds } from './listed-ids';
import { storeGrams } from './search-grams';
import type { Statement, Value } from './statements';

const MIB = 1_048_576;

/** It nearly stands at each place of the texts. */
const PATTERN = `${'a'.repeat(199)}b`;

let empty: EmptyDatabase;
let database: Database;
beforeAll(async () => {
  empty = await emptyDatabase('SQLite');
  database = await openDatabase(empty.location);
  await database.write(async (transaction) => {
    for (let n = 0; n < 5; n++) {
      const [id, at] = [`document-${n}`, new Date(Date.UTC(2030, 0, 1 + n))];
      const { key } = await transaction.searchText.create({
        data: {
          text: 'a'.repeat(MIB),
          document: {
            create: {
              id,
              ownerId: 'ana',
              version: 1,
              searched: 1,
              size: MIB,
              createdAt: at,
              updatedAt: at,
            },
          },
        },
      });
      await transaction.document.update({ where: { id }, data: { searchKey: key } });
      // As if each might have what is looked for.
      const grams = new Set([...gramsOf('aaa'), ...gramsToFind(PATTERN), gramOfOwner('ana')]);
      await storeGrams(transaction, 'sqlite', key, grams);
    }
  });
});
afterAll(async () => {
  await database.close();
  await empty.remove();
});

/** No text is read but of what cannot be searched yet. */
const textOf = () => Promise.reject(new Error('All can be searched here.'));

/** What is asked of the database for a list, statement by statement. */
async function asked(request: Partial<ListRequest>) {
  const statements: (readonly [Statement, readonly Value[]])[] = [];
  const all: Database['statements']['all'] = (statement, values) => {
    statements.push([statement, values]);
    return database.statements.all(statement, values);
  };
  const whole = { personId: 'ana', common: [], deleted: false, search: '', limit: 50, after: null };
  const answer = await listedIds(
    { ...database, statements: { ...statementsOf(database), all } },
    { ...whole, effort: 32 * MIB, ...request },
    textOf,
  );
  return { answer, statements };
}

it('asks once for a page', async () => {
  const { answer, statements } = await asked({});
  expect(answer.ids).toHaveLength(5);
  expect(statements).toHaveLength(1);
  const after = { updatedAt: new Date(Date.UTC(2030, 0, 3)), id: 'document-2' };
  const next = await asked({ after });
  expect(next.answer.ids).toEqual(['document-1', 'document-0']);
  expect(next.statements).toHaveLength(1);
});

it('looks through no more than 2 MiB in one statement, without a pattern that could be tried in many ways', async () => {
  const { answer, statements } = await asked({ search: PATTERN });
  expect(answer).toEqual({ ids: [], next: null, searched: 5 * MIB });
  const looking = statements.filter(([{ text }]) => text.includes('instr("text"'));
  const keys = looking.map(([, [list]]) => (JSON.parse(String(list)) as number[]).length);
  expect(keys).toEqual([2, 2, 1]);
  for (const [{ text }] of statements) expect(text).not.toMatch(/LIKE/i);
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
