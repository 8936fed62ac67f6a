import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode } from './errors';

/** How long another process's lock is waited for, in milliseconds, and how long between looks at it. */
const PATIENCE = 10_000;
const PAUSE = 5;

/** A lock of another process, and since when it is waited for; `null` while it is not. */
export interface Lock {
  since: number | null;
}

interface Terms {
  /** Several that are done one after the other may share one: then whoever comes late waits no longer than whoever came first. */
  readonly lock?: Lock;
  /** In milliseconds. */
  readonly patience?: number;
}

/**
 * Does something that another process may have a lock on. Waits for that without keeping anybody else waiting, on a connection
 * that does not wait by itself: SQLite's own way of waiting stops the whole process.
 */
export async function onceFree<T>(
  work: () => T | Promise<T>,
  { lock = { since: null }, patience = PATIENCE }: Terms = {},
): Promise<T> {
  for (;;) {
    try {
      const result = await work();
      lock.since = null;
      return result;
    } catch (fault) {
      if (!hasCode(fault, ...BUSY)) throw fault;
      lock.since ??= performance.now();
      if (performance.now() - lock.since > patience) throw fault;
      await sleep(PAUSE * (1 + Math.random()));
    }
  }
}

const BUSY = ['SQLITE_BUSY', 'SQLITE_BUSY_RECOVERY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_BUSY_TIMEOUT'];
