import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '@/lib/server/testing/start-postgres';
import { type DatabaseLocation, openDatabase } from './database';
import { openingFault } from './opening-fault';
import { postgresAt } from './postgres-pool';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'midair-fault-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function faultOf(location: DatabaseLocation) {
  const fault = await openDatabase(location).then(
    async (database) => {
      await database.close();
      throw new Error('The database was opened.');
    },
    (error: unknown) => error,
  );
  return openingFault(fault, location);
}

const madeFile = (name: string, make: (file: string) => void) => {
  const file = path.join(folder, name);
  make(file);
  return file;
};
const withRows = (file: string, sql: string) => {
  const made = new Sqlite(file);
  made.exec(sql);
  made.close();
};

describe('a file that cannot be used', () => {
  it.each([
    [
      'is no database',
      'text.sqlite',
      (file: string) => writeFileSync(file, 'Not a database. '.repeat(99)),
      'damaged',
    ],
    [
      'is another’s',
      'other.sqlite',
      (file: string) => withRows(file, 'CREATE TABLE "Songs" (name)'),
      'not Midair’s',
    ],
  ])('stays as it is, and somebody has to mend it: %s', async (_, name, make, said) => {
    const file = madeFile(name, make);
    const before = readFileSync(file);
    const fault = await faultOf({ provider: 'sqlite', file });
    expect(fault).toEqual({ heals: false, message: expect.stringContaining(said) });
    expect(fault.message).toContain('Nothing was changed');
    expect(readFileSync(file)).toEqual(before);
  });

  it('is in a folder that is none', async () => {
    const file = path.join(
      madeFile('file', (file) => writeFileSync(file, '')),
      'midair.sqlite',
    );
    const fault = await faultOf({ provider: 'sqlite', file });
    expect(fault).toEqual({ heals: false, message: expect.stringContaining('DATA_DIR') });
  });

  it.each([
    ['EACCES', false],
    ['EROFS', false],
    ['SQLITE_READONLY', false],
    ['ENOSPC', true],
    ['SQLITE_FULL', true],
    ['SQLITE_IOERR_WRITE', true],
    ['SQLITE_BUSY', true],
  ])('heals by itself or not, by what the system says: %s', (code, heals) => {
    const fault = Object.assign(new Error('no'), { code });
    expect(openingFault(fault, { provider: 'sqlite', file: '/data/midair.sqlite' })).toMatchObject({ heals });
  });
});

describe('a server that cannot be used', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 120_000);
  afterAll(() => postgres.stop());

  const at = (change: (url: URL) => void): DatabaseLocation => {
    const url = new URL(postgres.url);
    change(url);
    return postgresAt(url.href);
  };

  it.each([
    [
      'a wrong password',
      (url: URL) => Object.assign(url, { password: 'wrong secret' }),
      'the user and the password',
    ],
    ['no such database', (url: URL) => Object.assign(url, { pathname: '/nowhere' }), 'no such database'],
  ])('has to be mended by somebody, and no password is told: %s', async (_, change, said) => {
    const fault = await faultOf(at(change));
    expect(fault).toEqual({ heals: false, message: expect.stringContaining(said) });
    expect(fault.message).toContain('Nothing was changed');
    expect(fault.message).not.toMatch(/secret|:postgres@/);
  });

  it('may come back where nobody listens, is starting, or lets no more in', async () => {
    const nobody = await faultOf(at((url) => Object.assign(url, { port: '1' })));
    expect(nobody).toEqual({ heals: true, message: expect.stringContaining('ECONNREFUSED') });
    expect(nobody.message).not.toContain(':postgres@');
    const crowd = new pg.Pool({ connectionString: postgres.url, max: 200, application_name: 'crowd' });
    try {
      const one = await crowd.connect();
      await one.query(`CREATE ROLE guest LOGIN PASSWORD 'guest' CONNECTION LIMIT 0`);
      one.release();
      const crowded = await faultOf(
        at((url) => Object.assign(url, { username: 'guest', password: 'guest' })),
      );
      expect(crowded).toMatchObject({ heals: true });
    } finally {
      await crowd.end();
    }
    const starting = Object.assign(new Error('the database system is starting up'), { code: '57P03' });
    expect(
      openingFault(
        starting,
        at(() => {}),
      ),
    ).toMatchObject({ heals: true });
  });

  it('holds another’s tables, and is left alone', async () => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query('CREATE TABLE "Songs" (name text)');
    const fault = await faultOf(at(() => {}));
    expect(fault).toEqual({ heals: false, message: expect.stringContaining('not Midair’s') });
    const { rows } = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    await client.end();
    expect(rows).toEqual([{ tablename: 'Songs' }]);
  });
});
