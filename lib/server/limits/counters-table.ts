import type { Pool } from 'pg';
import { type Patience, PatientPool } from '@/lib/server/database/postgres-pool';
import { TABLE } from './counter';
import { WINDOW } from './limits';

/** After which the database is taken not to answer, and each instance counts for itself. */
const PATIENCE: Patience = { entry: 1_000, answer: 1_000 };
/** A number that nobody else locks by (any would do): two instances that start together must not both make the table. */
const LOCK = 4_294_967_029;

/** Where instances over one PostgreSQL count together. */
export interface CountersTable {
  readonly pool: Pool;
  close(): Promise<void>;
}

/**
 * Opens, and makes where it is missing, the table in which instances count together, over so many connections. It is no part
 * of the models: it is not logged, since after a crash counting may begin anew, and SQLite has none.
 */
export async function openCountersTable(
  url: string,
  connections: number,
  onFault: (fault: unknown) => void,
): Promise<CountersTable> {
  const pool = new PatientPool(url, connections, 'midair limits', PATIENCE);
  pool.on('error', onFault);
  try {
    await makeTable(pool);
  } catch (fault) {
    await pool.end();
    throw fault;
  }
  const sweep = setInterval(
    () => void pool.query(`DELETE FROM "${TABLE}" WHERE expire < $1`, [Date.now()]).catch(onFault),
    WINDOW * 1_000,
  );
  sweep.unref();
  return {
    pool,
    close: async () => {
      clearInterval(sweep);
      await pool.end();
    },
  };
}

async function makeTable(pool: Pool): Promise<void> {
  await pool.query(
    `BEGIN; SELECT pg_advisory_xact_lock(${LOCK});
     CREATE UNLOGGED TABLE IF NOT EXISTS "${TABLE}"
       (key text PRIMARY KEY, points bigint NOT NULL, expire bigint);
     COMMIT`,
  );
}
