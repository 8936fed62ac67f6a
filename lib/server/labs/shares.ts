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
   * Takes one of a lab's; `null`, with nothing taken, where that is more than the share of whoever asks. A teacher has a
   * share of their own, however much others took from the same address.
   */
  take(labId: string, asker: Asker, teacher = false): GiveBack | null {
    const shares = this.#labs.get(labId) ?? new Shares(this.#limit);
    const limit = teacher ? { ...this.#limit, address: Number.POSITIVE_INFINITY } : this.#limit;
    const taken = shares.take(asker, 1, limit);
    if (typeof taken !== 'function') return null;
    this.#labs.set(labId, shares);
    return () => {
      taken();
      if (shares.isEmpty && this.#labs.get(labId) === shares) this.#labs.delete(labId);
    };
  }
}
