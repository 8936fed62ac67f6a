import { plainRegion } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { hasWords } from '../text/words.ts';

/**
 * Cuts up a region in which both sides inserted text: where both put in the same lines, and one of them more before or
 * after, that is the same change and one by that side alone. Anything else stays as it is.
 */
export function splitInsertion(region: Region): readonly Region[] {
  const { base, mine, theirs } = region;
  const [longer, shorter] = mine.length > theirs.length ? [mine, theirs] : [theirs, mine];
  if (base !== '' || !hasWords(shorter)) return [region];
  const added = (text: string): Region =>
    plainRegion({ base, mine: longer === mine ? text : '', theirs: longer === mine ? '' : text });
  const both = plainRegion({ base, mine: shorter, theirs: shorter });
  if (shorter.endsWith('\n') && longer.startsWith(shorter))
    return [both, added(longer.slice(shorter.length))];
  const before = longer.slice(0, longer.length - shorter.length);
  if (before.endsWith('\n') && longer.endsWith(shorter)) return [added(before), both];
  return [region];
}
