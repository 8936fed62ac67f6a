import { startTransition, useEffect, useRef, useState } from 'react';
import { atLeisure } from '@/components/ui/hooks/at-leisure';
import { type KeyedPart, keyedParts } from '@/components/ui/text/keyed-parts';
import type { MarkdownPart } from '@/components/ui/text/markdown-parts';
import { after } from '@/lib/client/api/after';
import { type WorkerLike, workerQueue } from '@/lib/client/merging/worker-queue';

type Parts = readonly MarkdownPart[] | null;

/** The page's one worker for previews: reading a long text takes far longer than a frame. */
const ask = workerQueue<string, Parts>({
  makeWorker: () =>
    new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' }) as WorkerLike<
      string,
      Parts
    >,
  answerHere: async (text) => (await import('@/components/ui/text/markdown-parts')).markdownParts(text),
  after,
});

/** A text as it reads, as far as that is known. */
export interface PreviewParts {
  readonly of: string;
  /** `null`: it is to be shown as it was typed. */
  readonly parts: readonly KeyedPart[] | null;
}

/**
 * The parts of a text, once they are made off the main thread; those of the last one until then, `null` before any.
 *
 * @param patient whether what else the page shows comes first, when it is opened.
 */
export function usePreviewParts(text: string, patient: boolean): PreviewParts | null {
  const [shown, setShown] = useState<PreviewParts | null>(null);
  const begun = useRef(!patient);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const show = (made: Parts) => {
      if (signal.aborted) return;
      startTransition(() =>
        setShown((before) => ({ of: text, parts: made && keyedParts(before?.parts ?? [], made) })),
      );
    };
    const read = async () => {
      if (signal.aborted) return;
      begun.current = true;
      await ask(text, signal).then(show, () => show(null));
    };
    if (begun.current) void read();
    else atLeisure(read, true);
    return () => controller.abort();
  }, [text]);
  return shown;
}
