import type { Content } from '@/lib/client/document/content';
import type { ContentMerge } from '@/lib/client/session/collision';
import { plainRegion } from '@/lib/merge/regions/plain-region';
import type { Merge } from '@/lib/merge/regions/region';

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
