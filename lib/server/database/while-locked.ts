import Sqlite from 'better-sqlite3';
import { onceFree } from './once-free';

/** How long to wait for another process that is starting, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Does something while no other process does the same, over a file of its own. The lock is SQLite's, so the operating
 * system takes it back even from a process that was killed.
 */
export async function whileLocked<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    await onceFree(() => lock.exec('BEGIN EXCLUSIVE'), { patience: PATIENCE });
    return await work();
  } finally {
    lock.close();
  }
}
