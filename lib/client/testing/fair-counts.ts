import { type Hunk, hunksOf } from './line-hunks';
import { linesOf, movesOf } from './moves';
import { wordsOf } from './words';

/** The base, both sides, and what is made of them. */
export type Four = readonly [base: string, mine: string, theirs: string, result: string];

/** Words, and every other symbol by itself: all but white space. */
const TOKENS = /[\p{L}\p{N}]+|\S/gu;
const SYMBOLS = /\S/gu;

/**
 * Why a result has a word or symbol more or less often than both sides' changes of it come to, or `null`. Where somebody
 * made one word of several, or several of one, letters are counted instead.
 */
export function whyMiscounted(texts: Four): string | null {
  const wrong = miscounted(texts, TOKENS);
  const joined = wrong.length === 0 ? new Set<string>() : joinedWords(texts);
  const [worst] = wrong.filter(({ token }) => !joined.has(token));
  if (worst) return worst.why;
  return wrong.length === 0 ? null : (miscounted(texts, SYMBOLS)[0]?.why ?? null);
}

interface Miscount {
  readonly token: string;
  readonly why: string;
}

function miscounted(texts: Four, tokens: RegExp): readonly Miscount[] {
  const counts = texts.map((text) => countsOf(text, tokens));
  const [base, mine, theirs, result] = counts as [Counts, Counts, Counts, Counts];
  const wrong: Miscount[] = [];
  let alike: ((token: string) => Alike) | null = null;
  for (const token of new Set(counts.flatMap((each) => [...each.keys()]))) {
    const before = times(base, token);
    const [a, b] = [times(mine, token) - before, times(theirs, token) - before] as const;
    const made = times(result, token) - before;
    if (made === a + b) continue;
    alike ??= madeAlike(texts, tokens);
    const { came, went } = alike(token);
    if (made >= a + b - came && made <= a + b + went) continue;
    wrong.push({ token, why: `“${token}” by ${a} and ${b}, but ${made}` });
  }
  return wrong;
}

type Counts = ReadonlyMap<string, number>;

function times(counts: Counts, token: string): number {
  return counts.get(token) ?? 0;
}

function countsOf(text: string, tokens: RegExp): Counts {
  const counts = new Map<string, number>();
  for (const [token] of text.matchAll(tokens)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** The words that stand in one text as a word and in another as several in a row, and these. */
function joinedWords(texts: Four): ReadonlySet<string> {
  const joined = new Set<string>();
  const all = texts.map(wordsOf);
  const known = new Set(all.flat());
  for (const words of all) {
    for (const start of words.keys()) {
      let whole = words[start]!;
      for (let end = start + 1; end < words.length && whole.length < 200; end++) {
        whole += words[end];
        if (known.has(whole)) for (const word of [whole, ...words.slice(start, end + 1)]) joined.add(word);
      }
    }
  }
  return joined;
}

/** How often both sides may have made a token come, or go, alike. */
interface Alike {
  readonly came: number;
  readonly went: number;
}

/**
 * Tells of a token how often both sides made it come or go alike: with whole lines that both added or took away, in
 * different changes of the same lines, or one by moving a line that the other took away.
 */
function madeAlike([base, mine, theirs]: Four, tokens: RegExp): (token: string) => Alike {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(linesOf) as [Lines, Lines, Lines];
  const added = inMine.filter((line) => inTheirs.includes(line) && !inBase.includes(line));
  const taken = inBase.filter((line) => !inMine.includes(line) && !inTheirs.includes(line));
  const came = [added.join('\n')];
  const went = [taken.join('\n')];
  for (const line of inBase) {
    const [moved, gone] = inMine.includes(line) ? [inMine, inTheirs] : [inTheirs, inMine];
    if (!gone.includes(line) && movesOf(inBase, moved).maybe.has(line)) went.push(line);
  }
  const without = (text: string, lines: Lines) =>
    text
      .split('\n')
      .filter((line) => !lines.includes(line))
      .join('\n');
  const changesOf = (side: string): readonly Counted[] =>
    hunksOf(base, side).map((hunk) => ({
      ...hunk,
      before: countsOf(without(hunk.before, taken), tokens),
      after: countsOf(without(hunk.after, added), tokens),
    }));
  const others = changesOf(theirs);
  const pairs = changesOf(mine).flatMap((one) =>
    others.filter((each) => meet(one, each)).map((each) => [one, each]),
  );
  const counted = { came: countsOf(came.join('\n'), tokens), went: countsOf(went.join('\n'), tokens) };
  const shared = (part: 'before' | 'after', token: string) =>
    pairs.reduce((sum, pair) => sum + Math.min(...pair.map((change) => times(change[part], token))), 0);
  return (token) => ({
    came: times(counted.came, token) + shared('after', token),
    went: times(counted.went, token) + shared('before', token),
  });
}

type Lines = readonly string[];
type Range = Pick<Hunk, 'from' | 'to'>;
type Counted = Range & Record<'before' | 'after', Counts>;

/** Whether two changes are about the same lines, or one adds what may stand within or beside the other. */
function meet(one: Range, other: Range): boolean {
  const adds = one.from === one.to || other.from === other.to;
  return adds ? one.to >= other.from && other.to >= one.from : one.to > other.from && other.to > one.from;
}
