import { execFile } from 'node:child_process';
import {
  mkdirSync,
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
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '@/lib/server/database/database';
import { findRewound } from '@/lib/server/database/rewound';
import { nameNew } from './files.mjs';

let folder: string;
let file: string;
let backup: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'midair-backup-'));
  mkdirSync(path.join(folder, 'data'));
  file = path.join(folder, 'data', 'midair.sqlite');
  backup = path.join(folder, 'backup');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a command said, and with which status it ended; `most` says how many kilobytes a file may get, as on a full disk. */
function run(
  command: 'backup' | 'restore',
  args: readonly string[] = [backup],
  env = {},
  most = 'unlimited',
) {
  const given = { ...process.env, DATA_DIR: path.dirname(file), DATABASE_URL: '', INIT_CWD: folder, ...env };
  const limited = ['-c', `ulimit -f ${most}; exec "$0" "$@"`, process.execPath];
  return new Promise<{ readonly status: number; readonly said: string }>((resolve) => {
    execFile('sh', [...limited, `scripts/${command}.mjs`, ...args], { env: given }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, said: out + err }),
    );
  });
}

/** How it ends when a file is in the way of a command: with one sentence, which names the file. */
const refused = (name: string, why: RegExp) => ({
  status: 1,
  said: expect.toSatisfy((said: string) => /^[^\n]+\n$/.test(said) && said.includes(name) && why.test(said)),
});

const open = () => openDatabase({ provider: 'sqlite', file });
const put = ({ readClient }: Database, value: string) =>
  readClient.setting.upsert({ where: { key: 'test' }, create: { key: 'test', value }, update: { value } });
const value = async ({ readClient }: Database) =>
  (await readClient.setting.findUnique({ where: { key: 'test' } }))?.value;

/** Does something with the database as a server that runs just then. */
async function serving<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe('a backup of SQLite', () => {
  it('has all that was stored, though a server is running and its log was not put into the file', async () => {
    await serving(async (database) => {
      await put(database, 'before');
      expect(await run('backup')).toMatchObject({ status: 0, said: expect.stringContaining(backup) });
      await put(database, 'after');
    });
    expect(readdirSync(folder).sort()).toEqual(['backup', 'data']);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(await run('restore')).toMatchObject({ status: 0 });
    await serving(async (database) => expect(await value(database)).toBe('before'));
  });

  it('is whole as of one moment while others write all the time', async () => {
    await serving(async (database) => {
      let busy = true;
      const writing = (async () => {
        for (let n = 0; busy; n++) {
          await put(database, `${n} `.repeat(5_000));
          await setImmediate();
        }
      })();
      expect(await run('backup')).toMatchObject({ status: 0 });
      busy = false;
      await writing;
    });
    const copy = new Sqlite(backup, { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
  });

  it('is not made over a file that is there, nor of nothing', async () => {
    expect(await run('backup')).toEqual({
      status: 1,
      said: expect.stringMatching(/^There is no database at [^\n]+\n$/),
    });
    await serving((database) => put(database, 'before'));
    writeFileSync(backup, 'mine');
    expect(await run('backup')).toEqual({
      status: 1,
      said: expect.stringMatching(/exists already[^\n]+\n$/),
    });
    expect(readFileSync(backup, 'utf8')).toBe('mine');
    expect(await run('backup', [])).toEqual({
      status: 1,
      said: expect.stringContaining('npm run backup -- FILE'),
    });
  });
});

describe('a backup of SQLite that cannot be made', () => {
  beforeEach(() => serving((database) => put(database, 'before')));

  it('takes away nothing that it did not make', async () => {
    const others = ['part', 'part-wal', 'part-shm', 'part-journal'].map((end) => `${backup}.${end}`);
    for (const other of others) writeFileSync(other, 'mine');
    expect(await run('backup')).toMatchObject({ status: 0 });
    for (const other of others) expect(readFileSync(other, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(2 + others.length);
  });

  it('is refused where another one is made under the same name just then', async () => {
    const ended = await Promise.all([run('backup'), run('backup'), run('backup')]);
    expect(ended.map(({ status }) => status).sort()).toEqual([0, 1, 1]);
    for (const { status, said } of ended)
      if (status === 1) expect(said).toMatch(/^[^\n]+ exists already[^\n]+\n$/);
    expect(readdirSync(folder).sort()).toEqual(['backup', 'data']);
    expect(await run('restore')).toMatchObject({ status: 0 });
  });

  it('says in one sentence what the system has against it, and leaves nothing', async () => {
    writeFileSync(path.join(folder, 'text'), 'No folder.');
    symlinkSync('nowhere', path.join(folder, 'link'));
    const before = readdirSync(folder);
    for (const [name, why] of [
      ['nowhere/backup', /There is no folder/],
      ['text/backup', /not a directory \(ENOTDIR\)/],
      ['link', /exists already/],
      ['x'.repeat(300), /name too long \(ENAMETOOLONG\)/],
    ] as const)
      expect(await run('backup', [name])).toEqual(refused(name.split('/')[0]!, why));
    expect(await run('backup', [backup], {}, '16')).toEqual(refused(backup, /SQLITE_/));
    expect(readdirSync(folder)).toEqual(before);
  });

  it('says so where what it is to be made of is no database', async () => {
    writeFileSync(file, 'No database. '.repeat(999));
    expect(await run('backup')).toEqual(refused(file, /SQLITE_NOTADB/));
    rmSync(file);
    mkdirSync(file);
    expect(await run('backup')).toEqual(refused(file, /SQLITE_/));
    expect(readdirSync(folder)).toEqual(['data']);
  });
});

describe('a name that something is to get', () => {
  const cannot = () => {
    throw Object.assign(new Error(), { code: 'EPERM' });
  };

  it.each([
    ['can be linked', undefined],
    ['cannot', cannot],
  ])('is not taken from what has it, where files %s', (_, link) => {
    const part = path.join(folder, 'part');
    writeFileSync(part, 'new');
    nameNew(part, backup, link);
    expect(readFileSync(backup, 'utf8')).toBe('new');
    const other = path.join(folder, 'other');
    writeFileSync(other, 'newer');
    expect(() => nameNew(other, backup, link)).toThrow(/exists already/);
    expect(readFileSync(backup, 'utf8')).toBe('new');
  });

  it('is not left without it', () => {
    expect(() => nameNew(path.join(folder, 'none'), backup, cannot)).toThrow(/ENOENT/);
    expect(readdirSync(folder)).toEqual(['data']);
  });
});

describe('a backup of SQLite that is put back', () => {
  beforeEach(async () => {
    await serving((database) => put(database, 'before'));
    await run('backup');
    await serving((database) => put(database, 'after'));
  });
  const unchanged = () => serving(async (database) => expect(await value(database)).toBe('after'));

  it('begins another history each time, and leaves what was there beside it', async () => {
    const said: string[] = [];
    for (let n = 0; n < 2; n++) {
      said.push((await run('restore')).said);
      const rewound = await serving(findRewound);
      said.push(rewound!.id);
    }
    expect(new Set(said).size).toBe(4);
    const kept = /is in (\S+):/.exec(said[0]!)![1]!;
    const before = new Sqlite(kept, { readonly: true });
    expect(before.prepare(`SELECT "value" FROM "Setting" WHERE "key" = 'test'`).pluck().get()).toBe('after');
    before.close();
    expect(readdirSync(path.dirname(file)).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('is refused while a server runs, even one that does nothing', async () => {
    await serving(async () => {
      expect(await run('restore')).toEqual({
        status: 1,
        said: expect.stringMatching(/^A server is running on [^\n]+\n$/),
      });
    });
    await unchanged();
  });

  it('is refused where it is none, damaged, or of a newer release', async () => {
    const bytes = readFileSync(backup);
    const other = path.join(folder, 'other');
    const foreign = new Sqlite(path.join(folder, 'foreign'));
    foreign.exec('CREATE TABLE "mine" ("id")');
    foreign.close();
    writeFileSync(path.join(folder, 'text'), 'No database. '.repeat(999));
    writeFileSync(path.join(folder, 'half'), bytes.subarray(0, bytes.length / 2));
    for (const name of ['text', 'half', 'foreign']) {
      const { status, said } = await run('restore', [name]);
      expect([name, status, said]).toEqual([
        name,
        1,
        expect.stringMatching(/^\S+ is damaged, or is not a backup[^\n]+\n$/),
      ]);
    }
    expect(await run('restore', ['none'])).toEqual({
      status: 1,
      said: expect.stringMatching(/^There is no file /),
    });
    writeFileSync(other, bytes);
    const newer = new Sqlite(other);
    newer.exec(`UPDATE "_prisma_migrations" SET "migration_name" = '20990101000000_later'
      WHERE "migration_name" = (SELECT max("migration_name") FROM "_prisma_migrations")`);
    newer.close();
    expect(await run('restore', [other])).toEqual({
      status: 1,
      said: expect.stringMatching(/newer release.*20990101000000_later/),
    });
    await unchanged();
  });

  it('takes away nothing that it did not make, and says in one sentence what the system has against it', async () => {
    for (const end of ['', '-wal', '-journal']) writeFileSync(`${file}.restoring${end}`, 'mine');
    const data = () => readdirSync(path.dirname(file)).sort();
    const before = data();
    expect(await run('restore', ['data'])).toEqual(refused(path.dirname(file), /is not a file/));
    expect(await run('restore', ['backup/x'])).toEqual(refused(`${backup}/x`, /ENOTDIR/));
    expect(await run('restore', ['x'.repeat(300)])).toEqual(refused('xxx', /ENAMETOOLONG/));
    expect(await run('restore', [backup], {}, '16')).toEqual(refused(backup, /EFBIG|SQLITE_/));
    expect(await run('restore', [backup], { DATA_DIR: backup })).toEqual(refused(backup, /ENOTDIR/));
    await unchanged();
    expect(data()).toEqual(before);
    expect(await run('restore')).toMatchObject({ status: 0 });
    expect(readFileSync(`${file}.restoring`, 'utf8')).toBe('mine');
  });

  it('takes the place of what is damaged, with nothing of its log', async () => {
    writeFileSync(file, 'No database. '.repeat(999));
    writeFileSync(`${file}-wal`, 'No log. '.repeat(99));
    expect(await run('restore')).toMatchObject({ status: 0 });
    await serving(async (database) => expect(await value(database)).toBe('before'));
  });

  it('is made where there was nothing', async () => {
    rmSync(path.dirname(file), { recursive: true });
    expect(await run('restore')).toEqual({ status: 1, said: expect.stringMatching(/^There is no folder /) });
    mkdirSync(path.dirname(file));
    expect(await run('restore')).toMatchObject({ status: 0 });
    await serving(async (database) => expect(await value(database)).toBe('before'));
  });
});
