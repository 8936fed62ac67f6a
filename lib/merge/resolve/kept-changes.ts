import type { Merge, Region } from '../regions/region.ts';
import { vanishingWords } from '../text/vanishing-words.ts';

/** How many changes one side had made, and how many of them another's merge kept. */
export interface KeptChanges {
  readonly changes: number;
  readonly kept: number;
}

/**
 * What became of a side's changes in a later version that somebody else made by merging.
 *
 * @param merge of the version that both had started from, the side's version (as mine) and the merged one (as theirs).
 */
export function keptChanges({ regions }: Merge): KeptChanges {
  const changed = regions.filter(({ base, mine }) => base !== mine);
  return { changes: changed.length, kept: changed.filter(isKept).length };
}

/**
 * A change is kept when every word that it brought is there; one that only took words away, when they are still gone;
 * one of marks or spaces alone, when its text is there.
 */
function isKept({ base, mine, theirs }: Region): boolean {
  if (mine === theirs) return true;
  if (theirs === base) return false;
  const brought = vanishingWords(mine, base);
  if (brought.length > 0) return !vanishingWords(mine, theirs).some((word) => brought.includes(word));
  const taken = vanishingWords(base, mine);
  return taken.length > 0
    ? !vanishingWords(theirs, mine).some((word) => taken.includes(word))
    : theirs.includes(mine);
}
