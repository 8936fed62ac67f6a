import type { Pool } from 'pg';
import { type Count, type Counter, memoryCounter, sharedCounter } from './counter';
import { type LimitName, type Limits, SHARED } from './limits';
import type { Spending } from './spending';

/** Who asks: a person, where the request says who, and the group of addresses that it comes from. */
export interface Asker {
  readonly person: string | null;
  readonly address: string;
}

/** One limit of a person or an address. */
interface Policy {
  /** The limit by its name and by whom it counts, such as `updates.person`. */
  readonly policy: string;
  readonly quota: number;
  readonly unit: 'requests' | 'content-bytes';
}

/** One limit that a request was counted against, and how that stands now. */
export interface Standing extends Policy, Count {}

type Scope = keyof Asker;
const SCOPES: readonly Scope[] = ['person', 'address'];
const BYTES: ReadonlySet<LimitName> = new Set(['bytes', 'lab-bytes'] satisfies LimitName[]);

interface Counted {
  readonly scope: Scope;
  readonly policy: Policy;
  readonly counter: Counter;
}

/** Counts what each person and each address asks for, against the limits. */
export class RateLimits {
  readonly #counted: ReadonlyMap<string, readonly Counted[]>;

  /** With a pool of connections, what is shared is counted together with other instances. */
  constructor(limits: Limits, pool: Pool | null) {
    const names = Object.keys(limits) as LimitName[];
    this.#counted = new Map(names.map((name) => [name, counted(name, limits, pool)]));
  }

  /**
   * Counts spendings of somebody, and says how every limit that they touch stands: at once where this process alone counts.
   * None is skipped if one is exceeded.
   */
  spend(asker: Asker, spendings: readonly Spending[]): readonly Standing[] | Promise<readonly Standing[]> {
    const standings: (Standing | Promise<Standing>)[] = [];
    for (const { limit, points } of spendings) {
      for (const { scope, policy, counter } of this.#counted.get(limit)!) {
        const key = asker[scope];
        if (key === null) continue;
        const count = counter.take(key, points);
        standings.push(
          count instanceof Promise
            ? count.then((counted) => standingOf(policy, counted))
            : standingOf(policy, count),
        );
      }
    }
    return standings.every(isKnown) ? standings : Promise.all(standings);
  }
}

function standingOf({ policy, quota, unit }: Policy, { exceeded, remaining, reset }: Count): Standing {
  return { policy, quota, unit, exceeded, remaining, reset };
}

function isKnown(standing: Standing | Promise<Standing>): standing is Standing {
  return !(standing instanceof Promise);
}

function counted(name: LimitName, limits: Limits, pool: Pool | null): readonly Counted[] {
  const unit = BYTES.has(name) ? 'content-bytes' : 'requests';
  return SCOPES.flatMap((scope) => {
    const quota = limits[name][scope];
    if (quota === undefined) return [];
    const policy = `${name}.${scope}`;
    const counter = pool && SHARED.has(name) ? sharedCounter(policy, quota, pool) : memoryCounter(quota);
    return [{ scope, policy: { policy, quota, unit }, counter }];
  });
}
