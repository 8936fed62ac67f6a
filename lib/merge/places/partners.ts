import { pairUnits } from '../diff/pair-units.ts';
import { withoutOrdinal } from '../text/ordinals.ts';
import { wordsOf } from '../text/words.ts';
import type { Unit } from './units.ts';

/** Where a side may be cut: what stands before `from`, and what from `to` on; between them is what only this side has. */
export interface Cut {
  readonly from: number;
  readonly to: number;
}

/**
 * For each place between two units of the base, before the first and after the last: where a side has that place, or
 * `null` where it has none, since it moved, split or joined what is around it.
 */
export function cutsOf(base: readonly Unit[], side: readonly Unit[]): readonly (Cut | null)[] {
  const [ours, others] = [base.map(wordsIn), side.map(wordsIn)];
  const pairs = [...pairUnits(ours, others)].toSorted(([a], [b]) => a - b);
  const kept = inOrder(pairs);
  const anchors: [number, number][] = [[-1, -1]];
  for (const [i, j] of [...kept, [base.length, side.length] as const]) {
    const [a, b] = anchors.at(-1)!;
    // What stands between the same neighbours, and is as many, took each other's place.
    if (i - a === j - b && everyShape(base, side, a + 1, b + 1, i - a - 1))
      for (let step = 1; step < i - a; step++) anchors.push([a + step, b + step]);
    anchors.push([i, j]);
  }
  const cuts = new Array<Cut | null>(base.length + 1).fill(null);
  for (const [index, [i, j]] of anchors.entries()) {
    if (index === 0) continue;
    const [a, b] = anchors[index - 1]!;
    if (i === a + 1) cuts[i] = { from: b + 1, to: j };
    else {
      cuts[a + 1] = { from: b + 1, to: b + 1 };
      cuts[i] = { from: j, to: j };
    }
  }
  const forbid = (first: number, last: number): void => {
    cuts.fill(null, first + 1, last + 1);
  };
  // What was moved is decided on with all that it passed.
  const stays = new Set(kept.map(([i]) => i));
  for (const [i, j] of pairs) {
    if (stays.has(i)) continue;
    const there = placeOf(anchors, j);
    forbid(Math.min(i, there), Math.max(i, there));
  }
  // What one side has alone may be the rest of a paragraph that it split, and what it left out, part of one that it joined.
  for (const [index, [i, j]] of anchors.entries()) {
    if (i < 0 || i >= base.length) continue;
    const vanished = without(ours[i]!, others[j]!);
    const brought = without(others[j]!, ours[i]!);
    const [before, after] = [anchors[index - 1]!, anchors[index + 1]!];
    const isPart = (of: readonly (readonly string[])[], unit: number, words: ReadonlySet<string>): boolean =>
      of[unit]!.length > 0 && of[unit]!.filter((word) => words.has(word)).length * 2 >= of[unit]!.length;
    const [above, below] = [cuts[i], cuts[i + 1]];
    const first = range(before[1] + 1, j).find((other) => isPart(others, other, vanished));
    const last = range(j + 1, after[1]).findLast((other) => isPart(others, other, vanished));
    if (first !== undefined && above) cuts[i] = { from: Math.min(above.from, first), to: first };
    if (last !== undefined && below) cuts[i + 1] = { from: last + 1, to: Math.max(below.to, last + 1) };
    for (const own of range(before[0] + 1, i)) if (isPart(ours, own, brought)) forbid(own, i);
    for (const own of range(i + 1, after[0])) if (isPart(ours, own, brought)) forbid(i, own);
  }
  return cuts;
}

const range = (from: number, end: number): readonly number[] =>
  Array.from({ length: Math.max(0, end - from) }, (_, step) => from + step);

const wordsIn = ({ text }: Unit): readonly string[] => wordsOf(withoutOrdinal(text.trimStart()));

function without(words: readonly string[], others: readonly string[]): ReadonlySet<string> {
  const known = new Set(others);
  return new Set(words.filter((word) => !known.has(word)));
}

const everyShape = (base: readonly Unit[], side: readonly Unit[], a: number, b: number, count: number) =>
  Array.from({ length: count }, (_, step) => base[a + step]!.shape === side[b + step]!.shape).every(Boolean);

/** The unit of the base that stands where a side has a unit. */
function placeOf(anchors: readonly (readonly [number, number])[], at: number): number {
  return anchors.findLast(([, j]) => j <= at)![0];
}

/** The most pairs of which none crosses another: what a side left in its order. */
function inOrder(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const ends: number[] = [];
  const before = new Array<number>(pairs.length).fill(-1);
  for (const [index, [, j]] of pairs.entries()) {
    let length = ends.length;
    while (length > 0 && pairs[ends[length - 1]!]![1] >= j) length--;
    before[index] = ends[length - 1] ?? -1;
    ends[length] = index;
  }
  const kept: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) kept.unshift(pairs[at]!);
  return kept;
}
