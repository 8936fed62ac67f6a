import { joinedTexts } from '../regions/joined.ts';
import { plainRegion } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { vanishingWords } from '../text/vanishing-words.ts';
import { hasWords, wordsOf } from '../text/words.ts';

/** Longest text in characters of a joined conflict, so that it can still be read as one card. */
const LONGEST = 2000;

/** More conflicts in a row than this are not many small differences, but two different texts: one decision. */
const MOST_IN_A_ROW = 25;

/**
 * Makes neighbouring conflicts one where they are one passage, decided on once: no unchanged word stands between them,
 * and what one side alone changed there is part of what it rewrote from the first of them to the last.
 */
export function joinConflicts(regions: readonly Region[]): readonly Region[] {
  const grouped: Region[] = [];
  for (let at = 0; at < regions.length; ) {
    const end = regions[at]!.kind === 'conflict' ? groupEnd(regions, at) : at + 1;
    grouped.push(joinAll(regions.slice(at, end)));
    at = end;
  }
  return grouped;
}

/** The end of the conflicts from here that are made one. */
function groupEnd(regions: readonly Region[], start: number): number {
  const wordless = rowOf(regions, start, Infinity, () => false);
  if (wordless.conflicts > MOST_IN_A_ROW) return wordless.end;
  return rowOf(regions, start, LONGEST, (first, next) =>
    (['mine', 'theirs'] as const).some((side) =>
      regions
        .slice(first, next + 1)
        .every(
          (region) =>
            isWordless(region) || (region.kind !== 'combined' && isRewriting(region.base, region[side])),
        ),
    ),
  ).end;
}

/** How far the conflicts that belong together go, as long as their texts stay within the limit. */
function rowOf(
  regions: readonly Region[],
  start: number,
  limit: number,
  belongs: (first: number, next: number) => boolean,
): { readonly end: number; readonly conflicts: number } {
  let [end, conflicts, length] = [start + 1, 1, lengthOf(regions[start]!)];
  for (let at = end; at < regions.length; at++) {
    const region = regions[at]!;
    length += lengthOf(region);
    if (length > limit || (region.kind === 'unchanged' && !isWordless(region))) break;
    if (region.kind !== 'conflict') continue;
    if (!regions.slice(end, at).every(isWordless) && !belongs(end - 1, at)) break;
    end = at + 1;
    conflicts++;
  }
  return { end, conflicts };
}

const lengthOf = ({ base, mine, theirs }: Region): number =>
  Math.max(base.length, mine.length, theirs.length);

const isWordless = ({ kind, base }: Region): boolean => kind === 'unchanged' && !hasWords(base);

/** Whether a text takes the place of another and keeps less than half of its words; to add or take away is no rewriting. */
const isRewriting = (from: string, to: string): boolean =>
  from.trim() !== '' && to.trim() !== '' && vanishingWords(from, to).length * 2 > wordsOf(from).length;

function joinAll(group: readonly Region[]): Region {
  if (group.length === 1) return group[0]!;
  const region = plainRegion(joinedTexts(group));
  const suggestions = group.map((one) => (one.kind === 'conflict' ? one.suggestion : one.text));
  return suggestions.some((text) => text === undefined)
    ? region
    : { ...region, suggestion: suggestions.join('') };
}
