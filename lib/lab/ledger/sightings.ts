import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { countWhile } from './count-while';
import { versionShown, type Write } from './write';

/** For each client, when answers reached it, in order, and the version that each put into its hands. */
export class Sightings {
  readonly #of = new Map<string, { readonly at: number; readonly version: number }[]>();

  /** Takes in what an exchange showed to its client: the version, or `null` for none. */
  take(exchange: Exchange): number | null {
    const version = versionShown(exchange);
    if (version === null) return null;
    const at = exchange.endedAt;
    const list = this.#of.get(exchange.client);
    if (list)
      list.splice(
        countWhile(list, (each) => each.at <= at),
        0,
        { at, version },
      );
    else this.#of.set(exchange.client, [{ at, version }]);
    return version;
  }

  /**
   * The newest version that the sender of a write had in hand when they sent it; 0 for none. It came before the one that
   * the write made: an exchange may take less than the millisecond that clocks tell, and then its own answer seems to be
   * there by its start.
   */
  before({ exchange: { client, startedAt }, version: made }: Write): number {
    const list = this.#of.get(client) ?? [];
    let newest = 0;
    for (const { at, version } of list) {
      if (at > startedAt) break;
      if (version < made) newest = Math.max(newest, version);
    }
    return newest;
  }
}
