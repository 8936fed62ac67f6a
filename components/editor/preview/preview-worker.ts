import './names-of-characters';
import { type MarkdownPart, markdownParts } from '@/components/ui/text/markdown-parts';
import type { Answered, Asked } from '@/lib/client/merging/worker-queue';

addEventListener('message', ({ data: { id, question } }: MessageEvent<Asked<string>>) => {
  postMessage(answered(id, question));
});

function answered(id: number, text: string): Answered<readonly MarkdownPart[] | null> {
  try {
    return { id, answer: markdownParts(text) };
  } catch (error) {
    return { id, failed: String(error) };
  }
}
