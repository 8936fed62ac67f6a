import { setTimeout as sleep } from 'node:timers/promises';

/** Between two pieces of work, so that requests come first, and before work that failed is tried again; in milliseconds. */
const PAUSE = 20;
const AGAIN = 60_000;

type Wait = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
const waitIdly: Wait = (milliseconds, signal) => sleep(milliseconds, null, { signal, ref: false });

/**
 * Has something done beside requests. The work asks after each piece whether to go on with the next; where it fails, it is
 * tried again later. `close` resolves once the piece under way is done.
 */
export function inBackground(
  work: (goOn: () => Promise<boolean>) => Promise<void>,
  onFault: (fault: unknown) => void,
  wait: Wait = waitIdly,
): { close(): Promise<void> } {
  const end = new AbortController();
  const pause = async (milliseconds: number) => {
    await wait(milliseconds, end.signal).catch(() => {});
    return !end.signal.aborted;
  };
  const done = (async () => {
    do {
      try {
        return await work(() => pause(PAUSE));
      } catch (fault) {
        onFault(fault);
      }
    } while (await pause(AGAIN));
  })();
  return {
    close: () => {
      end.abort();
      return done;
    },
  };
}
