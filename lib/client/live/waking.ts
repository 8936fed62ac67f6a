/**
 * Why something may have been missed. `back`: the network is there again, or the computer was asleep, and whatever is
 * open may be dead. `looked-at`: somebody looks at the page (again).
 */
export type Waking = 'back' | 'looked-at';

/** How often the clock is looked at, in milliseconds. */
const EVERY = 500;
/** Milliseconds between two looks at the clock of a page in view after which it was asleep. */
const NAP = 3_000;

/** Tells by the clock that time went by in which nothing ran: the computer was asleep, which no event says. */
export class NapWatch {
  #last: number;

  /** `now` in milliseconds by the clock on the wall, which goes on while timers sleep. */
  constructor(now: number) {
    this.#last = now;
  }

  /** To be called every half second. Whether time was slept through; a hidden page has slow timers, so nobody can tell. */
  look(now: number, hidden: boolean): boolean {
    const slept = !hidden && now - this.#last > NAP;
    this.#last = now;
    return slept;
  }
}

const listeners = new Set<(waking: Waking) => void>();
let started = false;

/** Is told whenever something may have been missed, until the result is called. */
export function onWaking(listener: (waking: Waking) => void): () => void {
  if (!started) start();
  started = true;
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function start(): void {
  const tell = (waking: Waking) => {
    for (const listener of [...listeners]) listener(waking);
  };
  const nap = new NapWatch(Date.now());
  setInterval(() => {
    if (nap.look(Date.now(), document.hidden)) tell('back');
  }, EVERY);
  document.addEventListener('visibilitychange', () => {
    // Until now its timers were slow.
    nap.look(Date.now(), true);
    if (!document.hidden) tell('looked-at');
  });
  document.addEventListener('resume', () => tell('back'));
  window.addEventListener('online', () => tell('back'));
  window.addEventListener('focus', () => tell('looked-at'));
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) tell('back');
  });
}
