import type { Pool } from 'pg';
import { type Count, type Counter, memoryCounter, sharedCounter } from './counter';
import { type LimitName, type Limits, SHARED } from './limits';
import type { Spending } from './spending';

/** Who asks: a person, where the request says who, and the group of addresses that it comes from. */
export interface Asker {
  readonly person: string | null;
  readonly address: string;
}

/** One limit that a request was counted against, and how that stands now. */
export interface Standing extends Count {
  /** The limit by its name and by whom it counts, such as `updates.person`. */
  readonly policy: string;
  readonly quota: number;
  readonly unit: 'requests' | 'content-bytes';
}

type Scope = keyof Asker;
const SCOPES: readonly Scope[] = ['person', 'address'];
const BYTES: ReadonlySet<LimitName> = new Set(['bytes', 'lab-bytes'] satisfies LimitName[]);

/** Counts what each person and each address asks for, against the limits. */
export class RateLimits {
  readonly #limits: Limits;
  readonly #pool: Pool | null;
  readonly #counters = new Map<string, Counter>();

  /** With a pool of connections, what is shared is counted together with other instances. */
  constructor(limits: Limits, pool: Pool | null) {
    this.#limits = limits;
    this.#pool = pool;
  }

  /** Counts spendings of somebody, and says how every limit that they touch stands. None is skipped if one is exceeded. */
  async spend(asker: Asker, spendings: readonly Spending[]): Promise<readonly Standing[]> {
    const counted = spendings.flatMap(({ limit, points }) =>
      SCOPES.flatMap((scope) => {
        const quota = this.#limits[limit][scope];
        const key = asker[scope];
        return quota === undefined || key === null ? [] : [this.#count(limit, scope, quota, key, points)];
      }),
    );
    return Promise.all(counted);
  }

  async #count(
    limit: LimitName,
    scope: Scope,
    quota: number,
    key: string,
    points: number,
  ): Promise<Standing> {
    const policy = `${limit}.${scope}`;
    let counter = this.#counters.get(policy);
    if (!counter) {
      counter =
        this.#pool && SHARED.has(limit) ? sharedCounter(policy, quota, this.#pool) : memoryCounter(quota);
      this.#counters.set(policy, counter);
    }
    const unit = BYTES.has(limit) ? 'content-bytes' : 'requests';
    return { policy, quota, unit, ...(await counter.take(key, points)) };
  }
}
