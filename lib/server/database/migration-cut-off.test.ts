import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmptyDatabase, emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { migrate } from './migrate';
import { DurableSqlite } from './sqlite-adapter';

/** A migration of several steps, which is cut off. */
const NAME = '20261127154240_list_order';
/** One of its last. */
const CUT = 'Document_deleted_idx';

/** How many of its steps are done before the process dies: of those that are given. */
const CUTS: Readonly<Record<string, (all: number) => number>> = {
  'before anything is done': () => 0,
  'after its first steps': () => 4,
  'once all is done but to keep it': (all) => all - 1,
  'once it is kept': (all) => all,
};

describe.each(PROVIDERS)('a migration of %s that was cut off', (name) => {
  const provider = name === 'SQLite' ? 'sqlite' : 'postgresql';
  let place: EmptyDatabase;
  beforeAll(async () => {
    place = await emptyDatabase(name);
  }, 60_000);
  afterAll(() => place.remove());

  /** A database of its own. */
  async function fresh(): Promise<() => SqlMigrationAwareDriverAdapterFactory> {
    const own = `cut_${crypto.randomUUID().slice(0, 8)}`;
    const { location } = place;
    if (location.provider === 'sqlite') return () => new DurableSqlite(`${location.file}-${own}`);
    const client = new pg.Client(location.url);
    await client.connect();
    await client.query(`CREATE DATABASE ${own}`);
    await client.end();
    const connectionString = location.url.replace(/\/\w+$/, `/${own}`);
    return () => new PrismaPg({ connectionString, max: 1 });
  }

  async function rowsOf(factory: SqlMigrationAwareDriverAdapterFactory, sql: string) {
    const connection = await factory.connect();
    const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
    await connection.dispose();
    return rows;
  }

  it.each(Object.entries(CUTS))('%s is done by whoever comes next', async (_, stepsOf) => {
    const factory = await fresh();
    await expect(migrate(dying(factory(), stepsOf), provider)).rejects.toThrow();
    const begun = `FROM "_prisma_migrations" WHERE "migration_name" = '${NAME}'`;
    expect(await rowsOf(factory(), `SELECT "id" ${begun}`)).toHaveLength(1);
    await migrate(factory(), provider);
    expect(await migrate(factory(), provider)).toEqual([]);
    const finished = `${begun} AND "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;
    expect(await rowsOf(factory(), `SELECT "id" ${finished}`)).toHaveLength(1);
    expect(await rowsOf(factory(), 'SELECT "searchKey", "size" FROM "Document"')).toEqual([]);
  });

  it('by a release that did not undo it is said, and what to do', async () => {
    const factory = await fresh();
    await migrate(factory(), provider);
    await rowsOf(
      factory(),
      `UPDATE "_prisma_migrations" SET "finished_at" = NULL WHERE "migration_name" = '${NAME}' RETURNING "id"`,
    );
    const again = migrate(factory(), provider);
    await expect(again).rejects.toThrow(
      new RegExp(`${NAME}.*Nothing was changed now\\. Put back the backup`),
    );
    expect(await rowsOf(factory(), 'SELECT "searchKey", "size" FROM "Document"')).toEqual([]);
  });
});

/** A way to a database on which the process dies in the middle of a migration: its connections are gone, and says nothing more. */
function dying(
  factory: SqlMigrationAwareDriverAdapterFactory,
  stepsOf: (all: number) => number,
): SqlMigrationAwareDriverAdapterFactory {
  let isDead = false;
  const opened: SqlDriverAdapter[] = [];
  const connect = async () => {
    const connection = await factory.connect();
    opened.push(connection);
    return new Proxy(connection, {
      get: (target, key) => {
        if (isDead) return () => Promise.reject(new Error('It is dead.'));
        if (key === 'executeScript') return (script: string) => execute(target, script);
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  const execute = async (connection: SqlDriverAdapter, script: string) => {
    if (!script.includes(CUT)) return connection.executeScript(script);
    const steps = script.split(';').filter((step) => step.trim() !== '');
    for (const step of steps.slice(0, stepsOf(steps.length))) await connection.executeScript(step);
    isDead = true;
    for (const each of opened) await each.dispose();
    throw new Error('It died.');
  };
  const { provider, adapterName } = factory;
  return { provider, adapterName, connect, connectToShadowDb: () => factory.connectToShadowDb() };
}
