import type { Exchange } from './exchange';
import { readJson } from './read-json';
import { type Myself, myself } from './shapes';

const LOCK = 'midair-identity';

/** Who one is here. */
interface Identity {
  /** Asks the server, once; `anew` asks again. */
  readonly me: (anew?: boolean) => Promise<Myself>;
  /** Takes it from a page, which the server made for whoever the browser's cookie named. What is known already counts more. */
  readonly told: (person: Myself) => void;
}

/**
 * Who one is here. The first answer on a browser makes the identity (a cookie), so it has to come before any other
 * request, and two tabs opened at once must not ask at once: they would become two people. The answer is kept for the
 * page; `anew` asks again, since another tab may have become somebody else, or the cookie may be gone.
 */
export function identityOf(
  exchange: Exchange,
  locks: LockManager | undefined = globalThis.navigator?.locks,
): Identity {
  let known: Promise<Myself> | null = null;
  const ask = async (): Promise<Myself> => readJson(await exchange('/api/me', { cache: 'no-store' }), myself);
  return {
    me: (anew = false) => {
      if (anew) known = null;
      known ??= oneTabAtATime(locks, ask).catch((error: unknown) => {
        known = null;
        throw error;
      });
      return known;
    },
    told: (person) => {
      known ??= Promise.resolve(person);
    },
  };
}

/** Runs while holding a lock that all tabs share; without locks (plain HTTP on another host) it just runs. */
async function oneTabAtATime<Result>(
  locks: LockManager | undefined,
  run: () => Promise<Result>,
): Promise<Result> {
  return locks ? locks.request(LOCK, run) : run();
}
