/** The browser's own mark of when it began with what is not needed to read and write: what was loaded before it, was. */
export const LEISURE_MARK = 'midair-leisure';

/** At the latest after so many milliseconds with something to do, and always where the browser tells of no rest. */
const PATIENCE = 2_000;

const waiting: (() => Promise<unknown>)[] = [];
/** How many parts of the page still wait for what they show. */
let held = 0;
/** Whether something is being done, or is about to be. */
let busy = false;
let listening = false;
let loaded = false;

/** Keeps what may be wanted later from beginning until the result is called: there is something to show first. */
export function holdLeisure(): () => void {
  held += 1;
  return () => {
    held -= 1;
    goOn();
  };
}

/**
 * Does what may be wanted later, one after the other, once the page has loaded, shows what it is for, and has nothing else to
 * do. So it is there by the time somebody wants it, also without a network. What fails is left to whoever wants it.
 *
 * @param isNext whether it comes before all that was only registered: it is part of what the page shows.
 */
export function atLeisure(work: () => Promise<unknown>, isNext = false): void {
  if (typeof window === 'undefined') return;
  if (isNext) waiting.unshift(work);
  else waiting.push(work);
  if (!listening) listen();
  goOn();
}

function listen(): void {
  listening = true;
  loaded = document.readyState === 'complete';
  const heard = () => {
    loaded = true;
    goOn();
  };
  if (!loaded) window.addEventListener('load', heard, { once: true });
}

function goOn(): void {
  if (busy || held > 0 || !loaded || waiting.length === 0) return;
  busy = true;
  rest(() => {
    busy = false;
    if (held === 0) begin();
  });
}

function begin(): void {
  const work = waiting.shift();
  if (!work) return;
  busy = true;
  if (performance.getEntriesByName(LEISURE_MARK).length === 0) performance.mark(LEISURE_MARK);
  const done = () => {
    busy = false;
    goOn();
  };
  work().then(done, done);
}

function rest(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: PATIENCE });
  else setTimeout(run, PATIENCE);
}
