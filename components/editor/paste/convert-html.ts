import { askOnce } from '@/components/editor/workers/ask-once';

/** Milliseconds after which nobody waits for the Markdown of what was pasted. */
const PATIENCE = 4_000;

/** Characters of HTML that are looked at: more is pasted as plain text. */
export const MOST_HTML = 1_500_000;

/**
 * The Markdown of some HTML, made in a worker of its own that is ended when it takes too long; `null` where there is none:
 * it says no more than its plain text, took too long, or the worker could not be loaded.
 */
export async function convertHtml(html: string, signal: AbortSignal): Promise<string | null> {
  const outcome = await askOnce<string | null>(html, {
    makeWorker: () => new Worker(new URL('./paste-worker.ts', import.meta.url), { type: 'module' }),
    patience: PATIENCE,
    signal,
  });
  return outcome.kind === 'answered' ? outcome.answer : null;
}
