import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPostgres, type TestPostgres } from '@/lib/server/testing/start-postgres';
import { type Database, openDatabase } from './database';
import { isUnavailable } from './errors';
import { PatientPool, postgresAt } from './postgres-pool';

/** Short, so that what is never answered is given up soon. */
const patience = { entry: 500, answer: 500 };

let postgres: TestPostgres;
let database: Database;
beforeAll(async () => {
  postgres = await startPostgres();
  // With all the time that it takes to make the tables.
  await openDatabase(postgresAt(postgres.url)).then((opened) => opened.close());
  database = await openDatabase({ ...postgresAt(postgres.url, 4), patience });
}, 120_000);
afterAll(async () => {
  await database.close();
  await postgres.stop();
});

const WORK: Readonly<Record<string, () => Promise<unknown>>> = {
  'a question of Prisma’s': () => database.readClient.setting.count(),
  'a statement in SQL': () => database.readClient.$queryRaw`SELECT 1`,
  'a prepared statement': () => database.statements.all({ name: 'one', text: 'SELECT 1' }, []),
  'a transaction': () => database.write((transaction) => transaction.setting.count()),
};

const works = () =>
  vi.waitFor(async () => void (await Promise.all(Object.values(WORK).map((work) => work()))), {
    timeout: 20_000,
  });

/** What each of them fails with; all at once, so that some have to wait for others’ connections. */
async function faults(): Promise<readonly (readonly [string, unknown])[]> {
  const all = Object.entries(WORK).flatMap((each) => [each, each]);
  return Promise.all(
    all.map(
      async ([name, work]) =>
        [
          name,
          await work().then(
            () => 'no fault',
            (fault: unknown) => fault,
          ),
        ] as const,
    ),
  );
}

async function expectUnavailable(): Promise<void> {
  for (const [name, fault] of await faults())
    expect([name, isUnavailable(fault), fault]).toEqual([name, true, fault]);
}

describe('PostgreSQL that is not there', () => {
  it('is said to be unavailable where it stops, and is used again once it has started', async () => {
    await works();
    await postgres.halt();
    try {
      await expectUnavailable();
    } finally {
      await postgres.resume();
    }
    await works();
  });

  it('is said to be unavailable, and keeps nobody waiting, where it answers nothing', async () => {
    await works();
    postgres.freeze();
    try {
      await expectUnavailable();
      // Connections that were lost by that are not used again.
      await expectUnavailable();
    } finally {
      postgres.thaw();
    }
    await works();
  });

  it('is said to be unavailable where it ends a connection in the middle, however that is wrapped', async () => {
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query('BEGIN; LOCK TABLE "Setting" IN ACCESS EXCLUSIVE MODE');
    const asked = database.readClient.setting.count().catch((fault: unknown) => fault);
    const cut = async () => {
      const { rowCount } = await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'midair' AND wait_event_type = 'Lock'`,
      );
      expect(rowCount).toBe(1);
    };
    await vi.waitFor(cut, { timeout: 400, interval: 10 });
    expect(isUnavailable(await asked)).toBe(true);
    await admin.end();
  });

  it('is said to be unavailable where it ends a connection that somebody has and does not use just then', async () => {
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    const pool = new PatientPool(postgres.url, 1, 'midair held', patience);
    const held = await pool.connect();
    const gone = new Promise<void>((resolve) => held.once('end', resolve));
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'midair held'`,
    );
    await gone;
    const fault = await held.query('SELECT 1').catch((error: unknown) => error);
    expect([isUnavailable(fault), fault]).toEqual([true, fault]);
    held.release(true);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
    await admin.end();
  });
});

describe('statements that wait for one another', () => {
  it('are said to be unavailable where one is undone for it', async () => {
    const pool = new PatientPool(postgres.url, 2, 'midair crossed', { entry: 20_000, answer: 20_000 });
    await pool.query(`INSERT INTO "Setting" VALUES ('one', ''), ('two', '')`);
    const take = (client: pg.PoolClient, key: string) =>
      client.query(`UPDATE "Setting" SET "value" = 'taken' WHERE "key" = $1`, [key]);
    const [first, second] = [await pool.connect(), await pool.connect()];
    for (const client of [first, second]) await client.query('BEGIN');
    await take(first, 'one');
    await take(second, 'two');
    const ends = await Promise.allSettled(
      [take(first, 'two'), take(second, 'one')].map(async (taking, at) => {
        try {
          return await taking;
        } finally {
          await [first, second][at]!.query('ROLLBACK');
        }
      }),
    );
    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(faults.map((fault) => [isUnavailable(fault), fault])).toEqual(
      faults.map((fault) => [true, fault]),
    );
    expect(faults).toHaveLength(1);
    for (const client of [first, second]) client.release();
    await pool.end();
  });
});

describe('connections', () => {
  it('end where nothing moves on them in use, and stay where nobody has anything to ask', async () => {
    const pool = new PatientPool(postgres.url, 1, 'midair idle', { entry: 20_000, answer: 20_000 });
    const passed: (() => void)[] = [];
    pool.on('connect', (client) => {
      const { stream } = (client as unknown as pg.Client).connection;
      passed.push(() => stream.emit('timeout'));
    });
    const number = async () => (await pool.query('SELECT pg_backend_pid() AS number')).rows[0].number;
    const first = await number();
    passed[0]!();
    expect(await number()).toBe(first);
    const held = await pool.connect();
    passed[0]!();
    await expect(held.query('SELECT 1')).rejects.toThrow();
    held.release(true);
    expect(await number()).not.toBe(first);
    await pool.end();
  });

  it('are no more than a process may have, and whoever finds all in use waits', async () => {
    const busy = new PatientPool(postgres.url, 3, 'midair busy', { entry: 20_000, answer: 20_000 });
    const counted = await Promise.all(
      Array.from({ length: 40 }, () =>
        busy.query(
          `SELECT count(*)::int AS open, pg_sleep(.01) FROM pg_stat_activity WHERE application_name = 'midair busy'`,
        ),
      ),
    );
    expect(Math.max(...counted.map(({ rows }) => rows[0].open))).toBe(3);
    await busy.end();
  });

  it('are waited for where the server has none left', async () => {
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query(`CREATE ROLE crowded LOGIN PASSWORD 'crowded' CONNECTION LIMIT 1`);
    const url = new URL(postgres.url);
    Object.assign(url, { username: 'crowded', password: 'crowded' });
    const pool = new PatientPool(url.href, 3, 'midair crowded', { entry: 20_000, answer: 20_000 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => pool.query('SELECT 1 AS one')));
    expect(answers).toHaveLength(20);
    await pool.end();
    await admin.end();
  });

  it('are given up where the server has none left for too long', async () => {
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query('ALTER ROLE crowded CONNECTION LIMIT 0');
    const url = new URL(postgres.url);
    Object.assign(url, { username: 'crowded', password: 'crowded' });
    const pool = new PatientPool(url.href, 3, 'midair crowded', patience);
    const fault = await pool.query('SELECT 1').catch((error: unknown) => error);
    expect(isUnavailable(fault)).toBe(true);
    await pool.end();
    await admin.end();
  });
});
