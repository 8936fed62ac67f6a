import { askOnce } from '@/components/editor/workers/ask-once';
import { mayExplode } from './pattern-risk';
import type { Trial } from './pattern-worker';

/** Milliseconds that a pattern may take for the whole text, with the start of the worker that tries it. */
const PATIENCE = 1_500;

/**
 * Whether a pattern may be searched for without holding up the page: its form is harmless, and a worker went through the
 * text with it in time. Where there is no worker, its form decides.
 */
export async function isQuick(pattern: RegExp, text: string, signal: AbortSignal): Promise<boolean> {
  if (mayExplode(pattern.source)) return false;
  const outcome = await askOnce({ pattern, text } satisfies Trial, {
    makeWorker: () => new Worker(new URL('./pattern-worker.ts', import.meta.url), { type: 'module' }),
    patience: PATIENCE,
    signal,
  });
  return outcome.kind !== 'ended';
}
