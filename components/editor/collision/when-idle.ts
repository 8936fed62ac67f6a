/** At the latest after so many milliseconds. */
const PATIENCE = 2_000;

/** Runs what is not urgent once the page has nothing to do, unless `signal` is aborted before. */
export function whenIdle(run: () => void, signal: AbortSignal): void {
  if ('requestIdleCallback' in globalThis) {
    const id = requestIdleCallback(run, { timeout: PATIENCE });
    signal.addEventListener('abort', () => cancelIdleCallback(id));
  } else {
    const id = setTimeout(run, PATIENCE);
    signal.addEventListener('abort', () => clearTimeout(id));
  }
}
