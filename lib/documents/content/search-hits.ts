import { foldedPieces, foldForSearch, foldPieces, type Piece } from './search-text';

/** Where in a text something stands that was searched for, in UTF-16 units. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

/** UTF-16 units around a place that are looked at to see which character it is in: more than people put into one. */
const AROUND = 64;

/** Where each unit may not be a character of its own: a carriage return is one with the line feed behind it. */
const NOT_PLAIN = /[^\0-\x7f]|\r/;

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Where a text has what a search finds, one after the other: whole characters as people see them, though folding makes
 * several of one (`ﬁ`) or one of several, and though a search finds a part of one.
 *
 * @param query as it was typed.
 */
export function searchHits(text: string, query: string, most = Number.POSITIVE_INFINITY): readonly Hit[] {
  const wanted = foldForSearch(query.trim());
  if (wanted === '') return [];
  if (!NOT_PLAIN.test(text)) return hitsInPlain(text, wanted, most);
  const pieces = foldedPieces(text);
  const folded = foldPieces(pieces);
  const hits: Hit[] = [];
  let from = folded.indexOf(wanted);
  if (from === -1) return hits;
  const places = placesOf(text, pieces, () => from);
  let place = places.next().value;
  while (from !== -1 && hits.length < most) {
    const to = from + wanted.length;
    while (place && place.foldedEnd <= from) place = places.next().value;
    const start = place?.start;
    while (place && place.foldedEnd < to) place = places.next().value;
    if (start === undefined || !place) break;
    hits.push(wholeCharacters(text, start, place.end));
    // The same character is not found twice.
    from = folded.indexOf(wanted, Math.max(to, place.foldedEnd));
  }
  return hits;
}

/** The same in a text of which each unit is one character, folded as well. */
function hitsInPlain(text: string, wanted: string, most: number): readonly Hit[] {
  const folded = foldForSearch(text);
  const hits: Hit[] = [];
  for (let start = folded.indexOf(wanted); start !== -1 && hits.length < most; ) {
    const end = start + wanted.length;
    hits.push({ start, end });
    start = folded.indexOf(wanted, end);
  }
  return hits;
}

interface Place extends Hit {
  /** Where it ends in the folded text. */
  readonly foldedEnd: number;
}

/** The characters of a text in their order; what ends before the place that is wanted comes in larger pieces. */
function* placesOf(
  text: string,
  pieces: readonly Piece[],
  wantedFrom: () => number,
): Generator<Place, undefined> {
  let foldedEnd = 0;
  for (const { start, end, folded } of pieces) {
    const whole = foldedEnd + folded.length;
    if (whole <= wantedFrom()) {
      foldedEnd = whole;
      continue;
    }
    const special = text.slice(start, end).search(NOT_PLAIN);
    // What stands right before may be one character with it.
    const from = special === -1 ? end : start + Math.max(0, special - 1);
    for (let at = start; at < from; at++) yield { start: at, end: at + 1, foldedEnd: ++foldedEnd };
    for (const { segment, index } of characters.segment(text.slice(from, end))) {
      foldedEnd += foldForSearch(segment).length;
      yield { start: from + index, end: from + index + segment.length, foldedEnd };
    }
    foldedEnd = whole;
  }
}

/** A range without halves of characters at its ends. */
function wholeCharacters(text: string, start: number, end: number): Hit {
  const offset = Math.max(0, start - AROUND);
  const near = characters.segment(text.slice(offset, end + AROUND));
  const last = near.containing(end - offset - 1);
  return {
    start: offset + (near.containing(start - offset)?.index ?? start - offset),
    end: last ? offset + last.index + last.segment.length : end,
  };
}
