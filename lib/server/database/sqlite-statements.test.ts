import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, it, vi } from 'vitest';
import type { Act } from '@/lib/documents/model/act';
import type { Revision } from '@/lib/documents/model/document';
import { emptyDatabase } from '@/lib/server/testing/empty-database';
import { type Database, openDatabase } from './database';
import type { Save } from './statements';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0).reverse()) await close();
});

async function opened(): Promise<{ readonly database: Database; readonly file: string }> {
  const { location, remove } = await emptyDatabase('SQLite');
  closing.push(remove);
  const database = await openDatabase(location);
  closing.push(() => database.close());
  if (location.provider !== 'sqlite') throw new Error('This is about SQLite.');
  return { database, file: location.file };
}

/** Another process's connection, which leaves the log alone so that it can be counted. */
function another(file: string): Sqlite.Database {
  const connection = new Sqlite(file);
  closing.push(async () => void connection.close());
  return connection;
}

it('makes changes that arrive together in one transaction, each with its own verdict', async () => {
  const { database, file } = await opened();
  const { statements } = database;
  const first = creation();
  await statements.save(first);
  const commits = commitsIn(file);
  const before = commits();
  const act = actOf('used once');
  const { revision } = first.change;
  const made = await Promise.allSettled([
    statements.save({ ...creation(), act }),
    // The same key once more: a violation, which takes nothing of the others along.
    statements.save({ ...creation(), act }),
    statements.save(following(revision, 'x')),
    // Somebody else came first, in the same transaction.
    statements.save(following(revision, 'y')),
    statements.save(creation()),
  ]);
  expect(made).toMatchObject([
    { value: { made: true } },
    { reason: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' } },
    { value: { made: true } },
    { value: { made: false } },
    { value: { made: true } },
  ]);
  expect(commits() - before).toBe(1);
  const texts = another(file).prepare('SELECT "data" FROM "StoredText"').pluck();
  expect(texts.all().map(String).sort()).toEqual(['first', 'first', 'first', 'x']);
});

it('waits for the lock of another process, and keeps nobody waiting meanwhile', async () => {
  const { database, file } = await opened();
  const rival = another(file);
  rival.exec('BEGIN IMMEDIATE');
  const saving = database.statements.save(creation());
  let isDone = false;
  void saving.then(() => {
    isDone = true;
  });
  // Whatever else this process has to do goes on: these turns would never come if it waited within SQLite.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(isDone).toBe(false);
  expect(await database.statements.all({ name: 'none', text: 'SELECT * FROM "Document"' }, [])).toEqual([]);
  rival.exec('COMMIT');
  expect(await saving).toMatchObject({ made: true });
});

it('gives up on a lock ten seconds after the first had to wait for it, whoever comes then', async () => {
  const { database, file } = await opened();
  const rival = another(file);
  rival.exec('BEGIN IMMEDIATE');
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000);
  const first = database.statements.save(creation());
  const refused = expect(first).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  await new Promise((resolve) => setTimeout(resolve, 1));
  clock.mockReturnValue(11_001);
  await refused;
  // Nothing more has passed.
  await expect(database.statements.save(creation())).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  rival.exec('COMMIT');
  expect(await database.statements.save(creation())).toMatchObject({ made: true });
  rival.exec('BEGIN IMMEDIATE');
  const later = database.statements.save(creation());
  await new Promise((resolve) => setTimeout(resolve, 1));
  rival.exec('COMMIT');
  expect(await later).toMatchObject({ made: true });
});

it('makes nothing of a change whose transaction Prisma has not finished, until it has', async () => {
  const { database } = await opened();
  const order: string[] = [];
  const long = database.write(async (transaction) => {
    await transaction.setting.create({ data: { key: 'a', value: '1' } });
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push('long');
  });
  const save = database.statements.save(creation()).then(() => order.push('save'));
  await Promise.all([long, save]);
  expect(order).toEqual(['long', 'save']);
});

/** Counts commits by the frames that end one in the log of writes. */
function commitsIn(file: string): () => number {
  return () => {
    const log = readFileSync(`${file}-wal`);
    const page = log.readUInt32BE(8);
    let count = 0;
    for (let at = 32; at + 24 <= log.length; at += 24 + page) {
      // Salts tell frames of this round from older ones.
      const isCurrent = log.compare(log, 16, 24, at + 8, at + 16) === 0;
      if (isCurrent && log.readUInt32BE(at + 4) !== 0) count++;
    }
    return count;
  };
}

function actOf(key: string): Act {
  return { personId: 'somebody', key, digest: 'd', at: new Date() };
}

function creation(): Save {
  const documentId = randomUUID();
  const revision: Revision = {
    documentId,
    version: 1,
    etag: `1-${documentId}`,
    text: 'first',
    title: '',
    excerpt: '',
    size: 5,
    author: { id: 'somebody', name: 'Somebody' },
    savedAt: new Date(),
    parentEtag: null,
    mergeBaseEtag: null,
    linesAdded: 0,
    linesRemoved: 0,
    changedLines: [],
    restored: null,
  };
  return { expected: null, change: saving(revision), act: null, stored: storedAs(revision) };
}

function following(before: Revision, text: string): Save {
  const savedAt = new Date(before.savedAt.getTime() + 1);
  const revision = { ...before, version: before.version + 1, etag: `2-${text}`, text, savedAt };
  const expected = { version: before.version, etag: before.etag, sharing: 1 };
  return { expected, change: saving(revision), act: null, stored: storedAs(revision) };
}

function storedAs({ version, text }: Revision): Save['stored'] {
  return { since: version, data: Buffer.from(text) };
}

function saving(revision: Revision): Save['change'] {
  return { kind: 'save', revision, searchable: true, step: { lines: 1, parents: [], coarse: false } };
}
