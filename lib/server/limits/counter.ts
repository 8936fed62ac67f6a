import type { Pool } from 'pg';
import {
  type IRateLimiterRes,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
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
  /** Counts so many points more, which may be none. */
  take(key: string, points: number): Promise<Count>;
}

/** Keys that one counter keeps in mind: a longer list helps nobody but who fills it. */
const MOST_KEYS = 10_000;

/** Counts in this process. Bounded: for a new key the one not heard of for longest is forgotten. */
class BoundedMemory extends RateLimiterMemory {
  readonly #keys = new Set<string | number>();

  override consume(key: string | number, points?: number): Promise<RateLimiterRes> {
    this.#keys.delete(key);
    this.#keys.add(key);
    if (this.#keys.size > MOST_KEYS) {
      const [oldest] = this.#keys;
      this.#keys.delete(oldest!);
      void this.delete(oldest!);
    }
    return super.consume(key, points);
  }
}

/** A counter of this process alone. */
export function memoryCounter(quota: number): Counter {
  return counterOver(new BoundedMemory({ points: quota, duration: WINDOW, keyPrefix: '' }));
}

/** The table that instances count in together; see `openCountersTable`. */
export const TABLE = 'RateLimit';

/**
 * A counter that all instances over one PostgreSQL share. Who is over the limit is not looked up again while that is so,
 * and while the database does not answer each instance counts for itself.
 */
export function sharedCounter(name: string, quota: number, pool: Pool): Counter {
  const options = { points: quota, duration: WINDOW, keyPrefix: name };
  return counterOver(
    new RateLimiterPostgres({
      ...options,
      storeClient: pool,
      storeType: 'pool',
      tableName: TABLE,
      tableCreated: true,
      clearExpiredByTimeout: false,
      inMemoryBlockOnConsumed: quota + 1,
      insuranceLimiter: new BoundedMemory(options),
    }),
  );
}

function counterOver(limiter: BoundedMemory | RateLimiterPostgres): Counter {
  return {
    async take(key, points) {
      try {
        return countOf(await limiter.consume(key, points), false);
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return countOf(refused, true);
        throw refused;
      }
    },
  };
}

function countOf({ remainingPoints = 0, msBeforeNext = 0 }: IRateLimiterRes, exceeded: boolean): Count {
  return { exceeded, remaining: Math.max(0, remainingPoints), reset: Math.max(0, msBeforeNext) };
}
