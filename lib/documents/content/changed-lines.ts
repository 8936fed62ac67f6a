import type { Change } from '@/lib/merge/diff/change';
import { diffSequences } from '@/lib/merge/diff/diff-sequences';
import { effortOf } from '@/lib/merge/diff/effort';
import { splitLines } from '@/lib/merge/text/lines';
import { type LineRange, tidyRanges } from './line-range';

/** Keeps two texts without a common line to a few milliseconds; past it the ranges are coarser, never wrong. */
const STEPS = 50_000;
const MAX_RANGES = 100;

/** Which lines of `before` (`a`) which lines of `after` (`b`) replace. */
export interface ChangedLines {
  readonly changes: readonly Change[];
  /** How many lines `after` has. */
  readonly count: number;
}

/** What is different between two texts, line by line. */
export function changedLines(before: string, after: string): ChangedLines {
  const lines = splitLines(after);
  const changes = before === after ? [] : diffSequences(splitLines(before), lines, effortOf(STEPS));
  return { changes, count: lines.length };
}

/**
 * The lines of `after` where a change is seen, counted from 1: where lines only went, the one that follows them or else
 * the last.
 */
export function seenIn({ count }: ChangedLines, { bStart, bEnd }: Change): LineRange {
  const from = Math.max(1, Math.min(bStart + 1, count));
  return [from, Math.max(from, bEnd)];
}

/** All lines of `after` where a change is seen, in order; empty for equal texts. */
export function rangesChanged(changed: ChangedLines): readonly LineRange[] {
  return tidyRanges(
    changed.changes.map((change) => seenIn(changed, change)),
    MAX_RANGES,
  );
}
