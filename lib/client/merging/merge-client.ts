import type { Content } from '@/lib/client/document/content';
import type { ContentMerge } from '@/lib/client/session/collision';
import { mergeContent } from './merge-content';
import type { MergeRequest } from './merge-worker';

/** Merges two contents that grew from `base`. */
export type MergeTexts = (base: Content, mine: Content, theirs: Content) => Promise<ContentMerge>;

/** The part of a Worker that is needed here. */
export interface WorkerLike {
  postMessage: (message: MergeRequest) => void;
  onmessage: ((event: MessageEvent<{ readonly id: number; readonly merge: ContentMerge }>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate: () => void;
}

/**
 * Merges off the main thread. Where a worker can't be made, or breaks, merging goes on inline: slower for the page, but
 * no collision is ever left without its dialog.
 */
export function mergeClient(makeWorker: () => WorkerLike): MergeTexts {
  const pending = new Map<number, { request: MergeRequest; resolve: (merge: ContentMerge) => void }>();
  let worker: WorkerLike | null | undefined;
  let count = 0;

  const fallBack = (): void => {
    worker?.terminate();
    worker = null;
    for (const { request, resolve } of pending.values()) {
      resolve(mergeContent(request.base, request.mine, request.theirs));
    }
    pending.clear();
  };
  const start = (): WorkerLike | null => {
    try {
      const started = makeWorker();
      started.onmessage = ({ data }) => {
        pending.get(data.id)?.resolve(data.merge);
        pending.delete(data.id);
      };
      started.onerror = fallBack;
      return started;
    } catch {
      return null;
    }
  };

  return async (base, mine, theirs) => {
    if (worker === undefined) worker = start();
    if (!worker) return mergeContent(base, mine, theirs);
    const request = { id: ++count, base, mine, theirs };
    const working = worker;
    return new Promise((resolve) => {
      pending.set(request.id, { request, resolve });
      working.postMessage(request);
    });
  };
}

/** The page's one merging worker. */
export const mergeTexts: MergeTexts = mergeClient(
  () => new Worker(new URL('./merge-worker.ts', import.meta.url), { type: 'module' }) as WorkerLike,
);
