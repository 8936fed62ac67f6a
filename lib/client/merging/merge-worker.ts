import type { Content } from '@/lib/client/document/content';
import { mergeContent } from './merge-content';

/** What the page sends. */
export interface MergeRequest {
  readonly id: number;
  readonly base: Content;
  readonly mine: Content;
  readonly theirs: Content;
}

addEventListener('message', ({ data }: MessageEvent<MergeRequest>) => {
  postMessage({ id: data.id, merge: mergeContent(data.base, data.mine, data.theirs) });
});
