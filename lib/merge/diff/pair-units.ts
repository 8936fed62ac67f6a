/** The words of a unit: each once, and all in order. */
interface Unit {
  readonly words: ReadonlySet<string>;
  readonly text: string;
}

/** How much of the words of two units both must have, by weight, for one to be what became of the other. */
const HALF = 0.5;

/** A word that so many units have says nothing about which of them is which. */
const COMMON = 16;

/**
 * For units of one text, as sentences or list items, which unit of the other each became: those of the same words, then
 * those that are clearly most alike. Both are given by their words; a unit without any has no pair.
 */
export function pairUnits(
  wordsOfA: readonly (readonly string[])[],
  wordsOfB: readonly (readonly string[])[],
): ReadonlyMap<number, number> {
  const unit = (words: readonly string[]): Unit => ({ words: new Set(words), text: words.join(' ') });
  const [a, b] = [wordsOfA.map(unit), wordsOfB.map(unit)];
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (one: number, other: number): void => {
    pairs.set(one, other);
    taken.add(other);
  };
  const inB = byText(b);
  for (const [text, ofA] of byText(a)) {
    const ofB = inB.get(text) ?? [];
    if (text !== '' && ofA.length === ofB.length) for (const [i, unit] of ofA.entries()) pair(unit, ofB[i]!);
  }
  const alike = likeness(a, b);
  const left = (of: readonly Unit[], gone: (unit: number) => boolean) =>
    of.flatMap(({ text }, unit) => (text === '' || gone(unit) ? [] : [unit]));
  const restOfA = left(a, (unit) => pairs.has(unit));
  const restOfB = left(b, (unit) => taken.has(unit));
  const best = { a: new Map<number, Best>(), b: new Map<number, Best>() };
  for (const [one, other, degree] of alike(restOfA, restOfB)) {
    note(best.a, one, other, degree);
    note(best.b, other, one, degree);
  }
  for (const [one, { unit, degree }] of best.a)
    if (degree >= HALF && best.b.get(unit!)?.unit === one) pair(one, unit!);
  return pairs;
}

/** The unit that another is most like, or `null` where two are as like it. */
interface Best {
  readonly unit: number | null;
  readonly degree: number;
}

function note(best: Map<number, Best>, one: number, other: number, degree: number): void {
  const before = best.get(one);
  if (!before || degree > before.degree) best.set(one, { unit: other, degree });
  else if (degree === before.degree) best.set(one, { unit: null, degree });
}

function byText(units: readonly Unit[]): ReadonlyMap<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [unit, { text }] of units.entries()) {
    const same = found.get(text);
    if (same) same.push(unit);
    else found.set(text, [unit]);
  }
  return found;
}

/** How alike units are: a word counts the less, the more units have it. */
function likeness(a: readonly Unit[], b: readonly Unit[]) {
  // In how many units of either side that has it more often.
  const counts = new Map<string, number>();
  for (const units of [a, b]) {
    const own = new Map<string, number>();
    for (const { words } of units) for (const word of words) own.set(word, (own.get(word) ?? 0) + 1);
    for (const [word, count] of own) counts.set(word, Math.max(count, counts.get(word) ?? 0));
  }
  const weigh = ({ words }: Unit): number => {
    let sum = 0;
    for (const word of words) sum += 1 / counts.get(word)!;
    return sum;
  };
  return function* (ofA: readonly number[], ofB: readonly number[]): Generator<[number, number, number]> {
    const having = new Map<string, number[]>();
    for (const unit of ofA)
      for (const word of a[unit]!.words) {
        if (counts.get(word)! > COMMON) continue;
        const list = having.get(word);
        if (list) list.push(unit);
        else having.set(word, [unit]);
      }
    const weights = new Map(ofA.map((unit) => [unit, weigh(a[unit]!)]));
    for (const other of ofB) {
      const shared = new Map<number, number>();
      for (const word of b[other]!.words)
        for (const one of having.get(word) ?? [])
          shared.set(one, (shared.get(one) ?? 0) + 1 / counts.get(word)!);
      const weight = weigh(b[other]!);
      for (const [one, sum] of shared) yield [one, other, (2 * sum) / (weight + weights.get(one)!)];
    }
  };
}
