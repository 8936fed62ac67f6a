import { nameForSentence } from '@/components/ui/people/side-names';
import type { MergeNews } from '@/lib/client/merging/merge-news';

/** What became of my changes in somebody's merge. */
export function mergeNewsWords({ by, changes, kept, mine }: MergeNews): string {
  const merged = `${nameForSentence(by)} merged their changes with yours and ${outcome(changes, kept)}.`;
  return kept === changes ? merged : `${merged} Your v${mine} is in the history.`;
}

function outcome(changes: number, kept: number): string {
  if (changes === 1) return kept === 1 ? 'kept your change' : 'did not keep your change';
  if (kept === changes)
    return kept === 2 ? 'kept both of your changes' : `kept all ${changes} of your changes`;
  return kept === 0 ? `kept none of your ${changes} changes` : `kept ${kept} of ${changes} of your changes`;
}
