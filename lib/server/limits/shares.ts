import type { Limit } from './limits';
import type { Asker } from './rate-limits';

/** Whose share was used up when something was to be taken. */
export type Crowded = keyof Limit;

/** Gives back what was taken; further calls do nothing. */
export type GiveBack = () => void;

/** What is taken of something that there is only so much of: by whom, from where, and altogether. Of this process. */
export class Shares {
  readonly #limit: Limit;
  readonly #taken = new Map<string, number>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** Whether nothing is taken. */
  get isEmpty(): boolean {
    return this.#taken.size === 0;
  }

  /** How much is taken altogether. */
  get taken(): number {
    return this.#taken.get('all ') ?? 0;
  }

  /** Takes so much for somebody within the limit; or says whose share has not so much left, with nothing taken. */
  take({ person, address }: Asker, count = 1, limit: Limit = this.#limit): GiveBack | Crowded {
    const shares: readonly (readonly [Crowded, string | null])[] = [
      ['person', person],
      ['address', address],
      ['all', ''],
    ];
    const keys: string[] = [];
    for (const [scope, whose] of shares) {
      if (whose === null) continue;
      const key = `${scope} ${whose}`;
      const after = (this.#taken.get(key) ?? 0) + count;
      if (after > (limit[scope] ?? Number.POSITIVE_INFINITY)) return scope;
      keys.push(key);
    }
    for (const key of keys) this.#taken.set(key, (this.#taken.get(key) ?? 0) + count);
    return () => {
      for (const key of keys.splice(0)) {
        const left = (this.#taken.get(key) ?? 0) - count;
        if (left > 0) this.#taken.set(key, left);
        else this.#taken.delete(key);
      }
    };
  }
}
