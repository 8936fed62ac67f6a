import { joinedTexts } from '../regions/joined.ts';
import type { Doubt, Region } from '../regions/region.ts';

/** Longest text in characters of places that are made one, so that it can still be read as one card. */
const LONGEST = 2000;

/**
 * Turns regions into conflicts. What is wrong together is decided together: those of one set become one conflict, with
 * what stands between them, where that is short enough, else one each. What they were merged to is not offered.
 */
export function inJointConflicts(
  regions: readonly Region[],
  sets: readonly (readonly number[])[],
  doubt: Doubt,
): readonly Region[] {
  if (sets.length === 0) return regions;
  const ends = new Map<number, number>();
  const add = (first: number, last: number): void => {
    ends.set(first, Math.max(last, ends.get(first) ?? 0));
  };
  for (const set of sets) {
    const [first, last] = [Math.min(...set), Math.max(...set)];
    if (isShort(regions, first, last)) add(first, last);
    else for (const one of set) add(one, one);
  }
  const found: Region[] = [];
  for (let at = 0; at < regions.length; ) {
    const start = at;
    let end = ends.get(at) ?? -1;
    if (end < 0) {
      found.push(regions[at++]!);
      continue;
    }
    for (; at <= end; at++) end = Math.max(end, ends.get(at) ?? 0);
    const texts = joinedTexts(regions.slice(start, at));
    found.push({ ...texts, kind: 'conflict', text: null, conflict: 'review', doubt });
  }
  return found;
}

function isShort(regions: readonly Region[], first: number, last: number): boolean {
  let length = 0;
  for (let at = first; at <= last && length <= LONGEST; at++) {
    const { base, mine, theirs } = regions[at]!;
    length += Math.max(base.length, mine.length, theirs.length);
  }
  return length <= LONGEST;
}
