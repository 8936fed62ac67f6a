import type { Change } from '@/lib/merge/diff/change';
import { diffSequences } from '@/lib/merge/diff/diff-sequences';
import { type Effort, effortOf } from '@/lib/merge/diff/effort';
import { type WordMark, wordMarks } from '@/lib/merge/diff/word-marks';
import { splitLines } from '@/lib/merge/text/lines';

/** A run of whole lines that both versions have, or lines in which they differ, word by word. */
export type ComparisonBlock =
  | { readonly kind: 'same'; readonly text: string; readonly line: number }
  | { readonly kind: 'changed'; readonly marks: readonly WordMark[]; readonly line: number };

/** Two texts as one. `coarse` says that they differ in more places than could be looked at word by word. */
export interface TextComparison {
  readonly blocks: readonly ComparisonBlock[];
  readonly coarse: boolean;
}

/**
 * What turns `from` into `to`, lines first and words within them. Joining what is not deleted gives `to`, what is not
 * inserted gives `from`. `line` counts lines of `to` from 1. A long change is several blocks, which end with a line, so
 * that no more of it needs to be drawn than is seen. Past the budget, lines are compared as wholes.
 */
export function comparisonBlocks(from: string, to: string, effort: Effort = effortOf()): TextComparison {
  const a = splitLines(from);
  const b = splitLines(to);
  const blocks: ComparisonBlock[] = [];
  let at = 0;
  const sameUpTo = (end: number): void => {
    if (end > at) blocks.push({ kind: 'same', text: b.slice(at, end).join(''), line: at + 1 });
  };
  for (const change of diffSequences(a, b, effort)) {
    sameUpTo(change.bStart);
    blocks.push(...changedBlocks(a, b, change, effort));
    at = change.bEnd;
  }
  sameUpTo(b.length);
  return { blocks, coarse: effort.exhausted };
}

function changedBlocks(
  a: readonly string[],
  b: readonly string[],
  { aStart, aEnd, bStart, bEnd }: Change,
  effort: Effort,
): readonly ComparisonBlock[] {
  const marks = wordMarks(a.slice(aStart, aEnd).join(''), b.slice(bStart, bEnd).join(''), effort);
  let line = bStart + 1;
  return piecesOf(marks).map((piece) => {
    const block: ComparisonBlock = { kind: 'changed', marks: piece, line };
    for (const { kind, text } of piece) if (kind !== 'deleted') line += lineEnds(text);
    return block;
  });
}

/** About as much as is seen at once: characters, and marks, each of which is an element. */
const PIECE = 2_000;
const MARKS = 40;

/** The marks in pieces of bounded length, cut after the end of a line where there is one. */
function piecesOf(marks: readonly WordMark[]): readonly (readonly WordMark[])[] {
  const pieces: WordMark[][] = [];
  let piece: WordMark[] = [];
  let length = 0;
  const end = (): void => {
    if (piece.length > 0) pieces.push(piece);
    piece = [];
    length = 0;
  };
  for (const { kind, text } of marks) {
    let at = 0;
    while (at < text.length) {
      const room = piece.length >= MARKS ? 0 : Math.max(0, PIECE - length);
      const newline = text.indexOf('\n', at + room);
      const cut = newline === -1 ? text.length : newline + 1;
      const part = text.slice(at, cut);
      piece.push({ kind, text: part });
      length += part.length;
      at = cut;
      if (newline !== -1) end();
    }
  }
  end();
  return pieces;
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
