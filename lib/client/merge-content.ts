import { markParagraphs } from '@/lib/merge/mark-paragraphs';
import { merge } from '@/lib/merge/merge';
import type { ContentMerge } from './collision';
import type { Content } from './content';

/** Merges title and body of two versions that grew from `base`. */
export function mergeContent(base: Content, mine: Content, theirs: Content): ContentMerge {
  return {
    title: merge(base.title, mine.title, theirs.title),
    body: markParagraphs(merge(base.body, mine.body, theirs.body)),
  };
}
