import type { Change } from './change.ts';
import { diffSequences } from './diff-sequences.ts';
import type { Effort } from './effort.ts';
import { pairUnits } from './pair-units.ts';

/** A sequence of items to compare, cut into units such as sentences or list items. */
export interface UnitSequence {
  readonly keys: readonly string[];
  /** Where units begin, in order; the first at 0. */
  readonly starts: readonly number[];
  /** For each item the word that it is, or `null` for a mark or what says nothing about its unit. */
  readonly words: readonly (string | null)[];
}

/** What turns one sequence into another, and the keys by which their items were compared for that. */
export interface UnitDiff {
  readonly changes: readonly Change[];
  readonly a: readonly string[];
  readonly b: readonly string[];
}

/** How many times false matches are looked for before every unit is bound to what became of it. */
const ROUNDS = 3;

/**
 * What turns `a` into `b`. When units change places, or one is put in that is much like its neighbours, a search for the
 * fewest edits finds the words of one unit in another, and what somebody else wrote into the one would end up in the
 * other. So a unit that is clearly what became of another matches nothing else, where it otherwise would.
 */
export function diffUnits(a: UnitSequence, b: UnitSequence, effort: Effort): UnitDiff {
  const plain = { changes: diffSequences(a.keys, b.keys, effort), a: a.keys, b: b.keys };
  if (a.starts.length < 2 && b.starts.length < 2) return plain;
  const pairs = pairUnits(unitsOf(a), unitsOf(b));
  const back = new Map(Array.from(pairs, ([one, other]) => [other, one]));
  const bound = new Set<number>();
  let found: UnitDiff = plain;
  for (let round = 0; round <= ROUNDS; round++) {
    const wrong = falselyMatched(a, b, found.changes, pairs, back);
    if (wrong.every((unit) => bound.has(unit))) break;
    for (const unit of round < ROUNDS ? wrong : pairs.keys()) bound.add(unit);
    const keys = {
      a: marked(a, (unit) => (bound.has(unit) ? unit : undefined)),
      b: marked(b, (unit) => (bound.has(back.get(unit) ?? -1) ? back.get(unit) : undefined)),
    };
    found = { changes: diffSequences(keys.a, keys.b, effort), ...keys };
  }
  return found;
}

/**
 * The units of `a` with a pair that were matched, or whose pair was, with another unit, mostly by words that the pair has
 * as well. Where a sentence was cut in two or two were made one, the words are in one of them alone.
 */
function falselyMatched(
  a: UnitSequence,
  b: UnitSequence,
  changes: readonly Change[],
  pairs: ReadonlyMap<number, number>,
  back: ReadonlyMap<number, number>,
): readonly number[] {
  const [unitsA, unitsB] = [a, b].map((of) => unitsOf(of).map((words) => new Set(words)));
  const links = new Map<string, { one: number; other: number; words: number; wrong: number }>();
  let [u, v] = [0, 0];
  for (const [i, j] of matches(changes, a.keys.length)) {
    while ((a.starts[u + 1] ?? Infinity) <= i) u++;
    while ((b.starts[v + 1] ?? Infinity) <= j) v++;
    const word = a.words[i] ?? null;
    const [other, one] = [pairs.get(u), back.get(v)];
    if (word === null || other === v || (other === undefined && one === undefined)) continue;
    const key = `${u} ${v}`;
    const link = links.get(key) ?? { one: u, other: v, words: 0, wrong: 0 };
    links.set(key, link);
    link.words++;
    const elsewhere =
      (other !== undefined && unitsB![other]!.has(word)) || (one !== undefined && unitsA![one]!.has(word));
    if (elsewhere) link.wrong++;
  }
  return [...links.values()].flatMap(({ one, other, words, wrong }) =>
    wrong * 2 >= words ? [one, back.get(other) ?? -1].filter((unit) => pairs.has(unit)) : [],
  );
}

/** Indices of the items that are kept, in both sequences. */
function* matches(changes: readonly Change[], length: number): Generator<readonly [number, number]> {
  let [i, j] = [0, 0];
  for (const { aStart, aEnd, bEnd } of changes) {
    while (i < aStart) yield [i++, j++];
    [i, j] = [aEnd, bEnd];
  }
  while (i < length) yield [i++, j++];
}

/** The words of each unit, in order. */
function unitsOf({ starts, words }: UnitSequence): readonly (readonly string[])[] {
  return starts.map((start, unit) =>
    words.slice(start, starts[unit + 1] ?? words.length).filter((word) => word !== null),
  );
}

function marked(
  { keys, starts }: UnitSequence,
  pairOf: (unit: number) => number | undefined,
): readonly string[] {
  let unit = -1;
  return keys.map((key, i) => {
    while (unit + 1 < starts.length && starts[unit + 1]! <= i) unit++;
    const pair = pairOf(unit);
    return pair === undefined ? key : `${key}\u0000${pair}`;
  });
}
