import type { Change } from '@/lib/merge/diff/change';
import { diffSequences } from '@/lib/merge/diff/diff-sequences';
import { differingLines } from '@/lib/merge/diff/differing-lines';
import { effortOf } from '@/lib/merge/diff/effort';
import { lineChanges } from '@/lib/merge/diff/line-changes';
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
  if (before === after) return { changes: [], count: lineCount(after) };
  const { start, ofBefore, ofAfter } = differingLines(before, after);
  const lines = splitLines(ofAfter);
  const above = lineCount(after.slice(0, start));
  const changes = diffSequences(splitLines(ofBefore), lines, effortOf(STEPS)).map((change) => ({
    aStart: change.aStart + above,
    aEnd: change.aEnd + above,
    bStart: change.bStart + above,
    bEnd: change.bEnd + above,
  }));
  return { changes, count: above + lines.length + lineCount(after.slice(start + ofAfter.length)) };
}

/** The same, as exactly as a merge has it: for what is done once and kept. */
export function everyChangedLine(before: string, after: string): ChangedLines {
  return { changes: lineChanges(before, after), count: lineCount(after) };
}

/** How many lines a text has, without cutting it into them: as many as `splitLines` makes of it. */
export function lineCount(text: string): number {
  let count = text === '' || /[\r\n]$/.test(text.slice(-1)) ? 0 : 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
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
