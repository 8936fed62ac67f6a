import type { Edit } from './edits.ts';
import type { Passage, PassageTriple } from './passage.ts';

const wordKeys = (passage: Passage, start: number, end: number): string[] => {
  const keys: string[] = [];
  for (let i = start; i < end; i++) {
    const token = passage.tokens[i]!;
    if (token.role === 'word') keys.push(token.key.toLowerCase());
  }
  return keys;
};

/** Words from which on it is worth a look beforehand whether two passages have any to speak of in common. */
const MANY_WORDS = 20;

/** Whether a side has hardly any of the words, in whatever order. */
export function isUnrelated(base: Passage, side: Passage): boolean {
  const words = wordKeys(base, 0, base.tokens.length);
  if (words.length < MANY_WORDS) return false;
  const there = new Set(wordKeys(side, 0, side.tokens.length));
  return words.filter((word) => there.has(word)).length * 4 < words.length;
}

/**
 * Whether a woven passage says something twice: both sides inserted the same two words in a row, or a word stands
 * twice in a row, or a run of four words comes again, more often than in any of the three texts.
 */
export function saysTwice(
  { base, mine, theirs }: PassageTriple,
  woven: Passage,
  edits: readonly Edit[],
): boolean {
  const theirPairs = insertedPairs(theirs, edits, 'theirs');
  for (const pair of insertedPairs(mine, edits, 'mine')) if (theirPairs.has(pair)) return true;
  const inputs = [base, mine, theirs].map(repetitions);
  for (const [run, count] of repetitions(woven))
    if (count > 0 && inputs.every((input) => (input.get(run) ?? 0) < count)) return true;
  return false;
}

function insertedPairs(side: Passage, edits: readonly Edit[], by: 'mine' | 'theirs'): Set<string> {
  const pairs = new Set<string>();
  for (const edit of edits) {
    if (edit.by !== by) continue;
    const words = wordKeys(side, edit.change.bStart, edit.change.bEnd);
    for (let i = 1; i < words.length; i++) pairs.add(`${words[i - 1]}\n${words[i]}`);
  }
  return pairs;
}

const RUN = 4;

/** How many times beyond the first each run of four words comes, and how many times each word follows itself. */
function repetitions(passage: Passage): Map<string, number> {
  const words = wordKeys(passage, 0, passage.tokens.length);
  const found = new Map<string, number>();
  for (let i = 1; i < words.length; i++) {
    if (words[i] === words[i - 1]) found.set(words[i]!, (found.get(words[i]!) ?? 0) + 1);
    if (i < RUN - 1) continue;
    const run = words.slice(i - RUN + 1, i + 1).join('\n');
    found.set(run, (found.get(run) ?? -1) + 1);
  }
  return found;
}

/**
 * Whether an edit touches words that the other side moved elsewhere: what was written at them would then stand at
 * whatever took their place.
 */
export function clashesWithMove({ base, mine, theirs }: PassageTriple, edits: readonly Edit[]): boolean {
  const sides = { mine, theirs };
  return (['mine', 'theirs'] as const).some((by) => {
    const own = edits.filter((edit) => edit.by === by);
    const came = new Set(own.flatMap(({ change }) => wordKeys(sides[by], change.bStart, change.bEnd)));
    if (came.size === 0) return false;
    const before = counted(wordKeys(base, 0, base.tokens.length));
    const after = counted(wordKeys(sides[by], 0, sides[by].tokens.length));
    return own.some(
      ({ clash, change }) =>
        clash &&
        wordKeys(base, change.aStart, change.aEnd).some(
          (word) => came.has(word) && before.get(word) === 1 && after.get(word) === 1,
        ),
    );
  });
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
