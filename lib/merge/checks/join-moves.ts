import { pairUnits } from '../diff/pair-units.ts';
import { joined } from '../regions/joined.ts';
import { plainRegion } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { withSuggestion } from '../regions/with-suggestion.ts';
import { splitLines } from '../text/lines.ts';
import { withoutOrdinal } from '../text/ordinals.ts';
import { sentencesOf } from '../text/sentences.ts';
import { wordsOf } from '../text/words.ts';
import { mergeMoved } from './merge-moved.ts';

/** Longest text in characters that is still one card to read. */
const LONGEST = 3000;

/** Longest text of a region that is looked at: more than that is not moved, but another text. */
const MOST_READ = 20_000;

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
  const where = { mine: travels(regions, changed, 'mine'), theirs: travels(regions, changed, 'theirs') };
  const disputes: Dispute[] = [];
  for (const by of ['mine', 'theirs'] as const) {
    const other = where[by === 'mine' ? 'theirs' : 'mine'];
    for (const [text, to] of where[by].came) {
      const from = where[by].gone.get(text);
      if (from === undefined || from === null || to === null || from === to) continue;
      const dispute = disputed(regions, { by, from, to }, other.gone.get(text), other.came.get(text));
      if (dispute) disputes.push(dispute);
    }
    for (const { from, to } of rewordedMoves(where[by]))
      if (isOpen(regions[from]) || isOpen(regions[to])) disputes.push({ places: [from, to], each: false });
  }
  for (const index of changed)
    if (ignoresDeletion(regions[index]!)) disputes.push({ places: [index], each: true });
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
  { from, to }: Move,
  otherFrom: number | null | undefined,
  otherTo: number | null | undefined,
): Dispute | null {
  if (otherTo !== undefined && otherTo !== null && otherFrom !== undefined)
    return otherTo === to ? null : { places: [from, to, otherTo], each: true };
  if (isOpen(regions[from]) || isOpen(regions[to])) return { places: [from, to], each: false };
  return otherFrom === from ? { places: [from, to], each: true } : null;
}

const isOpen = (region: Region | undefined): boolean => region?.kind === 'conflict';

/** Where a side took a sentence from one region and put it, reworded, into another. */
function rewordedMoves({ gone, came }: Travels): readonly { readonly from: number; readonly to: number }[] {
  const left = (of: Travelled, known: Travelled) =>
    [...of].flatMap(([text, index]) =>
      index === null || known.has(text) ? [] : [{ words: wordsOf(text), index }],
    );
  const [before, after] = [left(gone, came), left(came, gone)];
  if (before.length === 0 || after.length === 0) return [];
  const pairs = pairUnits(
    before.map(({ words }) => words),
    after.map(({ words }) => words),
  );
  return Array.from(pairs, ([from, to]) => ({ from: before[from]!.index, to: after[to]!.index })).filter(
    ({ from, to }) => from !== to,
  );
}

/** Whether edits were combined to a text that has a sentence which one side no longer has, since the other moved it. */
function ignoresDeletion({ kind, base, mine, theirs, text }: Region): boolean {
  if (kind !== 'combined') return false;
  const [before, after] = [tellingSentences(base), tellingSentences(text ?? '')];
  const sides = [tellingSentences(mine), tellingSentences(theirs)];
  return [...before].some((said) => after.has(said) && sides.some((side) => !side.has(said)));
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
function travels(regions: readonly Region[], changed: readonly number[], side: Side): Travels {
  const gone = new Map<string, number | null>();
  const came = new Map<string, number | null>();
  for (const index of changed) {
    const region = regions[index]!;
    if (region[side] === region.base) continue;
    const [before, after] = [tellingSentences(region.base), tellingSentences(region[side])];
    for (const text of before) if (!after.has(text)) gone.set(text, gone.has(text) ? null : index);
    for (const text of after) if (!before.has(text)) came.set(text, came.has(text) ? null : index);
  }
  return { gone, came };
}

/** The sentences of a text that say enough to be recognised, whatever their number and wrapping. */
function tellingSentences(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const sentence of sentencesOf(text)) {
    const said = withoutOrdinal(sentence).trim().replace(/\s+/g, ' ');
    if (TWO_WORDS.test(said)) found.add(said);
  }
  return found;
}

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
    for (const side of ['base', 'mine', 'theirs'] as const) {
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
function isNumbered({ kind, base, mine, theirs }: Region): boolean {
  if (kind === 'unchanged' || kind === 'conflict') return false;
  const said = [base, mine, theirs].map((text) => splitLines(text).map(withoutOrdinal).join(''));
  return said.every((text) => text === said[0]);
}

function asMoved(group: readonly Region[]): Region {
  const texts = { base: joined(group, 'base'), mine: joined(group, 'mine'), theirs: joined(group, 'theirs') };
  const plain = plainRegion(texts);
  if (plain.kind !== 'conflict' && group.every(({ kind }) => kind !== 'conflict') && group.length > 1)
    return plain;
  const conflict: Region = { ...texts, kind: 'conflict', text: null, conflict: 'moved' };
  return withSuggestion(conflict, mergeMoved(texts));
}
