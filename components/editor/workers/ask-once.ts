/** What became of a question to a worker. */
export type Outcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** There is no worker, or it failed. */
  | { readonly kind: 'failed' }
  /** Nobody waits any more. */
  | { readonly kind: 'ended' };

interface Asking {
  /** Fails where there are no workers. */
  readonly makeWorker: () => Worker;
  /** Milliseconds that it may take, with the start of the worker. */
  readonly patience: number;
  /** Says that nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** Asks one question of a worker of its own, which is ended as soon as it has answered, took too long, or nobody waits. */
export function askOnce<Answer>(
  question: unknown,
  { makeWorker, patience, signal }: Asking,
): Promise<Outcome<Answer>> {
  if (signal.aborted) return Promise.resolve({ kind: 'ended' });
  return new Promise((resolve) => {
    let worker: Worker;
    try {
      worker = makeWorker();
    } catch {
      resolve({ kind: 'failed' });
      return;
    }
    const end = (outcome: Outcome<Answer>) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      worker.terminate();
      resolve(outcome);
    };
    const stop = () => end({ kind: 'ended' });
    const timer = setTimeout(stop, patience);
    signal.addEventListener('abort', stop);
    worker.onerror = (event) => {
      // It is dealt with here: to the page, it is no fault.
      event.preventDefault();
      end({ kind: 'failed' });
    };
    worker.onmessage = ({ data }: MessageEvent<Answer>) => end({ kind: 'answered', answer: data });
    worker.postMessage(question);
  });
}
