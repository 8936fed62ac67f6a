import { readAtMost } from '@/lib/http/content/read-at-most';
import { peerAddress } from '@/lib/server/limits/peer';

/** The end of a request's content never came: whoever sent it went away. */
export class BrokenOff extends TypeError {
  constructor() {
    super('The content of the request broke off.');
    this.name = 'BrokenOff';
  }
}

/** What a request came by. */
export interface Wire {
  /** The address of whoever is connected. */
  readonly peer: string;
  /**
   * Its content, once all of it is there; `null` where it has more bytes than `limit`. Rejects where its end never came:
   * BrokenOff, if the host knows.
   */
  receive(limit: number): Promise<Uint8Array | null>;
}

/** Where a host that knows says it: what the standard has for that costs as much as all the rest. */
export const WIRE = Symbol('wire');

/** What a request came by, as its host says, or else as far as the request itself and the server around the host do. */
export function wireOf(request: Request & { readonly [WIRE]?: Wire }): Wire {
  return request[WIRE] ?? { peer: peerAddress(), receive: (limit) => readAtMost(request, limit) };
}
