/** Milliseconds after which nobody waits for the Markdown of what was pasted. */
const PATIENCE = 4_000;

/** Characters of HTML that are looked at: more is pasted as plain text. */
export const MOST_HTML = 1_500_000;

/**
 * The Markdown of some HTML, made in a worker of its own that is ended when it takes too long; `null` where there is none:
 * it says no more than its plain text, took too long, or the worker could not be loaded.
 */
export function convertHtml(html: string, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./paste-worker.ts', import.meta.url), { type: 'module' });
    } catch {
      resolve(null);
      return;
    }
    const end = (markdown: string | null) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(markdown);
    };
    const timer = setTimeout(() => end(null), PATIENCE);
    signal.addEventListener('abort', () => end(null), { once: true });
    worker.onerror = () => end(null);
    worker.onmessage = ({ data }: MessageEvent<string | null>) => end(data);
    worker.postMessage(html);
  });
}
