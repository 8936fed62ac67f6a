import { plainRegion } from './plain-region';
import type { Region } from './region';

/** Longest text in characters of a joined conflict, so that it can still be read as one card. */
const LONGEST = 2000;

/** More conflicts in a row than this are not many small differences, but two different texts: one decision. */
const MOST_IN_A_ROW = 25;

/** Makes neighbouring conflicts with only white space between them one: they are one passage, decided on once. */
export function joinConflicts(regions: readonly Region[]): readonly Region[] {
  const joined: Region[] = [];
  for (let at = 0; at < regions.length; at++) {
    const row = rowFrom(regions, at);
    const limit = row.length > 2 * MOST_IN_A_ROW ? Infinity : LONGEST;
    for (const region of row) {
      const gap = joined.at(-1);
      const before = joined.at(-2);
      const joint =
        region.kind === 'conflict' && before?.kind === 'conflict' && gap && isBlank(gap)
          ? joinThree(before, gap, region)
          : null;
      if (joint && Math.max(joint.base.length, joint.mine.length, joint.theirs.length) <= limit)
        joined.splice(-2, 2, joint);
      else joined.push(region);
    }
    if (row.length === 0) joined.push(regions[at]!);
    else at += row.length - 1;
  }
  return joined;
}

const isBlank = (region: Region): boolean => region.kind === 'unchanged' && region.base.trim() === '';

/** The conflicts that follow each other from here with nothing but white space between, and that white space. */
function rowFrom(regions: readonly Region[], start: number): readonly Region[] {
  if (regions[start]!.kind !== 'conflict') return [];
  let end = start + 1;
  while (end + 1 < regions.length && isBlank(regions[end]!) && regions[end + 1]!.kind === 'conflict')
    end += 2;
  return regions.slice(start, end);
}

function joinThree(before: Region, gap: Region, after: Region): Region {
  const region = plainRegion({
    base: before.base + gap.base + after.base,
    mine: before.mine + gap.mine + after.mine,
    theirs: before.theirs + gap.theirs + after.theirs,
  });
  if (before.suggestion === undefined || after.suggestion === undefined) return region;
  return { ...region, suggestion: before.suggestion + gap.base + after.suggestion };
}
