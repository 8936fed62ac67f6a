import { after } from '@/lib/client/api/after';
import type { Content } from '@/lib/client/document/content';
import {
  type CompareAnswer,
  type CompareQuestion,
  type Comparison,
  compareContents,
  comparedAsWholes,
  compareTexts,
  type VanishingWords,
} from './compare-texts';
import { type WorkerLike, workerQueue } from './worker-queue';

/** The page's one comparing worker: apart from the merging one, as nobody's save is to wait for a comparison. */
const ask = workerQueue<CompareQuestion, CompareAnswer>({
  makeWorker: () =>
    new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' }) as WorkerLike<
      CompareQuestion,
      CompareAnswer
    >,
  answerHere: compareTexts,
  after,
});

/** Characters that are compared sooner than a worker is asked. */
const SHORT = 20_000;

/** The comparison of two short versions, at once; `null` for longer ones. */
export function compareAtOnce(from: Content, to: Content): Comparison | null {
  const length = from.title.length + from.body.length + to.title.length + to.body.length;
  return length > SHORT ? null : compareContents(from, to);
}

/** Compares two versions off the main thread. Rejects only when `signal` says that nobody waits for it any more. */
export async function compareSoon(from: Content, to: Content, signal: AbortSignal): Promise<Comparison> {
  try {
    const answer = await ask({ about: 'changes', from, to }, signal);
    if (answer.about === 'changes') return answer;
  } catch (error) {
    if (signal.aborted) throw error;
  }
  return comparedAsWholes(from, to);
}

/** The words of `from` that `to` has not, found off the main thread; `null` where that fails. */
export async function wordsThatVanish(
  from: Content,
  to: Content,
  signal: AbortSignal,
): Promise<VanishingWords | null> {
  const answer = await ask({ about: 'words', from, to }, signal).catch(() => null);
  return answer?.about === 'words' ? answer : null;
}
