import { plainRegion, type Texts } from './plain-region';
import type { Region } from './region';

/** Longest text in characters of a joined conflict, so that it can still be read as one card. */
const LONGEST = 2000;

/** More conflicts in a row than this are not many small differences, but two different texts: one decision. */
const MOST_IN_A_ROW = 25;

/** Makes neighbouring conflicts with only white space between them one: they are one passage, decided on once. */
export function joinConflicts(regions: readonly Region[]): readonly Region[] {
  const joined: Region[] = [];
  for (let at = 0; at < regions.length; ) {
    const end = rowEnd(regions, at);
    const limit = end - at > 2 * MOST_IN_A_ROW ? Infinity : LONGEST;
    const group = regions.slice(at, groupEnd(regions, at, end, limit));
    joined.push(joinAll(group));
    at += group.length;
  }
  return joined;
}

const isBlank = (region: Region): boolean => region.kind === 'unchanged' && region.base.trim() === '';

/** The end of the conflicts that follow each other from here with nothing but white space between. */
function rowEnd(regions: readonly Region[], start: number): number {
  let end = start + 1;
  if (regions[start]!.kind !== 'conflict') return end;
  while (end + 1 < regions.length && isBlank(regions[end]!) && regions[end + 1]!.kind === 'conflict')
    end += 2;
  return end;
}

/** The end of as many conflicts of a row as stay within the limit together. */
function groupEnd(regions: readonly Region[], start: number, rowEnd: number, limit: number): number {
  const length = (region: Region): number =>
    Math.max(region.base.length, region.mine.length, region.theirs.length);
  let total = length(regions[start]!);
  let end = start + 1;
  while (end < rowEnd) {
    total += length(regions[end]!) + length(regions[end + 1]!);
    if (total > limit) break;
    end += 2;
  }
  return end;
}

function joinAll(group: readonly Region[]): Region {
  if (group.length === 1) return group[0]!;
  const all = (side: keyof Texts): string => group.map((region) => region[side]).join('');
  const region = plainRegion({ base: all('base'), mine: all('mine'), theirs: all('theirs') });
  const suggestions = group.map((one) => (one.kind === 'conflict' ? one.suggestion : one.text));
  return suggestions.some((text) => text === undefined)
    ? region
    : { ...region, suggestion: suggestions.join('') };
}
