import { after } from '@/lib/client/api/after';
import type { Content } from '@/lib/client/document/content';
import type { ContentMerge } from '@/lib/client/session/collision';
import type { MergeQuestion } from './merge-content';
import { undividedMerge } from './undivided-merge';
import { type Ask, type WorkerLike, workerQueue } from './worker-queue';

/** Merges two contents that grew from `base`. Rejects only when `signal` says that nobody waits for it any more. */
export type MergeTexts = (
  base: Content,
  mine: Content,
  theirs: Content,
  signal?: AbortSignal,
) => Promise<ContentMerge>;

/**
 * Merges by what answers questions. A merge that can't be had is one place a text: no collision is ever left without its
 * dialog, nor a save without its outcome.
 */
export function mergeClient(ask: Ask<MergeQuestion, ContentMerge>): MergeTexts {
  return (base, mine, theirs, signal) =>
    ask({ base, mine, theirs }, signal).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      return undividedMerge(base, mine, theirs);
    });
}

/** Merges off the main thread, by the page's one merging worker. */
export const mergeTexts: MergeTexts = mergeClient(
  workerQueue<MergeQuestion, ContentMerge>({
    makeWorker: () =>
      new Worker(new URL('./merge-worker.ts', import.meta.url), { type: 'module' }) as WorkerLike<
        MergeQuestion,
        ContentMerge
      >,
    // The page itself needs the program only where it can have no worker.
    answerHere: async ({ base, mine, theirs }) =>
      (await import('./merge-content')).mergeContent(base, mine, theirs),
    after,
  }),
);
