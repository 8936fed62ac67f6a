// How much may be asked of the server: streams by all together, new documents and labs by one address, so that a loop
// gone wrong costs itself and nobody else. Far above what people do, a class of them behind one address included.

/** Event streams that one process keeps open: each takes about 100 kB. */
export const MOST_STREAMS = 5_000;

/** Documents and labs that one address may make: so many at once, and so many a second after that. */
export const CREATIONS = { burst: 3_000, perSecond: 20 };

/** Addresses that are kept in mind; an older one is forgotten for a new one. */
const MOST_ADDRESSES = 10_000;

/** Whether a request opens an event stream. */
export function opensStream({ method, url }) {
  return method === 'GET' && /^\/api\/(?:events|labs\/[^/?]+\/events)(?:\?|$)/.test(url);
}

/** Whether a request would make a document or a lab. */
export function creates({ method, url, headers }) {
  if (method === 'POST') return /^\/api\/(?:documents|labs)(?:\?|$)/.test(url);
  return method === 'PUT' && headers['if-none-match']?.trim() === '*';
}

/** One token bucket for each address: full at first, and filled again as time passes. */
export class Buckets {
  #buckets = new Map();
  #rate;

  constructor({ burst, perSecond }) {
    this.#rate = { burst, perSecond };
  }

  /** Takes one token; 0, or the whole seconds after which there is one again. `now` in milliseconds. */
  take(address, now) {
    const { burst, perSecond } = this.#rate;
    const { tokens, at } = this.#buckets.get(address) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + (Math.max(0, now - at) / 1_000) * perSecond);
    const left = filled >= 1 ? filled - 1 : filled;
    // Put at the end again, so that the first is always the one not heard of for longest.
    this.#buckets.delete(address);
    this.#buckets.set(address, { tokens: left, at: now });
    if (this.#buckets.size > MOST_ADDRESSES) this.#buckets.delete(this.#buckets.keys().next().value);
    return filled >= 1 ? 0 : Math.max(1, Math.ceil((1 - filled) / perSecond));
  }
}
