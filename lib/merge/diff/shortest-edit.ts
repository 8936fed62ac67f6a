import type { Effort } from './effort.ts';

/** To go along equal items takes so small a part of a step. */
const A_WALK = 1 / 16;

/** Equal items of two sequences: `length` of them from `a` and from `b` on. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/**
 * The runs of items that are kept where `a` is turned into `b` by the fewest insertions and deletions (Myers, "An O(ND)
 * difference algorithm", 1986), or `null` if these are more than `longest` or to find them is too much effort. All work is
 * paid for: each position looked at, and each item along which the search goes on from there.
 */
export function shortestEdit(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  longest: number,
  effort: Effort,
): readonly Run[] | null {
  const most = Math.min(longest, a.length + b.length);
  // A diagonal is where the position in `a` is ahead of that in `b` by the same; `reached` tells the search's last step there.
  const reached = new Int32Array(2 * most + 3).fill(-1);
  const middle = most + 1;
  const steps: Steps = { before: [], start: [], end: [] };
  let [lowest, highest] = [-most, most];
  for (let length = 0; length <= most; length++) {
    for (let d = Math.max(lowest, -length); d <= Math.min(highest, length); d += 2) {
      const below = reached[middle + d - 1]!;
      const above = reached[middle + d + 1]!;
      const fromBelow = below < 0 ? -1 : steps.end[below]!;
      const fromAbove = above < 0 ? -1 : steps.end[above]!;
      const canDelete = fromBelow >= 0 && fromBelow < a.length;
      const canInsert = fromAbove >= 0 && fromAbove - d <= b.length;
      reached[middle + d - 1] = -1;
      reached[middle + d] = -1;
      if (length > 0 && !canDelete && !canInsert) continue;
      const inserts = canInsert && !(canDelete && fromBelow >= fromAbove);
      const start = length === 0 ? 0 : inserts ? fromAbove : fromBelow + 1;
      let end = start;
      while (end < a.length && end - d < b.length && a[end] === b[end - d]) end++;
      effort.left -= 1 + (end - start) * A_WALK;
      reached[middle + d] = steps.end.length;
      steps.before.push(length === 0 ? -1 : inserts ? above : below);
      steps.start.push(start);
      steps.end.push(end);
      if (end === a.length && end - d === b.length) return runsOf(steps, d);
      if (effort.left < 0) return null;
      if (end === a.length) highest = Math.min(highest, d - 1);
      if (end - d === b.length) lowest = Math.max(lowest, d + 1);
    }
  }
  return null;
}

/** The steps of a search: each goes on from one before it, and along equal items from `start` to `end` in `a`. */
interface Steps {
  readonly before: number[];
  readonly start: number[];
  readonly end: number[];
}

/** The runs along the way to the last step, which ended on a diagonal. */
function runsOf({ before, start, end }: Steps, diagonal: number): readonly Run[] {
  const runs: Run[] = [];
  let d = diagonal;
  for (let step = end.length - 1; step >= 0; step = before[step]!) {
    const length = end[step]! - start[step]!;
    if (length > 0) runs.push({ a: start[step]!, b: start[step]! - d, length });
    // A deletion took one item of `a`, and with that came from the diagonal below; an insertion took none.
    if (before[step]! >= 0) d += end[before[step]!]! < start[step]! ? -1 : 1;
  }
  return runs.reverse();
}
