import type { Content } from '@/lib/client/document/content';
import type { ContentMerge } from '@/lib/client/session/collision';
import { merge } from '@/lib/merge/merge';
import { markParagraphs } from '@/lib/merge/resolve/mark-paragraphs';

/** Merges title and body of two versions that grew from `base`. */
export function mergeContent(base: Content, mine: Content, theirs: Content): ContentMerge {
  return {
    title: merge(base.title, mine.title, theirs.title),
    body: markParagraphs(merge(base.body, mine.body, theirs.body)),
  };
}
