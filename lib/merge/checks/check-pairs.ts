import { diffSequences } from '../diff/diff-sequences.ts';
import { type Effort, effortOf } from '../diff/effort.ts';
import { isMerged } from '../regions/is-merged.ts';
import type { Region } from '../regions/region.ts';
import { hasMarks, type Inline, inlineOf } from '../structure/inline-marks.ts';
import { inJointConflicts } from './joint-conflicts.ts';

/** Steps for finding which mark of the result is which of a version. */
const STEPS = 200_000;

/** A stretch of text that both sides changed, no blank line in between: regions, with some of what stands around them. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly before: string;
  readonly after: string;
}

/**
 * Makes sure that marks within a text pair as in one of its versions: the brackets of a link, emphasis, tags, quotation
 * marks. Each side may put its own around words that overlap, or take one of a pair that the other sets anew: word by
 * word that fits, and the reader sees a link within a link. What led to it is turned into a conflict.
 */
export function checkPairs(regions: readonly Region[]): readonly Region[] {
  const effort = effortOf(STEPS);
  const wrong = stretchesOf(regions).flatMap((stretch) => brokenIn(regions, stretch, effort));
  return inJointConflicts(regions, wrong, 'marks');
}

const BLANK_LINE = /\n[ \t]*\r?\n/;

/** The line break at the end of what was changed, which may begin a blank line. */
const lineEnd = ({ base, mine, theirs }: Region): string =>
  [base, mine, theirs].every((text) => text === '' || text.endsWith('\n')) ? '\n' : '';

function stretchesOf(regions: readonly Region[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < regions.length; at++) {
    if (regions[at]!.kind === 'unchanged') continue;
    let last = at;
    for (let next = at + 1; next < regions.length; next++) {
      if (regions[next]!.kind !== 'unchanged') last = next;
      else if (BLANK_LINE.test(lineEnd(regions[next - 1]!) + regions[next]!.base)) break;
    }
    const kinds = new Set(regions.slice(at, last + 1).map(({ kind }) => kind));
    if (kinds.has('combined') || (kinds.has('mine') && kinds.has('theirs'))) {
      const before = regions[at - 1]?.base ?? '';
      const after = regions[last + 1]?.base ?? '';
      const from = Math.max(before.lastIndexOf('\n\n'), before.lastIndexOf('\n\r\n'));
      const end = BLANK_LINE.exec(lineEnd(regions[last]!) + after)?.index ?? after.length;
      found.push({ first: at, last, before: before.slice(from + 1), after: after.slice(0, end) });
    }
    at = last;
  }
  return found;
}

/** A text made of parts: the texts of regions, with what stands around them. */
interface Parts {
  readonly texts: readonly string[];
  readonly inline: Inline;
  /** For each part the first token that begins in it or after it; one more at the end. */
  readonly firsts: readonly number[];
}

function partsOf(texts: readonly string[]): Parts {
  const inline = inlineOf(texts.join(''));
  const firsts = [0];
  let [token, end] = [0, 0];
  for (const text of texts) {
    end += text.length;
    while (token < inline.starts.length && inline.starts[token]! < end) token++;
    firsts.push(token);
  }
  return { texts, inline, firsts };
}

/** The regions of a stretch in which marks pair as in no version, whichever side is chosen for what is open. */
function brokenIn(
  regions: readonly Region[],
  { first, last, before, after }: Stretch,
  effort: Effort,
): readonly (readonly number[])[] {
  const own = regions.slice(first, last + 1);
  const read = (textOf: (region: Region) => string): Parts => partsOf([before, ...own.map(textOf), after]);
  if (!hasMarks(before + after) && !own.some(({ base, mine, theirs }) => hasMarks(base + mine + theirs)))
    return [];
  const versions = (['base', 'mine', 'theirs'] as const).map((side) => read((region) => region[side]));
  const open = own.some(({ kind }) => kind === 'conflict');
  const [some, ...others] = (open ? (['mine', 'theirs'] as const) : (['mine'] as const)).map((choice) => {
    const result = read((region) => region.text ?? region[choice]);
    if (versions.some(({ inline }) => pairsAlike(result.inline, inline)))
      return new Map<string, readonly number[]>();
    const broken = brokenMarks(result, versions, effort);
    if (broken.length === 0) return new Map<string, readonly number[]>();
    const partOf = partFinder(result);
    const above = changesAbove(own);
    const sets = broken.map((marks) => {
      // The first part and the last are what stands around the regions.
      const places = marks.map((mark) => first - 1 + partOf[mark]!);
      const changed = [...new Set(places)].filter((at) => regions[at] && isMerged(regions[at]));
      return changed.length > 0
        ? changed
        : [first + above[Math.max(0, places.reduce((a, b) => Math.min(a, b)) - first)]!];
    });
    return new Map(sets.map((set) => [set.join(' '), set]));
  });
  return [...some!].flatMap(([key, set]) => (others.every((of) => of.has(key)) ? [set] : []));
}

/** For each token the part in which it begins. */
function partFinder({ firsts, inline }: Parts): Int32Array {
  const found = new Int32Array(inline.tokens.length);
  for (let part = 0; part < firsts.length - 1; part++) found.fill(part, firsts[part], firsts[part + 1]);
  return found;
}

/** For each region the nearest change before it, or else the first of all. */
function changesAbove(regions: readonly Region[]): readonly number[] {
  let last = regions.findIndex(isMerged);
  return [...regions, null].map((region, index) => {
    const before = last;
    if (region && isMerged(region)) last = index;
    return before;
  });
}

/** Whether two texts have the same marks in the same order, paired alike. */
function pairsAlike(a: Inline, b: Inline): boolean {
  const [one, other] = [marksOf(a), marksOf(b)];
  return (
    one.marks.length === other.marks.length &&
    one.marks.every((token, i) => {
      const twin = other.marks[i]!;
      if (a.tokens[token] !== b.tokens[twin] || a.crossed.has(token) !== b.crossed.has(twin)) return false;
      const [own, others] = [a.partners[token]!, b.partners[twin]!];
      return own.length === others.length && own.every((to, j) => one.order[to] === other.order[others[j]!]);
    })
  );
}

/** The tokens that are marks, and for each token which of these it is. */
function marksOf({ partners }: Inline) {
  const marks: number[] = [];
  const order = new Int32Array(partners.length).fill(-1);
  for (const [token, own] of partners.entries()) if (own) order[token] = marks.push(token) - 1;
  return { marks, order };
}

/** The marks of the result, each with those that it pairs with, that no version has paired so. */
function brokenMarks(
  { inline: result, ...parts }: Parts,
  versions: readonly Parts[],
  effort: Effort,
): readonly (readonly number[])[] {
  const maps = versions.map((version) => mapTokens({ inline: result, ...parts }, version, effort));
  const found: (readonly number[])[] = [];
  for (const [token, partners] of result.partners.entries()) {
    if (!partners && !result.coded.has(token)) continue;
    const now = pairing(result, token, (to) => to);
    let known = false;
    const kept = versions.some(({ inline }, i) => {
      const own = maps[i]!.to[token]!;
      if (own < 0) return false;
      known = true;
      return pairing(inline, own, (to) => maps[i]!.back[to]!) === now;
    });
    if (known && !kept) found.push([token, ...(partners ?? [])]);
  }
  return found;
}

function pairing({ partners, coded, crossed }: Inline, token: number, name: (to: number) => number): string {
  if (coded.has(token)) return 'code';
  const own = (partners[token] ?? []).map(name).sort((a, b) => a - b);
  return `${own.join(' ')}${crossed.has(token) ? ' crossed' : ''}`;
}

/** Which token of a version a token of the result is: exactly where a part is the same, else by what changed in it. */
function mapTokens(from: Parts, to: Parts, effort: Effort) {
  const there = new Int32Array(from.inline.tokens.length).fill(-1);
  const back = new Int32Array(to.inline.tokens.length).fill(-1);
  for (let part = 0; part < from.texts.length; part++) {
    let [a, b] = [from.firsts[part]!, to.firsts[part]!];
    const [aLast, bLast] = [from.firsts[part + 1]!, to.firsts[part + 1]!];
    const keep = (end: number): void => {
      for (; a < end; a++, b++) {
        there[a] = b;
        back[b] = a;
      }
    };
    if (from.texts[part] !== to.texts[part] || aLast - a !== bLast - b) {
      const [aFirst, bFirst] = [a, b];
      const keys = [from.inline.keys.slice(a, aLast), to.inline.keys.slice(b, bLast)] as const;
      for (const { aStart, aEnd, bEnd } of diffSequences(...keys, effort)) {
        keep(aFirst + aStart);
        [a, b] = [aFirst + aEnd, bFirst + bEnd];
      }
    }
    keep(aLast);
  }
  return { to: there, back };
}
