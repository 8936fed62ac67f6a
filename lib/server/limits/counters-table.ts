import { Client, Pool } from 'pg';
import { TABLE } from './counter';
import { WINDOW } from './limits';

/** Connections for counting: what counts must not wait behind what is counted. */
const CONNECTIONS = 4;
/** Milliseconds after which the database is taken not to answer, and each instance counts for itself. */
const PATIENCE = 1_000;
/** A number that nobody else locks by (any would do): two instances that start together must not both make the table. */
const LOCK = 4_294_967_029;

/** Where instances over one PostgreSQL count together. */
export interface CountersTable {
  readonly pool: Pool;
  close(): Promise<void>;
}

/**
 * Opens, and makes where it is missing, the table in which instances count together. It is no part of the models: it is
 * not logged, since after a crash counting may begin anew, and SQLite has none.
 */
export async function openCountersTable(
  url: string,
  onFault: (fault: unknown) => void,
): Promise<CountersTable> {
  await makeTable(url);
  const pool = new Pool({
    connectionString: url,
    application_name: 'midair limits',
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
  });
  pool.on('error', onFault);
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

async function makeTable(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'midair limits' });
  await client.connect();
  try {
    await client.query(
      `BEGIN; SELECT pg_advisory_xact_lock(${LOCK});
       CREATE UNLOGGED TABLE IF NOT EXISTS "${TABLE}"
         (key text PRIMARY KEY, points bigint NOT NULL, expire bigint);
       COMMIT`,
    );
  } finally {
    await client.end();
  }
}
