import { plainRegion } from './plain-region';
import type { Region } from './region';

/** Longest text in characters of a joined conflict, so that it can still be read as one card. */
const LONGEST = 2000;

/** Makes neighbouring conflicts with only white space between them one: they are one passage, decided on once. */
export function joinConflicts(regions: readonly Region[]): readonly Region[] {
  const joined: Region[] = [];
  for (const region of regions) {
    const gap = joined.at(-1);
    const before = joined.at(-2);
    const joint =
      region.kind === 'conflict' && before?.kind === 'conflict' && gap && isBlank(gap)
        ? joinThree(before, gap, region)
        : null;
    if (joint && Math.max(joint.base.length, joint.mine.length, joint.theirs.length) <= LONGEST)
      joined.splice(-2, 2, joint);
    else joined.push(region);
  }
  return joined;
}

const isBlank = (region: Region): boolean => region.kind === 'unchanged' && region.base.trim() === '';

function joinThree(before: Region, gap: Region, after: Region): Region {
  const region = plainRegion({
    base: before.base + gap.base + after.base,
    mine: before.mine + gap.mine + after.mine,
    theirs: before.theirs + gap.theirs + after.theirs,
  });
  if (before.suggestion === undefined || after.suggestion === undefined) return region;
  return { ...region, suggestion: before.suggestion + gap.base + after.suggestion };
}
