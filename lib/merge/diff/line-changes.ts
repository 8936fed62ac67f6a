import { splitLines } from '../text/lines.ts';
import type { Change } from './change.ts';
import { diffSequences } from './diff-sequences.ts';
import { effortOf } from './effort.ts';

/** Lines `[aStart, aEnd)` of `from` (from 0) that lines `[bStart, bEnd)` of `to` replace, in order. */
export function lineChanges(from: string, to: string): readonly Change[] {
  return diffSequences(splitLines(from), splitLines(to), effortOf());
}

/** How many lines of `to` are new and how many of `from` are gone; a changed line counts as both. */
export function countLineChanges(
  from: string,
  to: string,
): { readonly added: number; readonly removed: number } {
  let added = 0;
  let removed = 0;
  for (const change of lineChanges(from, to)) {
    added += change.bEnd - change.bStart;
    removed += change.aEnd - change.aStart;
  }
  return { added, removed };
}
