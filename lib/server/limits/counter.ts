import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { WINDOW } from './limits';

/** What has been counted for one key in this minute, after this. */
export interface Count {
  readonly exceeded: boolean;
  readonly remaining: number;
  /** Milliseconds until it is forgotten. */
  readonly reset: number;
}

/** Counts by key, each minute anew. */
export interface Counter {
  /** Counts so many points more, which may be none; at once where nobody else has to be asked. */
  take(key: string, points: number): Count | Promise<Count>;
}

/** Keys that one counter keeps in mind: a longer list helps nobody but who fills it. */
const MOST_KEYS = 10_000;

/** A counter of this process alone. Bounded: for a new key the one not heard of for longest is forgotten. */
export function memoryCounter(quota: number): { take(key: string, points: number): Count } {
  const windows = new Map<string, { points: number; readonly end: number }>();
  return {
    take(key, points) {
      const now = Date.now();
      const known = windows.get(key);
      const window = known && known.end > now ? known : { points: 0, end: now + WINDOW * 1_000 };
      window.points += points;
      // Those heard of last stand last.
      windows.delete(key);
      windows.set(key, window);
      if (windows.size > MOST_KEYS) windows.delete(windows.keys().next().value!);
      const remaining = quota - window.points;
      return { exceeded: remaining < 0, remaining: Math.max(0, remaining), reset: window.end - now };
    },
  };
}

/** The table that instances count in together; see `openCountersTable`. */
export const TABLE = 'RateLimit';

/**
 * A counter that all instances over one PostgreSQL share. Who is over the limit is not looked up again while that is so,
 * and while the database does not answer each instance counts for itself.
 */
export function sharedCounter(name: string, quota: number, pool: Pool): Counter {
  const alone = memoryCounter(quota);
  const together = new RateLimiterPostgres({
    points: quota,
    duration: WINDOW,
    keyPrefix: name,
    storeClient: pool,
    storeType: 'pool',
    tableName: TABLE,
    tableCreated: true,
    clearExpiredByTimeout: false,
    inMemoryBlockOnConsumed: quota + 1,
  });
  return {
    async take(key, points) {
      try {
        return countOf(await together.consume(key, points), false);
      } catch (refused) {
        return refused instanceof RateLimiterRes ? countOf(refused, true) : alone.take(key, points);
      }
    },
  };
}

function countOf({ remainingPoints, msBeforeNext }: RateLimiterRes, exceeded: boolean): Count {
  return { exceeded, remaining: Math.max(0, remainingPoints), reset: Math.max(0, msBeforeNext) };
}
