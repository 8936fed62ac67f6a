import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from './database';
import { migrate } from './migrate';
import { MigrationError } from './migration-error';
import { DurableSqlite } from './sqlite-adapter';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'midair-migrate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = (provider: string) =>
  readdirSync(`prisma/${provider}/migrations`)
    .filter((name) => /^\d/.test(name))
    .sort();

async function execute(file: string, sql: string): Promise<void> {
  const connection = await new DurableSqlite(file).connect();
  await connection.executeScript(sql);
  await connection.dispose();
}

describe('bringing the database up to date', () => {
  it('applies each migration once', async () => {
    const adapter = new DurableSqlite(path.join(folder, 'once.sqlite'));
    expect(await migrate(adapter, 'sqlite')).toEqual(names('sqlite'));
    expect(await migrate(adapter, 'sqlite')).toEqual([]);
  });

  it('is done by the same steps for both databases, for the models as they are', () => {
    expect(names('postgresql')).toEqual(names('sqlite'));
    expect(readFileSync('prisma/migrated.prisma', 'utf8')).toBe(readFileSync('prisma/models.prisma', 'utf8'));
  });

  it('waits for a process that is at it already', async () => {
    const file = path.join(folder, 'together.sqlite');
    const script = `
      const { openDatabase } = await import('./lib/server/database/database.ts');
      const database = await openDatabase({ provider: 'sqlite', file: ${JSON.stringify(file)} });
      await database.readClient.setting.count();
      await database.close();`;
    const starts = Array.from({ length: 3 }, async () => {
      const args = ['--import', 'tsx', '--input-type=module', '-e', script];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
      return (await once(child, 'exit'))[0];
    });
    expect(await Promise.all(starts)).toEqual([0, 0, 0]);
    expect(await migrate(new DurableSqlite(file), 'sqlite')).toEqual([]);
  });

  it('stops at a database that a newer release has changed, changes nothing, and says what to do', async () => {
    const file = path.join(folder, 'foreign.sqlite');
    await migrate(new DurableSqlite(file), 'sqlite');
    await execute(
      file,
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ('x', 'y', 1, '99990101000000_tomorrow', 1, 1);
       DELETE FROM _prisma_migrations WHERE migration_name = '${names('sqlite').at(-1)}';`,
    );
    const before = readFileSync(file);
    const opening = openDatabase({ provider: 'sqlite', file });
    await expect(opening).rejects.toThrow(MigrationError);
    await expect(opening).rejects.toThrow(
      /newer release .*: 99990101000000_tomorrow\. Nothing was changed\. Start that release again, or put back the backup/,
    );
    expect(readFileSync(file)).toEqual(before);
  });

  it('stops at a migration that failed half-way, and says which', async () => {
    const file = path.join(folder, 'failed.sqlite');
    await migrate(new DurableSqlite(file), 'sqlite');
    await execute(file, 'UPDATE _prisma_migrations SET finished_at = NULL');
    await expect(migrate(new DurableSqlite(file), 'sqlite')).rejects.toThrow(names('sqlite')[0]);
  });
});

describe('taking the text for search out of the row of a document', () => {
  it('leaves every version, and what LIKE could not take is as it was written', async () => {
    const file = path.join(folder, 'search-text.sqlite');
    const steps = names('sqlite');
    const at = steps.findIndex((name) => name.endsWith('_search_text'));
    const sqlOf = (name: string) => readFileSync(`prisma/sqlite/migrations/${name}/migration.sql`, 'utf8');
    for (const name of steps.slice(0, at)) await execute(file, sqlOf(name));
    await execute(
      file,
      `INSERT INTO "Document" (id, ownerId, version, searchText, createdAt, updatedAt) VALUES ('d', 'ana', 1, '100％ a＿b c＼d', 1, 1);
       INSERT INTO "Revision" VALUES ('d', 1, '1-x', '{}', 't', '', 2, 'ana', 'Ana', 1, NULL, NULL, 1, 0);`,
    );
    const after = steps.findIndex((name) => name.endsWith('_searched'));
    for (const name of steps.slice(at, after)) await execute(file, sqlOf(name));
    const connection = await new DurableSqlite(file).connect();
    const rows = async (sql: string) =>
      (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows.map(([first]) => first);
    expect(await rows('SELECT "text" FROM "SearchText"')).toEqual(['100% a_b c\\d']);
    expect(await rows('SELECT "inlineText" FROM "Revision"')).toEqual(['{}']);
    await connection.dispose();
  });
});

describe('a connection to SQLite', () => {
  it('writes ahead, and to the disk before it answers', async () => {
    const connection = await new DurableSqlite(path.join(folder, 'pragmas.sqlite')).connect();
    const pragma = async (name: string) => {
      const { rows } = await connection.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] });
      return rows[0]?.[0];
    };
    expect(await pragma('journal_mode')).toBe('wal');
    // 2 is FULL.
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(10_000);
    await connection.dispose();
  });
});
