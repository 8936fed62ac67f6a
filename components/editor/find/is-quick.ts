import { mayExplode } from './pattern-risk';
import type { Trial } from './pattern-worker';

/** Milliseconds that a pattern may take for the whole text, with the start of the worker that tries it. */
const PATIENCE = 1_500;

/**
 * Whether a pattern may be searched for without holding up the page: its form is harmless, and a worker went through the
 * text with it in time. Where there is no worker, its form decides.
 */
export function isQuick(pattern: RegExp, text: string, signal: AbortSignal): Promise<boolean> {
  if (mayExplode(pattern.source)) return Promise.resolve(false);
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./pattern-worker.ts', import.meta.url), { type: 'module' });
    } catch {
      resolve(true);
      return;
    }
    const end = (quick: boolean) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(quick);
    };
    const timer = setTimeout(() => end(false), PATIENCE);
    signal.addEventListener('abort', () => end(false), { once: true });
    worker.onerror = () => end(true);
    worker.onmessage = () => end(true);
    worker.postMessage({ pattern, text } satisfies Trial);
  });
}
