import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { gathering } from '@/lib/server/database/gathering';
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
      return countOf(quota - window.points, window.end - now);
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
  const take = gathering<number, Count>(async (key, takings) => {
    const points = takings.reduce((sum, each) => sum + each, 0);
    try {
      const { consumedPoints, msBeforeNext } = await together.consume(key, points);
      return countsOf(takings, consumedPoints - points, quota, msBeforeNext);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) return takings.map((each) => alone.take(key, each));
      const { consumedPoints, msBeforeNext } = refused;
      // Of whoever was over already nothing more is counted, nor known how much it was.
      const before = consumedPoints > quota ? consumedPoints - points : quota + 1;
      return countsOf(takings, before, quota, msBeforeNext);
    }
  });
  return { take };
}

/** How each of several takings stands that are counted at once, one after the other, after what was counted before. */
function countsOf(
  takings: readonly number[],
  before: number,
  quota: number,
  reset: number,
): readonly Count[] {
  let counted = before;
  return takings.map((points) => {
    counted += points;
    return countOf(quota - counted, Math.max(0, reset));
  });
}

/** How it stands with so much left; less than nothing, where more was asked for than there is. */
function countOf(left: number, reset: number): Count {
  return { exceeded: left < 0, remaining: Math.max(0, left), reset };
}
