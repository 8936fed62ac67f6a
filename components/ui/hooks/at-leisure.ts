/** The browser's own mark of when it began with what is not needed to read and write: what was loaded before it, was. */
export const LEISURE_MARK = 'midair-leisure';

/** At the latest after so many milliseconds with something to do, and always where the browser tells of no rest. */
const PATIENCE = 2_000;

const waiting: (() => Promise<unknown>)[] = [];
let busy = false;

/**
 * Does what may be wanted later, one after the other, once the page has loaded and has nothing else to do. So it is there by
 * the time somebody wants it, also without a network. What fails is left to whoever wants it.
 */
export function atLeisure(work: () => Promise<unknown>): void {
  if (typeof window === 'undefined') return;
  waiting.push(work);
  if (busy) return;
  busy = true;
  if (document.readyState === 'complete') rest(next);
  else window.addEventListener('load', () => rest(next), { once: true });
}

function next(): void {
  const work = waiting.shift();
  busy = work !== undefined;
  if (!work) return;
  if (performance.getEntriesByName(LEISURE_MARK).length === 0) performance.mark(LEISURE_MARK);
  const goOn = () => rest(next);
  work().then(goOn, goOn);
}

function rest(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: PATIENCE });
  else setTimeout(run, PATIENCE);
}
