import { diffSequences } from '../diff/diff-sequences.ts';
import type { Effort } from '../diff/effort.ts';
import { plainRegion } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { splitLines } from '../text/lines.ts';
import { hasWords } from '../text/words.ts';

/**
 * Cuts up a region in which both sides inserted text: where one put in all lines of the other in their order, and some
 * more, what both have is the same change and the rest is one by that side alone. Anything else stays as it is.
 */
export function splitInsertion(region: Region, effort: Effort): readonly Region[] {
  const { base, mine, theirs } = region;
  const [longer, shorter] = mine.length > theirs.length ? [mine, theirs] : [theirs, mine];
  if (base !== '' || !hasWords(shorter)) return [region];
  const [all, some] = [splitLines(longer), splitLines(shorter)];
  const changes = diffSequences(some, all, effort);
  if (changes.some(({ aStart, aEnd }) => aStart !== aEnd)) return [region];
  const regions: Region[] = [];
  const add = (start: number, end: number, byBoth: boolean): void => {
    const text = all.slice(start, end).join('');
    if (text === '') return;
    const [here, there] = [byBoth || longer === mine ? text : '', byBoth || longer !== mine ? text : ''];
    regions.push(plainRegion({ base, mine: here, theirs: there }));
  };
  let at = 0;
  for (const { bStart, bEnd } of changes) {
    add(at, bStart, true);
    add(bStart, bEnd, false);
    at = bEnd;
  }
  add(at, all.length, true);
  return regions;
}
