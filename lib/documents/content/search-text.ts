import { type DocumentContent, MAX_CONTENT_BYTES } from './content';

/** UTF-16 code units that folding leaves at most: any text but one of characters that each fold to many. */
const MAX_FOLDED = MAX_CONTENT_BYTES;

/**
 * UTF-16 code units that are normalised at once. Sorting combining marks takes time that grows with the square of their
 * number, so a text of nothing else is not sorted as one.
 */
const PIECE = 128;

/** How far on both sides of a cut to look for characters that become one, and how far to move the cut for them. */
const NEAR = 32;

/** What mostly becomes one with, or is sorted among, what stands before it: marks, and the later parts of syllables. */
const JOINS = /^[\p{M}\u1160-\u11ff\uff9e\uff9f\uffa0\uffc2-\uffdc]/u;

/** A part of a text, and what it is folded. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/**
 * Folds text so that a search finds it whatever its case or its form in Unicode. Takes time and room in proportion to the
 * text, whatever it says: one character can become eighteen, and what is then over `MAX_FOLDED` is left out.
 */
export function foldForSearch(text: string): string {
  // Has one form only.
  if (!/[^\0-\x7f]/.test(text)) return text.slice(0, MAX_FOLDED).toLowerCase();
  return foldPieces(foldedPieces(text));
}

/** The pieces in which a text is folded, in order: as many as its folded form has room for. */
export function foldedPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0, length = 0; start < text.length && length < MAX_FOLDED; ) {
    const end = pieceEnd(text, start);
    const folded = fold(text.slice(start, end));
    pieces.push({ start, end, folded });
    length += folded.length;
    start = end;
  }
  return pieces;
}

/** Folds a text whose pieces are folded already. */
export function foldPieces(pieces: readonly Piece[]): string {
  return cut(pieces.map(({ folded }) => folded).join(''), MAX_FOLDED);
}

/** What a search looks through: title and text. */
export function searchTextOf({ title, body }: DocumentContent): string {
  return foldForSearch(`${title}\n${body}`);
}

/**
 * In small letters before it is normalised, for some make one character with a mark where their capitals do not (`ǰ`, `ΐ`), and
 * after it, for some signs become capitals.
 */
function fold(text: string): string {
  return text.toLowerCase().normalize('NFKC').toLowerCase().replace(VARYING, sameEverywhere);
}

/**
 * What the small letter of a capital is in some places or languages only: `ς` of `Σ` at the end of a word, and in Turkish `i` of
 * `İ`, elsewhere `i` with a dot above it, and `ı` of `I`.
 */
const VARYING = /ς|i\u0307|ı/g;
const sameEverywhere = (letter: string) => (letter === 'ς' ? 'σ' : 'i');

/**
 * Where a piece ends: at a place nearby whose two sides fold alike alone and together, if there is one. Where there is none,
 * little is folded to find out.
 */
function pieceEnd(text: string, start: number): number {
  const latest = start + PIECE;
  if (latest >= text.length) return text.length;
  for (let end = latest; end > latest - NEAR; end--) {
    if (splitsCharacter(text, end) || JOINS.test(text.slice(end, end + 2))) continue;
    const before = text.slice(end - NEAR, end);
    const after = text.slice(end, end + NEAR);
    if (fold(before + after) === fold(before) + fold(after)) return end;
  }
  return splitsCharacter(text, latest) ? latest - 1 : latest;
}

/** At most so many code units of a text, and no half of a character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, splitsCharacter(text, length) ? length - 1 : length);
}

function splitsCharacter(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
