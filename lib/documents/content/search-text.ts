import { type DocumentContent, MAX_CONTENT_BYTES } from './content';

/** UTF-16 code units that folding leaves at most: any text but one of characters that each fold to many. */
const MAX_FOLDED = MAX_CONTENT_BYTES;

/**
 * UTF-16 code units that are normalised at once. Sorting combining marks takes time that grows with the square of their
 * number, so a text of nothing else is not sorted as one.
 */
const PIECE = 512;

/** How far on both sides of a cut to look for characters that become one, and how far to move the cut for them. */
const NEAR = 32;

/**
 * Folds text so that a search finds it whatever its case or its form in Unicode. Takes time and room in proportion to the
 * text, whatever it says: one character can become eighteen, and what is then over `MAX_FOLDED` is left out.
 */
export function foldForSearch(text: string): string {
  const pieces: string[] = [];
  let length = 0;
  for (const { normalised } of foldedPieces(text)) {
    pieces.push(normalised);
    length += normalised.length;
    if (length >= MAX_FOLDED) break;
  }
  return cut(pieces.join(''), MAX_FOLDED).toLowerCase();
}

/** The pieces in which a text is normalised, and from where to where they are. */
export function* foldedPieces(
  text: string,
): Generator<{ readonly start: number; readonly end: number; readonly normalised: string }> {
  for (let start = 0; start < text.length; ) {
    const end = pieceEnd(text, start);
    yield { start, end, normalised: normal(text.slice(start, end)) };
    start = end;
  }
}

/** What a search looks through: title and text. */
export function searchTextOf({ title, body }: DocumentContent): string {
  return foldForSearch(`${title}\n${body}`);
}

const normal = (text: string) => text.normalize('NFKC');

/** Where a piece ends: at a place nearby whose two sides normalise alike alone and together, if there is one. */
function pieceEnd(text: string, start: number): number {
  const latest = start + PIECE;
  if (latest >= text.length) return text.length;
  for (let end = latest; end > latest - NEAR; end--) {
    if (splitsCharacter(text, end)) continue;
    const before = text.slice(end - NEAR, end);
    const after = text.slice(end, end + NEAR);
    if (normal(before + after) === normal(before) + normal(after)) return end;
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
