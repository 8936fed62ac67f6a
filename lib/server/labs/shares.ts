import type { Call } from '@/lib/server/http/call';
import type { Asker } from '@/lib/server/limits/rate-limits';

/** What stands in the database for the address of whoever makes a lab: it tells addresses apart, and tells none. */
export function shareOf(call: Call): string {
  return call.services.keys.sign('lab-share', call.asker.address, 22);
}

/** How much of one lab may be taken by one person, and from one address, where a whole class may sit. */
interface Share {
  readonly person: number;
  readonly address: number;
}

/** Gives back what was taken; further calls do nothing. */
export type GiveBack = () => void;

/** What of each lab is taken, by whom and from where, so that one stranger cannot take all of it. Of this process. */
export class LabShares {
  readonly #share: Share;
  readonly #taken = new Map<string, Map<string, number>>();

  constructor(share: Share) {
    this.#share = share;
  }

  /** Takes so much of a lab's; `null`, with nothing taken, where that is more than the share of whoever asks. */
  take(labId: string, { person, address }: Asker, count = 1): GiveBack | null {
    const taken = this.#taken.get(labId) ?? new Map<string, number>();
    const keys = [`address ${address}`, ...(person === null ? [] : [`person ${person}`])];
    const most = (key: string) => (key.startsWith('person ') ? this.#share.person : this.#share.address);
    if (keys.some((key) => (taken.get(key) ?? 0) + count > most(key))) return null;
    for (const key of keys) taken.set(key, (taken.get(key) ?? 0) + count);
    this.#taken.set(labId, taken);
    return () => {
      for (const key of keys.splice(0)) {
        const left = (taken.get(key) ?? 0) - count;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      }
      if (taken.size === 0 && this.#taken.get(labId) === taken) this.#taken.delete(labId);
    };
  }

  /** Forgets a lab. */
  forget(labId: string): void {
    this.#taken.delete(labId);
  }
}
