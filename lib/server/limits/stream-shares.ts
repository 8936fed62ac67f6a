import type { Limit } from './limits';
import type { Asker } from './rate-limits';

/** Whose share was used up when a stream was to be opened. */
export type Crowded = keyof Limit;

/** Gives a place back; further calls do nothing. */
export type LeavePlace = () => void;

/** The event streams that are open in this process: by whom, from where, and altogether. */
export class StreamShares {
  readonly #limit: Limit;
  readonly #open = new Map<string, number>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** Takes a place for a stream; or says whose share has none left, with nothing taken. */
  enter({ person, address }: Asker): LeavePlace | Crowded {
    const places: readonly (readonly [Crowded, string | null])[] = [
      ['person', person],
      ['address', address],
      ['all', ''],
    ];
    const keys: string[] = [];
    for (const [scope, whose] of places) {
      if (whose === null) continue;
      const key = `${scope} ${whose}`;
      if ((this.#open.get(key) ?? 0) >= (this.#limit[scope] ?? Number.POSITIVE_INFINITY)) return scope;
      keys.push(key);
    }
    for (const key of keys) this.#open.set(key, (this.#open.get(key) ?? 0) + 1);
    return () => {
      for (const key of keys.splice(0)) {
        const left = this.#open.get(key)! - 1;
        if (left > 0) this.#open.set(key, left);
        else this.#open.delete(key);
      }
    };
  }
}
