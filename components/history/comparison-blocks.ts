import { lineChanges } from '@/lib/merge/diff/line-changes';
import { type WordMark, wordMarks } from '@/lib/merge/diff/word-marks';
import { splitLines } from '@/lib/merge/text/lines';

/** A run of whole lines that both versions have, or lines in which they differ, word by word. */
export type ComparisonBlock =
  | { readonly kind: 'same'; readonly text: string; readonly line: number }
  | { readonly kind: 'changed'; readonly marks: readonly WordMark[]; readonly line: number };

/**
 * What turns `from` into `to`, lines first and words within them. Joining what is not deleted gives `to`, what is not
 * inserted gives `from`. `line` counts lines of `to` from 1.
 */
export function comparisonBlocks(from: string, to: string): readonly ComparisonBlock[] {
  const a = splitLines(from);
  const b = splitLines(to);
  const blocks: ComparisonBlock[] = [];
  let at = 0;
  const sameUpTo = (end: number): void => {
    if (end > at) blocks.push({ kind: 'same', text: b.slice(at, end).join(''), line: at + 1 });
  };
  for (const { aStart, aEnd, bStart, bEnd } of lineChanges(from, to)) {
    sameUpTo(bStart);
    const marks = wordMarks(a.slice(aStart, aEnd).join(''), b.slice(bStart, bEnd).join(''));
    blocks.push({ kind: 'changed', marks, line: bStart + 1 });
    at = bEnd;
  }
  sameUpTo(b.length);
  return blocks;
}
