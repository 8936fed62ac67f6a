import type { Call } from '@/lib/server/http/call';
import type { Limit } from '@/lib/server/limits/limits';
import type { Asker } from '@/lib/server/limits/rate-limits';
import { type GiveBack, Shares } from '@/lib/server/limits/shares';

/** What stands in the database for the address of whoever makes a lab: it tells addresses apart, and tells none. */
export function shareOf(call: Call): string {
  return call.services.keys.sign('lab-share', call.asker.address, 22);
}

/** What of each lab is taken, by whom and from where, so that one stranger cannot take all of it. Of this process. */
export class LabShares {
  /** How much of one lab may be taken by one person, and from one address, where a whole class may sit. */
  readonly #limit: Limit;
  readonly #labs = new Map<string, Shares>();

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /**
   * Takes so much of a lab's; `null`, with nothing taken, where that is more than the share of whoever asks. No address
   * gets more than it leaves free: so there is room for the next one, however many came before.
   */
  take(labId: string, asker: Asker, count = 1, free = Number.POSITIVE_INFINITY): GiveBack | null {
    const shares = this.#labs.get(labId) ?? new Shares(this.#limit);
    const address = Math.min(free, this.#limit.address ?? free);
    const taken = shares.take(asker, count, { ...this.#limit, address });
    if (typeof taken !== 'function') return null;
    this.#labs.set(labId, shares);
    return () => {
      taken();
      if (shares.isEmpty && this.#labs.get(labId) === shares) this.#labs.delete(labId);
    };
  }

  /** Forgets a lab. */
  forget(labId: string): void {
    this.#labs.delete(labId);
  }
}
