import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectionTo, type Patience } from './postgres-pool';

/** What the lock is called in PostgreSQL: a number that nobody else there takes. */
const LOCK = 1_835_624_818;
/** Milliseconds between two tries to have it. */
const PAUSE = 100;

/**
 * Does something that no other process does at the same time on this PostgreSQL, however long it takes; whoever dies holds
 * nobody up.
 */
export async function whileAlone<T>(url: string, patience: Patience, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionTo(url, patience));
  // What it says comes with the next question.
  client.on('error', () => {});
  try {
    await client.connect();
    while (!(await hasLock(client))) await sleep(PAUSE * (1 + Math.random()));
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}

async function hasLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>('SELECT pg_try_advisory_lock($1) AS has', [LOCK]);
  return rows[0]!.has;
}
