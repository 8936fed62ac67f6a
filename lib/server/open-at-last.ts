import type { OpeningFault } from '@/lib/server/database/opening-fault';

/** Milliseconds between two tries. */
const PAUSE = 1_000;

interface Ways<Thing> {
  readonly open: () => Promise<Thing>;
  readonly explain: (fault: unknown) => OpeningFault;
  /** It cannot be opened now; it is tried again. Called after each try. */
  readonly onWait: (why: string) => void;
  /** It is open, after it was not. */
  readonly onReturn: () => void;
  /** It cannot be opened, and nothing that passes would help. It is not tried again. */
  readonly onHopeless: (why: string) => void;
  readonly after: (delay: number, run: () => void) => void;
}

/** Something that is being opened, or is open. */
export interface Opening<Thing> {
  /** The thing, or the first try of it; once a try has failed, it rejects at once, until a later one has succeeded. */
  readonly current: Promise<Thing>;
  /** Resolves once it was tried. */
  readonly tried: Promise<void>;
  /** Has somebody told, once, that it is hopeless. */
  readonly whenHopeless: (tell: (why: string) => void) => void;
  /** Tries no more; the thing, if a try that is under way has opened it yet, or one before. */
  readonly end: () => Promise<Thing | null>;
}

/** Opens something, again and again until it is open or hopeless. */
export function openAtLast<Thing>(ways: Ways<Thing>): Opening<Thing> {
  const listeners: ((why: string) => void)[] = [];
  let hopeless: string | null = null;
  let ended = false;
  let current = ways.open();
  let latest = current;
  const failed = (fault: unknown) => {
    const { heals, message } = ways.explain(fault);
    if (ended) return;
    if (heals) {
      ways.onWait(message);
      ways.after(PAUSE, tryAgain);
      return;
    }
    hopeless = message;
    ways.onHopeless(message);
    for (const tell of listeners) tell(message);
  };
  const tryAgain = () => {
    if (ended) return;
    const next = ways.open();
    latest = next;
    next.then(
      () => {
        current = next;
        ways.onReturn();
      },
      (fault) => {
        current = next;
        failed(fault);
      },
    );
  };
  const tried = current.then(() => {}, failed);
  return {
    get current() {
      return current;
    },
    tried,
    whenHopeless: (tell) => {
      if (hopeless !== null) tell(hopeless);
      else listeners.push(tell);
    },
    end: () => {
      ended = true;
      return latest.catch(() => null);
    },
  };
}
