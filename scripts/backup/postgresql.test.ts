import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '@/lib/server/database/database';
import { postgresAt } from '@/lib/server/database/postgres-pool';
import { findRewound } from '@/lib/server/database/rewound';
import { emptyDatabase } from '@/lib/server/testing/empty-database';

/**
 * Stand for PostgreSQL's programs, which have to fit the version of the server: an archive is what the tables are made of
 * anew, as text, behind the names of migrations.
 */
const PROGRAMS: Readonly<Record<string, string>> = {
  pg_dump: `
    const target = process.argv.find((each) => each.startsWith('--file=')).slice(7);
    const { writeFileSync } = require('node:fs');
    writeFileSync(target, process.env.PGDATABASE + ' as ' + process.env.PGUSER);
    if (target.includes('meanwhile')) writeFileSync(require('node:path').resolve(target, '../../meanwhile'), 'mine');
    if (target.includes('broken-off')) {
      writeFileSync(require('node:path').resolve(target, '../../dumping'), String(process.pid));
      process.kill(process.ppid, 'SIGTERM');
      setInterval(() => {}, 1_000);
    }`,
  pg_restore: `
    const [migrations, tables] = require('node:fs').readFileSync(process.argv.at(-1), 'utf8').split('---');
    if (tables === undefined) process.exit(1);
    if (process.argv.includes('--data-only')) process.stdout.write(migrations);
    else process.stdout.write(tables, () => { process.exitCode = tables.includes('-- and no more') ? 1 : 0; });`,
  psql: `
    const { Client } = require(process.cwd() + '/node_modules/pg');
    require('node:stream/consumers').text(process.stdin).then(async (script) => {
      const client = new Client();
      await client.connect();
      await client.query(script).catch((error) => { console.error('ERROR:\\n  ' + error.message); process.exitCode = 3; });
      await client.end();
    });`,
};

const TABLES = `
  CREATE TABLE public."Setting" ("key" text PRIMARY KEY, "value" text NOT NULL);
  CREATE TABLE public."Revision" ("savedAt" timestamp(3));
  INSERT INTO public."Setting" VALUES ('test', 'before');
  INSERT INTO public."Revision" VALUES ('2026-01-02 03:04:05.678'), ('2026-01-01 00:00:00');`;

let folder: string;
let place: Awaited<ReturnType<typeof emptyDatabase>>;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'midair-backup-'));
  for (const [name, program] of Object.entries(PROGRAMS)) {
    writeFileSync(path.join(folder, name), `#!${process.execPath}\n${program}`);
    chmodSync(path.join(folder, name), 0o755);
  }
  place = await emptyDatabase('PostgreSQL');
  if (place.location.provider !== 'postgresql') throw new Error('This is another database.');
  url = place.location.url;
});
afterAll(async () => {
  await place.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the database as a server does. */
async function serving<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(postgresAt(url));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

beforeEach(async () => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await client.end();
  await serving(({ readClient }) => readClient.setting.create({ data: { key: 'test', value: 'after' } }));
});

async function setting(key: string): Promise<string | undefined> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query('SELECT "value" FROM "Setting" WHERE "key" = $1', [key]);
  await client.end();
  return rows[0]?.value;
}

function run(command: 'backup' | 'restore', file: string, programs = folder) {
  const env = { ...process.env, DATABASE_URL: url, PATH: programs };
  return new Promise<{ readonly status: number; readonly said: string }>((resolve) => {
    execFile(process.execPath, [`scripts/${command}.mjs`, file], { env }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, said: out + err }),
    );
  });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function archive(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

it('is dumped into a file that only its owner may read', async () => {
  const file = path.join(folder, 'dumped');
  expect(await run('backup', file)).toMatchObject({ status: 0 });
  expect(readFileSync(file, 'utf8')).toBe(`${new URL(url).pathname.slice(1)} as ${new URL(url).username}`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('is not dumped over what got its name meanwhile', async () => {
  const file = path.join(folder, 'meanwhile');
  writeFileSync(`${file}.part`, 'mine too');
  expect(await run('backup', file)).toEqual({
    status: 1,
    said: expect.stringMatching(/^\S+ exists already[^\n]+\n$/),
  });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect(readFileSync(`${file}.part`, 'utf8')).toBe('mine too');
  expect(readdirSync(folder).filter((name) => name.startsWith('meanwhile'))).toHaveLength(2);
});

it('leaves nothing where it is broken off', async () => {
  expect(await run('backup', path.join(folder, 'broken-off'))).toEqual({ status: 1, said: '' });
  expect(readdirSync(folder).filter((name) => name.startsWith('broken-off'))).toEqual([]);
  const dumping = Number(readFileSync(path.join(folder, 'dumping'), 'utf8'));
  await expect.poll(() => isRunning(dumping), { timeout: 30_000 }).toBe(false);
});

it('needs programs of PostgreSQL, and says which', async () => {
  const bare = mkdtempSync(path.join(folder, 'bare-'));
  symlinkSync(process.execPath, path.join(bare, 'node'));
  const file = archive('good', `20261121222712_first --- ${TABLES}`);
  expect(await run('backup', path.join(folder, 'none'), bare)).toEqual({
    status: 1,
    said: expect.stringMatching(/^pg_dump is not installed\.[^\n]*Nothing was changed\.\n$/),
  });
  expect(await run('restore', file, bare)).toEqual({
    status: 1,
    said: expect.stringMatching(/^pg_restore is not installed/),
  });
});

it('is put back as a whole, with another history', async () => {
  expect(await run('restore', archive('good', `20261121222712_first --- ${TABLES}`))).toMatchObject({
    status: 0,
  });
  expect(await setting('test')).toBe('before');
  expect(await setting('rewound')).toMatch(
    /^[0-9a-f]{8} 2026-01-02T03:04:05\.678Z 20\d\d-\d\d-\d\dT[\d:.]+Z$/,
  );
});

it('stays as it was where what is put back is not a backup, breaks off, fails or is of a newer release, or a server runs', async () => {
  const refusals = [
    ['text', 'No archive.', /is not a backup/],
    ['empty', `--- ${TABLES}`, /is not a backup/],
    ['half', `20261121222712_first --- ${TABLES} -- and no more`, /could not be put back/],
    [
      'wrong',
      `20261121222712_first --- ${TABLES} INSERT INTO "Nowhere" VALUES (1);`,
      /could not be put back.*Nowhere/,
    ],
    ['newer', `20990101000000_later --- ${TABLES}`, /newer release.*20990101000000_later/],
  ] as const;
  for (const [name, content, why] of refusals) {
    const { status, said } = await run('restore', archive(name, content));
    expect([name, status, said]).toEqual([name, 1, expect.stringMatching(why)]);
    expect(said).toContain('Nothing was changed');
    expect(await setting('test')).toBe('after');
  }
  await serving(async ({ readClient }) => {
    await readClient.setting.count();
    const file = archive('good', `20261121222712_first --- ${TABLES}`);
    expect(await run('restore', file)).toEqual({
      status: 1,
      said: expect.stringMatching(/^A server is running/),
    });
  });
  await serving(async (database) => expect(await findRewound(database)).toBeNull());
});
