import { diffSequences } from '@/lib/merge/diff-sequences';
import { effortOf } from '@/lib/merge/effort';
import { splitLines } from '@/lib/merge/lines';
import { type LineRange, tidyRanges } from './line-range';

/** Keeps two texts without a common line to a few milliseconds; past it the ranges are coarser, never wrong. */
const STEPS = 50_000;
const MAX_RANGES = 100;

/**
 * The lines of `after` that differ from `before`, in order, counted from 1. Where lines only went, the line that took
 * their place is named (the last one, when they were at the end). Empty for equal texts.
 */
export function changedLines(before: string, after: string): readonly LineRange[] {
  if (before === after) return [];
  const lines = splitLines(after);
  const ranges = diffSequences(splitLines(before), lines, effortOf(STEPS)).map(
    ({ bStart, bEnd }): LineRange => {
      const from = Math.max(1, Math.min(bStart + 1, lines.length));
      return [from, Math.max(from, bEnd)];
    },
  );
  return tidyRanges(ranges, MAX_RANGES);
}
