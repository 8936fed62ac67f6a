import { sharedEnd, sharedStart } from '../text/shared-ends.ts';
import { tokens } from '../text/tokens.ts';
import { diffSequences } from './diff-sequences.ts';
import { type Effort, effortOf } from './effort.ts';

/** A piece of text that both versions have, or only the later, or only the earlier. */
export interface WordMark {
  readonly kind: 'same' | 'inserted' | 'deleted';
  readonly text: string;
}

/**
 * The words that turn `from` into `to`: `same` and `inserted` joined give `to`, `same` and `deleted` give `from`, and
 * what is deleted stands before what replaces it. Made to be read: a word or mark that only happens to be on both sides
 * of a rewording is part of it. What costs more than is left of `effort` is looked at only from both ends.
 */
export function wordMarks(from: string, to: string, effort: Effort = effortOf()): readonly WordMark[] {
  if (!afford(from, to, effort)) return endsAlike(from, to);
  const pieces: Piece[] = [];
  for (const piece of piecesOf(from, to, effort)) {
    pieces.push(piece);
    while (foldLast(pieces));
  }
  const marks: WordMark[] = [];
  const add = (kind: WordMark['kind'], text: string): void => {
    const last = marks.at(-1);
    if (last?.kind === kind) marks[marks.length - 1] = { kind, text: last.text + text };
    else if (text !== '') marks.push({ kind, text });
  };
  for (const { before, deleted, inserted } of pieces) {
    add('same', before);
    // White space that begins both is shown once, outside.
    const space = /^\s*/.exec(deleted)![0];
    const shared =
      space !== '' && inserted.startsWith(space) && !/^\s/.test(inserted.slice(space.length)) ? space : '';
    add('same', shared);
    add('deleted', deleted.slice(shared.length));
    add('inserted', inserted.slice(shared.length));
  }
  return marks;
}

/** Steps that finding the words of a text takes for each of its characters. */
const STEPS_A_CHARACTER = 9;

function afford(from: string, to: string, effort: Effort): boolean {
  const cost = STEPS_A_CHARACTER * (from.length + to.length);
  if (cost > effort.left) {
    effort.exhausted = true;
    return false;
  }
  effort.left -= cost;
  return true;
}

/** A word may be longer where there are no words: then it is cut, but never a character. */
const LONGEST_WORD = 60;

/** How much less of `shared` characters that both begin (-1) or end (1) with is whole words. */
function withinWord(from: string, to: string, shared: number, edge: 1 | -1): number {
  if (shared === from.length && shared === to.length) return 0;
  const at = (back: number) => (edge < 0 ? from[shared - 1 - back] : from.at(-shared + back)) ?? ' ';
  let back = 0;
  while (back < LONGEST_WORD && back < shared && !/\s/.test(at(back))) back++;
  if (back < LONGEST_WORD) return back;
  return /[\ud800-\udfff]/.test(at(0)) ? 1 : 0;
}

/** All between the words that both begin with, and those that both end with, as one replacement. */
function endsAlike(from: string, to: string): readonly WordMark[] {
  const most = Math.min(from.length, to.length);
  let start = sharedStart(from, to, most);
  start -= withinWord(from, to, start, -1);
  let end = sharedEnd(from, to, most - start);
  end -= withinWord(from, to, end, 1);
  const marks: readonly WordMark[] = [
    { kind: 'same', text: to.slice(0, start) },
    { kind: 'deleted', text: from.slice(start, from.length - end) },
    { kind: 'inserted', text: to.slice(start, to.length - end) },
    { kind: 'same', text: to.slice(to.length - end) },
  ];
  return marks.filter(({ text }) => text !== '');
}

/** An edit with the unchanged text before it; the last may have none. */
interface Piece {
  readonly before: string;
  readonly deleted: string;
  readonly inserted: string;
}

/** A token with the white space before it. */
interface Spaced {
  readonly space: string;
  readonly text: string;
}

function spaced(text: string): readonly Spaced[] {
  const found: Spaced[] = [];
  let space = '';
  for (const token of tokens(text)) {
    if (token.trim() === '') space += token;
    else {
      found.push({ space, text: token });
      space = '';
    }
  }
  found.push({ space, text: '' });
  return found;
}

const write = (of: readonly Spaced[], start: number, end: number): string => {
  let text = '';
  for (let i = start; i < end; i++) text += of[i]!.space + of[i]!.text;
  return text;
};

function piecesOf(from: string, to: string, effort: Effort): readonly Piece[] {
  const [a, b] = [spaced(from), spaced(to)];
  const changes = diffSequences(
    a.map((token) => token.text),
    b.map((token) => token.text),
    effort,
  );
  const pieces: Piece[] = [];
  let same = '';
  let [i, j] = [0, 0];
  const keepUpTo = (end: number): void => {
    for (; i < end; i++, j++) {
      const [old, now] = [a[i]!, b[j]!];
      if (old.space === now.space) same += old.space + old.text;
      else {
        pieces.push({ before: same, deleted: old.space, inserted: now.space });
        same = old.text;
      }
    }
  };
  for (const { aStart, aEnd, bStart, bEnd } of changes) {
    keepUpTo(aStart);
    pieces.push({ before: same, deleted: write(a, aStart, aEnd), inserted: write(b, bStart, bEnd) });
    same = '';
    [i, j] = [aEnd, bEnd];
  }
  keepUpTo(a.length);
  pieces.push({ before: same, deleted: '', inserted: '' });
  return pieces;
}

/** Makes the last two edits one if nothing is between them, or nothing worth showing as unchanged; says whether it did. */
function foldLast(pieces: Piece[]): boolean {
  const right = pieces.at(-1);
  const left = pieces.at(-2);
  if (!left || !right || size(right) === 0) return false;
  const beside = right.before === '' && size(left) > 0;
  if (!beside && !isAccidental(right.before, left, right)) return false;
  pieces.splice(-2, 2, {
    before: left.before,
    deleted: left.deleted + right.before + right.deleted,
    inserted: left.inserted + right.before + right.inserted,
  });
  return true;
}

const size = ({ deleted, inserted }: Piece): number => Math.max(deleted.length, inserted.length);

const isReplacement = ({ deleted, inserted }: Piece): boolean =>
  deleted.trim() !== '' && inserted.trim() !== '';

/** Counted without looking any up: how many there are matters only up to two. */
const WORDS = /[\p{L}\p{N}]+/gu;

/** Two words at most, shorter than half of either edit next to them, or nothing but marks between two replacements. */
function isAccidental(same: string, left: Piece, right: Piece): boolean {
  const words = same.match(WORDS)?.length ?? 0;
  if (!isReplacement(left) && !isReplacement(right)) return false;
  if (words === 0) return isReplacement(left) && isReplacement(right) && !same.includes('\n');
  return words <= 2 && same.length * 2 < Math.min(size(left), size(right));
}
