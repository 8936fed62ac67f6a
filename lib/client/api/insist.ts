import type { Latency } from './latency';

/** How many at once: browsers keep six connections to a server, and one is for the events. */
const MOST = 5;

/** One of several requests for the same. */
export interface Attempt {
  readonly signal: AbortSignal;
  /** From 0. */
  readonly nth: number;
  /** To be called as soon as the answer begins: it is the one that counts, however long it takes. */
  readonly began: () => void;
}

/**
 * Asks, and asks the same beside it while no answer begins: of a connection that the network has forgotten nothing ever
 * comes, not even an error, and a browser that kept several tries them one after the other. The first answer counts, and
 * the others are broken off; rejects when all that were asked have failed. Only for what may be asked any number of times
 * (RFC 9110 §9.2.1).
 *
 * @param latency says after how long: a slow network is not to be asked five times for everything.
 */
export function insist<Answer>(
  ask: (attempt: Attempt) => Promise<Answer>,
  after: (delay: number, run: () => void) => () => void,
  latency: Latency,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const open = new Set<AbortController>();
    let asked = 0;
    let cancelTimer = () => {};
    const endOthers = (one?: AbortController) => {
      cancelTimer();
      for (const each of [...open]) {
        if (each === one) continue;
        open.delete(each);
        each.abort();
      }
    };
    const abort = () => {
      reject(signal?.reason);
      endOthers();
    };
    const begin = () => {
      const one = new AbortController();
      open.add(one);
      if (asked + 1 < MOST) cancelTimer = after(latency.beside(asked), begin);
      ask({ signal: one.signal, nth: asked++, began: () => open.has(one) && endOthers(one) }).then(
        (answer) => {
          if (!open.delete(one)) return;
          resolve(answer);
          endOthers();
          signal?.removeEventListener('abort', abort);
        },
        (error: unknown) => {
          if (!open.delete(one) || open.size > 0) return;
          reject(error);
          endOthers();
          signal?.removeEventListener('abort', abort);
        },
      );
    };
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener('abort', abort);
    begin();
  });
}
