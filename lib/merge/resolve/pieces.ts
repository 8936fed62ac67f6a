import { diffSequences } from '../diff/diff-sequences.ts';
import { effortOf } from '../diff/effort.ts';
import { hunksOf } from '../diff/hunks.ts';
import { plainRegion } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { splitLines } from '../text/lines.ts';
import { sentenceEnds } from '../text/sentence-ends.ts';
import { tokens } from '../text/tokens.ts';
import { keepBoth } from './keep-both.ts';

/** What a piece of a region can become. */
export type PieceTake = 'mine' | 'theirs' | 'original' | 'both';

/** A cut of all three texts of a region into units, from the coarsest to the finest. */
const CUTS: readonly ((text: string) => readonly string[])[] = [splitLines, sentences, tokens];
/** More would be more work to decide than to write. */
const MOST_PIECES = 12;
const STEPS = 100_000;
/** Characters beyond which a region is decided as a whole. */
const LONGEST = 20_000;

/**
 * A region as its pieces, in order, each a small region of its own: whole lines where at least two lines differ by
 * themselves, else sentences, else words. Their texts joined give the region's, byte for byte. Where there are not two
 * that changed, or too many, there are none to decide on, and the list is empty.
 */
export function piecesOf(region: Region): readonly Region[] {
  const known = cache.get(region);
  if (known) return known;
  const found = find(region);
  cache.set(region, found);
  return found;
}

const cache = new WeakMap<Region, readonly Region[]>();

function find(region: Region): readonly Region[] {
  const { base, mine, theirs } = region;
  if (base.length + mine.length + theirs.length > LONGEST) return [];
  for (const cut of CUTS) {
    const pieces = cutInto(cut(base), cut(mine), cut(theirs));
    const changed = pieces.filter(({ kind }) => kind !== 'unchanged').length;
    if (changed > 1) return changed > MOST_PIECES ? [] : pieces;
  }
  return [];
}

function cutInto(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly Region[] {
  const effort = effortOf(STEPS);
  const hunks = hunksOf(diffSequences(base, mine, effort), diffSequences(base, theirs, effort));
  const pieces: Region[] = [];
  let at = 0;
  const sameUpTo = (end: number): void => {
    const text = base.slice(at, end).join('');
    if (text !== '') pieces.push(plainRegion({ base: text, mine: text, theirs: text }));
  };
  for (const hunk of hunks) {
    sameUpTo(hunk.base.start);
    const text = (of: readonly string[], { start, end }: { start: number; end: number }) =>
      of.slice(start, end).join('');
    pieces.push(
      plainRegion({
        base: text(base, hunk.base),
        mine: text(mine, hunk.mine),
        theirs: text(theirs, hunk.theirs),
      }),
    );
    at = hunk.base.end;
  }
  sameUpTo(base.length);
  return pieces;
}

function sentences(text: string): readonly string[] {
  const found: string[] = [];
  let from = 0;
  for (const { next } of sentenceEnds(text)) {
    found.push(text.slice(from, next));
    from = next;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

/** The text of a piece, or `null` while it waits for a decision: what only one side changed follows that side by itself. */
export function textOfPiece(piece: Region, take: PieceTake | null): string | null {
  switch (take) {
    case null:
      return piece.text;
    case 'both':
      return keepBoth(piece.mine, piece.theirs);
    case 'original':
      return piece.base;
    default:
      return piece[take];
  }
}

/** What the pieces of a region make of it, or `null` while one of them waits for a decision. */
export function textOfPieces(region: Region, takes: readonly (PieceTake | null)[]): string | null {
  const texts = piecesOf(region).map((piece, index) => textOfPiece(piece, takes[index] ?? null));
  return texts.length === 0 || texts.includes(null) ? region.text : texts.join('');
}
