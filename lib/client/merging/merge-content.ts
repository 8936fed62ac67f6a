import type { Content } from '@/lib/client/document/content';
import type { ContentMerge } from '@/lib/client/session/collision';
import { merge } from '@/lib/merge/merge';
import { linkMoves } from '@/lib/merge/places/link-moves';
import { separateConflicts } from '@/lib/merge/places/separate-conflicts';
import { plainRegion } from '@/lib/merge/regions/plain-region';
import type { Merge } from '@/lib/merge/regions/region';
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

/**
 * Title and body each as one place, to be decided as a whole where both changed it: what is left to offer when no merge
 * can be had, so that nobody's save waits for it.
 */
export function undividedMerge(base: Content, mine: Content, theirs: Content): ContentMerge {
  const whole = (field: keyof Content): Merge => ({
    regions: [plainRegion({ base: base[field], mine: mine[field], theirs: theirs[field] })],
    coarse: true,
  });
  return { title: { ...whole('title'), coarse: false }, body: whole('body') };
}
