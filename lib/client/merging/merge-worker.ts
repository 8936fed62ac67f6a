import type { ContentMerge } from '@/lib/client/session/collision';
import { type MergeQuestion, mergeContent } from './merge-content';
import type { Answered, Asked } from './worker-queue';

addEventListener('message', ({ data: { id, question } }: MessageEvent<Asked<MergeQuestion>>) => {
  postMessage(answered(id, question));
});

function answered(id: number, { base, mine, theirs }: MergeQuestion): Answered<ContentMerge> {
  try {
    return { id, answer: mergeContent(base, mine, theirs) };
  } catch (error) {
    return { id, failed: String(error) };
  }
}
