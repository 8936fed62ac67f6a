import { pairUnits } from '../diff/pair-units.ts';
import type { Texts } from '../regions/plain-region.ts';
import { ordinalOf, withOrdinal, withoutOrdinal } from '../text/ordinals.ts';
import { sentencesOf } from '../text/sentences.ts';
import { wordsOf } from '../text/words.ts';

/** A sentence or line without the white space after it. */
interface Piece {
  readonly core: string;
  readonly tail: string;
}

function piecesOf(text: string): readonly Piece[] {
  return sentencesOf(text).map((piece) => {
    const core = piece.trimEnd();
    return { core, tail: piece.slice(core.length) };
  });
}

/** For each piece of the base which one of a side it became. */
function pairsOf(base: readonly Piece[], side: readonly Piece[]): ReadonlyMap<number, number> {
  const units = (pieces: readonly Piece[]) => pieces.map(({ core }) => wordsOf(withoutOrdinal(core)));
  return pairUnits(units(base), units(side));
}

/**
 * The text in which what one side put in another order has the words that the other side gave it. `null` where both put
 * it in another order, or did more to one sentence than that.
 */
export function mergeMoved({ base, mine, theirs }: Texts): string | null {
  const pieces = { base: piecesOf(base), mine: piecesOf(mine), theirs: piecesOf(theirs) };
  const pairs = { mine: pairsOf(pieces.base, pieces.mine), theirs: pairsOf(pieces.base, pieces.theirs) };
  const ordered = { mine: isOrdered(pairs.mine), theirs: isOrdered(pairs.theirs) };
  if (ordered.mine === ordered.theirs) return null;
  const [mover, other] = ordered.theirs ? (['mine', 'theirs'] as const) : (['theirs', 'mine'] as const);
  return follow(pieces.base, [pieces[mover], pairs[mover]], [pieces[other], pairs[other]]);
}

type Side = readonly [pieces: readonly Piece[], pairs: ReadonlyMap<number, number>];

function isOrdered(pairs: ReadonlyMap<number, number>): boolean {
  let last = -1;
  for (const [, to] of [...pairs].toSorted(([a], [b]) => a - b)) {
    if (to < last) return false;
    last = to;
  }
  return true;
}

function follow(base: readonly Piece[], [moved, toMoved]: Side, [kept, toKept]: Side): string | null {
  // What the other side put in has no place that both orders agree on.
  if (toKept.size < kept.length) return null;
  for (const [i, { core }] of base.entries()) {
    const [there, here] = [toMoved.get(i), toKept.get(i)];
    if (there === undefined && (here === undefined || kept[here]!.core !== core)) return null;
    if (here === undefined && there !== undefined) return null;
  }
  const from = new Map(Array.from(toMoved, ([one, other]) => [other, one]));
  let text = '';
  for (const [i, { core, tail }] of moved.entries()) {
    const old = from.get(i);
    const words = old === undefined ? core : threeWay(base[old]!.core, core, kept[toKept.get(old)!]!.core);
    if (words === null) return null;
    text += words + tail;
  }
  return text;
}

/** Words from whoever changed them, with the number that the mover gave. */
function threeWay(base: string, moved: string, kept: string): string | null {
  const same = (a: string, b: string): boolean => withoutOrdinal(a) === withoutOrdinal(b);
  if (same(base, kept)) return moved;
  if (!same(base, moved)) return null;
  const ordinal = ordinalOf(moved);
  return ordinal ? withOrdinal(kept, ordinal.value) : kept;
}
