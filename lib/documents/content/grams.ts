/**
 * Stretches of a text by which a search finds candidates quickly: any one, two and three characters that follow each other,
 * for in some writing a word has no more; and where words meet, two characters on both sides of the space, for by those
 * alone two words that many texts have are told from the two behind each other. Each is a number of 32 bits; different ones
 * may share it, so a candidate has to be looked through in the end. Texts are folded for search.
 */

/** Characters of the longest that may be anywhere, and of those where words meet. */
const LONGEST = 3;
const MEETING = 5;
const SPACE = 0x20;
/** Grams that are looked for: more hardly tell more, and each takes its time. */
const MOST = 12;
/** What tells a number that stands for somebody from one that stands for a text. */
const OWNER = 0x6f776e;

/** The grams of a text, each once. */
export function gramsOf(text: string): ReadonlySet<number> {
  const grams = new Set<number>();
  // The four characters before.
  let [first, second, third, fourth] = [-1, -1, -1, -1];
  for (const character of text) {
    const fifth = character.codePointAt(0)!;
    grams.add(gram(fifth));
    if (fourth >= 0) grams.add(gram(fourth, fifth));
    if (third >= 0) grams.add(gram(third, fourth, fifth));
    if (third === SPACE && first >= 0) grams.add(gram(first, second, third, fourth, fifth));
    [first, second, third, fourth] = [second, third, fourth, fifth];
  }
  return grams;
}

/** Grams that every text has in which this is found: those that say most, and where there are many, some of all parts. */
export function gramsToFind(search: string): readonly number[] {
  const points = pointsOf(search);
  const length = Math.min(points.length, LONGEST);
  const meetings = stretches(points, MEETING).filter((stretch) => stretch[MEETING >> 1] === SPACE);
  const chosen = spread(meetings, MOST / 2);
  chosen.push(...spread(stretches(points, length), MOST - chosen.length));
  return [...new Set(chosen.map((stretch) => gram(...stretch)))];
}

function stretches(points: readonly number[], length: number): readonly (readonly number[])[] {
  const count = Math.max(0, points.length - length + 1);
  return Array.from({ length: count }, (_, at) => points.slice(at, at + length));
}

/** At most so many, from the first to the last about equally far from each other. */
function spread<Item>(all: readonly Item[], most: number): Item[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, at) => all[Math.round((at * (all.length - 1)) / (most - 1))]!);
}

/** A number that stands among the grams of a text for whose it is. */
export function gramOfOwner(id: string): number {
  return gram(OWNER, ...pointsOf(id));
}

const pointsOf = (text: string) => Array.from(text, (character) => character.codePointAt(0)!);

/** FNV-1a over code points and their number, mixed once more, as a signed number of 32 bits. */
function gram(...points: readonly number[]): number {
  let hash = 0x811c9dc5 ^ points.length;
  for (const point of points) hash = Math.imul(hash ^ point, 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 0;
}
