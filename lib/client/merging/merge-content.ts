import type { Content } from '@/lib/client/document/content';
import type { ContentMerge } from '@/lib/client/session/collision';
import { merge } from '@/lib/merge/merge';
import { linkMoves } from '@/lib/merge/places/link-moves';
import { separateConflicts } from '@/lib/merge/places/separate-conflicts';
import { markParagraphs } from '@/lib/merge/resolve/mark-paragraphs';

/** Two contents that grew from `base`, to be merged. */
export interface MergeQuestion {
  readonly base: Content;
  readonly mine: Content;
  readonly theirs: Content;
}

/** Merges title and body of two versions that grew from `base`. */
export function mergeContent(base: Content, mine: Content, theirs: Content): ContentMerge {
  return {
    title: merge(base.title, mine.title, theirs.title),
    body: markParagraphs(linkMoves(separateConflicts(merge(base.body, mine.body, theirs.body)))),
  };
}
