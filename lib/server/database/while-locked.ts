import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

/** How long to wait for another process that is starting, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Does something while no other process does the same, over a file of its own. The lock is SQLite's, so the operating
 * system takes it back even from a process that was killed. Waits without yielding: not to be called twice at once in one
 * process.
 */
export async function whileLocked<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = await new PrismaBetterSqlite3({ url: file, timeout: PATIENCE }).connect();
  try {
    await lock.executeScript('BEGIN EXCLUSIVE');
    return await work();
  } finally {
    await lock.dispose();
  }
}
