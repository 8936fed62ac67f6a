import type { Region } from '../regions/region.ts';
import { splitLines } from '../text/lines.ts';

/**
 * Finds conflicts in which a side took most of the words away only to put the same lines somewhere else, so that the
 * sentence about them can say so: neither choice by itself carries the other side's edit to where the text is now.
 */
export function nameMoves(regions: readonly Region[]): readonly Region[] {
  if (!regions.some((region) => region.kind === 'conflict')) return regions;
  const arrived = { mine: arrivals(regions, 'mine'), theirs: arrivals(regions, 'theirs') };
  return regions.map((region) => {
    if (region.kind !== 'conflict' || region.conflict === 'review' || region.conflict === 'inserted')
      return region;
    return wentAway(region, 'mine', arrived.mine) || wentAway(region, 'theirs', arrived.theirs)
      ? { ...region, conflict: 'moved' }
      : region;
  });
}

/** Of letters: two numbers in a line say little. */
const TWO_WORDS = /\p{L}\P{L}+\p{L}/u;

/** The lines of a text that say enough to be recognised: two words at least. */
function tellingLines(text: string): string[] {
  return splitLines(text)
    .map((line) => line.trim())
    .filter((line) => TWO_WORDS.test(line));
}

/** Lines that a side has in a region and the base has not there. */
function arrivals(regions: readonly Region[], side: 'mine' | 'theirs'): ReadonlySet<string> {
  const found = new Set<string>();
  for (const region of regions) {
    if (region[side] === region.base) continue;
    const before = new Set(tellingLines(region.base));
    for (const line of tellingLines(region[side])) if (!before.has(line)) found.add(line);
  }
  return found;
}

function wentAway(region: Region, side: 'mine' | 'theirs', arrived: ReadonlySet<string>): boolean {
  if (arrived.size === 0) return false;
  const base = tellingLines(region.base);
  const still = new Set(tellingLines(region[side]));
  const gone = base.filter((line) => !still.has(line) && arrived.has(line));
  const length = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length, 0);
  return gone.length > 0 && length(gone) * 2 >= length(base);
}
