/** A question on its way to a worker. */
export interface Asked<Question> {
  readonly id: number;
  readonly question: Question;
}

/** What comes back: the answer, or that there is none to be had. */
export type Answered<Answer> =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly failed: string };

/** The part of a Worker that is needed here. */
export interface WorkerLike<Question, Answer> {
  postMessage: (message: Asked<Question>) => void;
  onmessage: ((event: MessageEvent<Answered<Answer>>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate: () => void;
}

interface Services<Question, Answer> {
  /** May throw where there are no workers. */
  readonly makeWorker: () => WorkerLike<Question, Answer>;
  /** Answers on the main thread, when there is no worker. */
  readonly answerHere: (question: Question) => Answer | Promise<Answer>;
  /** Runs `run` after so many milliseconds, unless the function returned is called before. */
  readonly after: (delay: number, run: () => void) => () => void;
}

/** Asks a worker. Rejects when `signal` says that nobody waits any more, or when there is no answer to be had. */
export type Ask<Question, Answer> = (question: Question, signal?: AbortSignal) => Promise<Answer>;

interface Waiting<Question, Answer> extends Asked<Question> {
  readonly resolve: (answer: Answer | Promise<Answer>) => void;
  readonly reject: (reason: unknown) => void;
}

/** Milliseconds that a question nobody waits for may go on while another one waits: less than a new worker costs. */
const GRACE = 200;
/** Milliseconds after which a worker is taken for dead. Every question has a budget far below. */
const PATIENCE = 30_000;

/**
 * Questions to one worker, one at a time and in order. What nobody waits for any more is not begun, and soon ended where
 * it stands in another's way. Where a worker can't be made, or breaks, answers are found on the main thread; one that
 * never answered anything may have been out of reach, and the next question asks for it again.
 */
export function workerQueue<Question, Answer>({
  makeWorker,
  answerHere,
  after,
}: Services<Question, Answer>): Ask<Question, Answer> {
  type Each = Waiting<Question, Answer>;
  let worker: WorkerLike<Question, Answer> | null | undefined;
  let queue: readonly Each[] = [];
  let running: { readonly each: Each; readonly endPatience: () => void } | null = null;
  let hasAnswered = false;
  let stale = false;
  let endGrace: (() => void) | null = null;
  let count = 0;

  const finish = (): Each | undefined => {
    running?.endPatience();
    endGrace?.();
    const each = running?.each;
    running = endGrace = null;
    stale = false;
    return each;
  };
  const here = ({ question, resolve, reject }: Each): void => {
    try {
      resolve(answerHere(question));
    } catch (error) {
      reject(error);
    }
  };
  const goOnHere = (): void => {
    worker?.terminate();
    worker = hasAnswered ? null : undefined;
    const wanted = [finish(), ...queue];
    queue = [];
    for (const each of wanted) if (each) here(each);
  };
  const start = (): WorkerLike<Question, Answer> | null => {
    try {
      const started = makeWorker();
      started.onmessage = ({ data }) => {
        hasAnswered = true;
        if (running?.each.id !== data.id) return;
        const each = finish();
        if ('answer' in data) each?.resolve(data.answer);
        else each?.reject(new Error(data.failed));
        next();
      };
      started.onerror = (event) => {
        // It is dealt with here: to the page, it is no fault.
        event.preventDefault();
        goOnHere();
      };
      return started;
    } catch {
      return null;
    }
  };
  const restart = (reason: string): void => {
    finish()?.reject(new Error(reason));
    worker?.terminate();
    worker = start();
    if (worker) next();
    else goOnHere();
  };
  const next = (): void => {
    const each = queue[0];
    if (running && each && stale) endGrace ??= after(GRACE, () => restart('Nobody waited for it.'));
    if (running || !each || !worker) return;
    queue = queue.slice(1);
    running = { each, endPatience: after(PATIENCE, () => restart('The worker did not answer.')) };
    worker.postMessage({ id: each.id, question: each.question });
  };
  const forget = (each: Each, reason: unknown): void => {
    each.reject(reason);
    queue = queue.filter((other) => other !== each);
    if (running?.each === each) stale = true;
    next();
  };

  return (question, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const each = { id: ++count, question, resolve, reject };
      if (worker === undefined) worker = start();
      if (!worker) return here(each);
      signal?.addEventListener('abort', () => forget(each, signal.reason), { once: true });
      queue = [...queue, each];
      next();
    });
}
