import { pairUnits } from '../diff/pair-units.ts';
import { isMerged } from '../regions/is-merged.ts';
import { joined, joinedTexts } from '../regions/joined.ts';
import { plainRegion } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { withSuggestion } from '../regions/with-suggestion.ts';
import { splitLines } from '../text/lines.ts';
import { withoutOrdinal } from '../text/ordinals.ts';
import { sentencesOf } from '../text/sentences.ts';
import { vanishingWords } from '../text/vanishing-words.ts';
import { hasWords, WORD_PIECE, wordsOf } from '../text/words.ts';
import { mergeMoved } from './merge-moved.ts';

/** Longest text in characters that is still one card to read. */
const LONGEST = 3000;

/** Longest text of a region that is looked at: more than that is not moved, but another text. */
const MOST_READ = 20_000;

/** As many words do not come up anew. */
const MANY_WORDS = 8;

type Side = 'mine' | 'theirs';

/** Text that a side took from one region and put into another. */
interface Move {
  readonly by: Side;
  readonly from: number;
  readonly to: number;
}

/**
 * Makes one place to decide on of the places that a moved text left and came to, where the other side moved it as well,
 * deleted it, or changed it: to keep one side in both is then one choice, and none stores the text twice or not at all.
 * Places too far from each other to be read as one are each left to a person.
 */
export function joinMoves(regions: readonly Region[]): readonly Region[] {
  const changed = regions.flatMap((region, index) => (isToRead(region) ? [index] : []));
  const telling = tellingOf(regions, changed);
  const where = {
    mine: travels(regions, changed, 'mine', telling),
    theirs: travels(regions, changed, 'theirs', telling),
  };
  const disputes: Dispute[] = [];
  for (const by of ['mine', 'theirs'] as const) {
    const other = where[by === 'mine' ? 'theirs' : 'mine'];
    for (const [text, to] of where[by].came) {
      const from = where[by].gone.get(text);
      if (from === undefined || from === null || to === null || from === to) continue;
      const dispute = disputed(regions, text, { by, from, to }, other.gone.get(text), other.came.get(text));
      if (dispute) disputes.push(dispute);
    }
    for (const { text, now, from, to } of rewordedMoves(where[by])) {
      const deleted = other.gone.get(text) === from && isReworded(text, now);
      if (deleted || isOpen(regions[from]) || isOpen(regions[to]))
        disputes.push({ places: [from, to], each: deleted });
    }
  }
  for (const index of changed)
    if (ignoresDeletion(regions[index]!, telling)) disputes.push({ places: [index], each: true });
  const decided = disputes.length === 0 ? regions : joinDisputed(regions, disputes);
  // What is one place now may have been left by other text, which by a choice would then stand in two.
  return decided.length < regions.length ? joinMoves(decided) : decided;
}

const isToRead = ({ kind, base, mine, theirs }: Region): boolean =>
  kind !== 'unchanged' && Math.max(base.length, mine.length, theirs.length) <= MOST_READ;

/** The regions that a decision about a move is about, and whether each by itself would have to be decided on as well. */
interface Dispute {
  readonly places: readonly number[];
  readonly each: boolean;
}

/** What there is to decide about a move, if anything. */
function disputed(
  regions: readonly Region[],
  text: string,
  { from, to }: Move,
  otherFrom: number | null | undefined,
  otherTo: number | null | undefined,
): Dispute | null {
  if (otherTo !== undefined && otherTo !== null && otherFrom !== undefined)
    return otherTo === to ? null : { places: [from, to, otherTo], each: true };
  if (isOpen(regions[from]) || isOpen(regions[to])) {
    if (!TWO_WORDS.test(text) && otherFrom !== from) return null;
    // Whoever keeps the other side where the text was has it twice, unless that is seen where it came to as well.
    const twice = isOpen(regions[from]) && otherFrom === undefined && wordsOf(text).length >= MANY_WORDS;
    return { places: [from, to], each: twice || otherFrom === from };
  }
  return otherFrom === from ? { places: [from, to], each: true } : null;
}

const isOpen = (region: Region | undefined): boolean => region?.kind === 'conflict';

/** Whether a text keeps half or more of the words of another, and those are no less than half of its own. */
const isReworded = (text: string, now: string): boolean =>
  vanishingWords(text, now).length * 2 <= wordsOf(text).length &&
  vanishingWords(now, text).length * 2 <= wordsOf(now).length;

/** Where a side took a sentence from one region and put it, reworded, into another. */
function rewordedMoves({ gone, came }: Travels): readonly {
  readonly text: string;
  readonly now: string;
  readonly from: number;
  readonly to: number;
}[] {
  const left = (of: Travelled, known: Travelled) =>
    [...of].flatMap(([text, index]) =>
      index === null || known.has(text) ? [] : [{ text, words: wordsOf(text), index }],
    );
  const [before, after] = [left(gone, came), left(came, gone)];
  if (before.length === 0 || after.length === 0) return [];
  const pairs = pairUnits(
    before.map(({ words }) => words),
    after.map(({ words }) => words),
  );
  return Array.from(pairs, ([from, to]) => ({
    text: before[from]!.text,
    now: after[to]!.text,
    from: before[from]!.index,
    to: after[to]!.index,
  })).filter(({ from, to }) => from !== to);
}

/**
 * Whether edits were combined to a text that has what one side deleted, since the other moved it: a sentence, or a word
 * that each version has once at most.
 */
function ignoresDeletion({ kind, base, mine, theirs, text }: Region, telling: Telling): boolean {
  if (kind !== 'combined' || text === null) return false;
  const [before, after] = [telling(base), telling(text)];
  const sides = [telling(mine), telling(theirs)];
  if ([...before].some((said) => after.has(said) && sides.some((side) => !side.has(said)))) return true;
  const [old, here, there, now] = [base, mine, theirs, text].map(wordCounts);
  return [...old!].some(
    ([word, count]) =>
      count === 1 && now!.has(word) && (here!.get(word) ?? 0) + (there!.get(word) ?? 0) === 1,
  );
}

function wordCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(WORD_PIECE)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** For sentences the region, or `null` where there are several. */
type Travelled = ReadonlyMap<string, number | null>;

interface Travels {
  readonly gone: Travelled;
  readonly came: Travelled;
}

/** Of letters: two numbers in a line say little. */
const TWO_WORDS = /\p{L}\P{L}+\p{L}/u;

/**
 * The sentences that a side no longer has where the base has them, and those that it has where the base has not, each with
 * the region; `null` for one of which that can be said more than once.
 */
function travels(
  regions: readonly Region[],
  changed: readonly number[],
  side: Side,
  telling: Telling,
): Travels {
  const gone = new Map<string, number | null>();
  const came = new Map<string, number | null>();
  for (const index of changed) {
    const region = regions[index]!;
    if (region[side] === region.base) continue;
    const [before, after] = [telling(region.base), telling(region[side])];
    for (const text of before) if (!after.has(text)) gone.set(text, gone.has(text) ? null : index);
    for (const text of after) if (!before.has(text)) came.set(text, came.has(text) ? null : index);
  }
  return { gone, came };
}

/** The sentences of a text that say enough to be recognised, whatever their number and wrapping. */
type Telling = (text: string) => ReadonlySet<string>;

/** A sentence says enough with two words, or with less if no version has it a second time. */
function tellingOf(regions: readonly Region[], changed: readonly number[]): Telling {
  const short = new Set<string>();
  for (const index of changed)
    for (const side of SIDES)
      for (const said of saidIn(regions[index]![side]))
        if (!TWO_WORDS.test(said) && hasWords(said)) short.add(said);
  const again = short.size === 0 ? short : saidAgain(regions, short);
  return (text) =>
    new Set(saidIn(text).filter((said) => TWO_WORDS.test(said) || (short.has(said) && !again.has(said))));
}

const SIDES = ['base', 'mine', 'theirs'] as const;

/** As long as a number and the white space around a short line may be. */
const AROUND = 40;

/** Of some lines those that a version has more than once. */
function saidAgain(regions: readonly Region[], among: ReadonlySet<string>): ReadonlySet<string> {
  const longest = Array.from(among).reduce((most, { length }) => Math.max(most, length), 0) + AROUND;
  const again = new Set<string>();
  for (const side of SIDES) {
    const seen = new Set<string>();
    for (const sentence of sentencesOf(joined(regions, side))) {
      if (sentence.length > longest) continue;
      const said = plainly(sentence);
      if (among.has(said)) (seen.has(said) ? again : seen).add(said);
    }
  }
  return again;
}

const saidIn = (text: string): readonly string[] => sentencesOf(text).map(plainly);

/** A sentence whatever its number and wrapping. */
const plainly = (sentence: string): string => withoutOrdinal(sentence).trim().replace(/\s+/g, ' ');

function joinDisputed(regions: readonly Region[], disputes: readonly Dispute[]): readonly Region[] {
  const alone = new Set<number>();
  const spans: { first: number; last: number }[] = [];
  for (const { places, each } of disputes) {
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const end = endOfRow(regions, last);
    if (isShort(regions, first, end)) spans.push({ first, last: end });
    else if (each) for (const index of places) alone.add(index);
  }
  const merged: { first: number; last: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.first - b.first)) {
    const before = merged.at(-1);
    if (before && span.first <= before.last) before.last = Math.max(before.last, span.last);
    else merged.push({ ...span });
  }
  let at = 0;
  return regions.flatMap((region, index) => {
    while (at < merged.length && merged[at]!.last < index) at++;
    const span = merged[at];
    if (!span || index < span.first)
      return alone.has(index) && region.mine !== region.theirs ? [asMoved([region])] : [region];
    return index === span.first ? [asMoved(regions.slice(span.first, span.last + 1))] : [];
  });
}

/** Whether regions can be read as one card. No more is looked at than tells. */
function isShort(regions: readonly Region[], first: number, last: number): boolean {
  const length = { base: 0, mine: 0, theirs: 0 };
  for (let at = first; at <= last; at++)
    for (const side of SIDES) {
      length[side] += regions[at]![side].length;
      if (length[side] > LONGEST) return false;
    }
  return true;
}

/** The last region that goes on with the row of numbers that a region is in: which they are depends on the decision. */
function endOfRow(regions: readonly Region[], from: number): number {
  let end = from;
  for (let next = regions[end + 1]; next && isNumbered(next); next = regions[end + 1]) end++;
  return end;
}

/** Whether a region changes nothing but numbers. */
function isNumbered(region: Region): boolean {
  if (!isMerged(region)) return false;
  const said = SIDES.map((side) => region[side]).map((text) => splitLines(text).map(withoutOrdinal).join(''));
  return said.every((text) => text === said[0]);
}

function asMoved(group: readonly Region[]): Region {
  const texts = joinedTexts(group);
  const plain = plainRegion(texts);
  if (plain.kind !== 'conflict' && group.every(({ kind }) => kind !== 'conflict') && group.length > 1)
    return plain;
  const conflict: Region = { ...texts, kind: 'conflict', text: null, conflict: 'moved' };
  return withSuggestion(conflict, mergeMoved(texts));
}
