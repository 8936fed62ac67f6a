import { withoutOrdinal } from '../text/ordinals.ts';
import { sentencesOf } from '../text/sentences.ts';
import { hasWords } from '../text/words.ts';
import { blankLinesAfter } from './blank-lines.ts';
import type { Unit } from './units.ts';

/** Units of the three versions that stand for each other. */
export type Part = Readonly<Record<Version, readonly Unit[]>>;

type Version = 'base' | 'mine' | 'theirs';
const VERSIONS: readonly Version[] = ['base', 'mine', 'theirs'];

/** What a version has in a part. */
export const textIn = (part: Part, version: Version): string =>
  part[version].map(({ text }) => text).join('');

/**
 * Makes parts one where it matters that the same is chosen for both: where else lines would run together, a sentence
 * would stand twice or nowhere, a list or table would fall apart, or what opens something would lose what closes it.
 */
export function joinBelonging(given: readonly Part[]): readonly Part[] {
  const parts = withBlanksBefore(given);
  const together = new Set<number>();
  const join = (first: number, last: number): void => {
    for (let at = first + 1; at <= last; at++) together.add(at);
  };
  const joinAll = (of: readonly number[]): void => {
    if (of.length > 0) join(Math.min(...of), Math.max(...of));
  };
  for (let at = 1; at < parts.length; at++) if (!staysApart(parts, at)) together.add(at);
  for (const [at, part] of parts.entries())
    if (isMisshapen(part)) join(Math.max(0, at - 1), Math.min(parts.length - 1, at + 1));
  for (const signs of SIGNS) joinAll(parts.flatMap((part, at) => (isUneven(part, signs) ? [at] : [])));
  for (const where of saidUnevenly(parts)) joinAll(where);
  const joined: Part[] = [];
  for (const [at, part] of parts.entries()) {
    const last = joined.at(-1);
    if (last === undefined || !together.has(at)) joined.push(part);
    else
      joined[joined.length - 1] = {
        base: [...last.base, ...part.base],
        mine: [...last.mine, ...part.mine],
        theirs: [...last.theirs, ...part.theirs],
      };
  }
  return joined;
}

/**
 * The same parts, in which blank lines that go with what one version left out at the end stand before that, and not after
 * what all versions keep.
 */
function withBlanksBefore(parts: readonly Part[]): readonly Part[] {
  const last = Object.fromEntries(
    VERSIONS.map((version) => [version, parts.findLastIndex((part) => part[version].length > 0)]),
  ) as Record<Version, number>;
  const at = Math.min(...Object.values(last));
  const shortest = VERSIONS.filter((version) => last[version] === at);
  if (at < 0 || shortest.some((version) => BLANK_END.test(parts[at]![version].at(-1)!.text.slice(-80))))
    return parts;
  const shifted = parts.map((part) => ({ ...part }));
  for (const version of VERSIONS) {
    const unit = parts[at]![version].at(-1);
    const blank = unit && blankLinesAfter(unit.text.slice(-400));
    const next = parts.findIndex((part, index) => index > at && part[version].length > 0);
    if (!blank || next < 0) continue;
    const [first, ...rest] = parts[next]![version];
    shifted[at]![version] = parts[at]![version].with(-1, {
      ...unit,
      text: unit.text.slice(0, -blank.length),
    });
    shifted[next]![version] = [{ ...first!, text: blank + first!.text }, ...rest];
  }
  return shifted;
}

const BLANK_END = /(?:^|\n)[ \t>]*\r?\n$/;

/** Whether a version's text before a part ends alike in all versions, so that any of them may stand before any. */
function staysApart(parts: readonly Part[], at: number): boolean {
  const before = VERSIONS.map((version) => lastBefore(parts, at, version)).filter(
    (unit) => unit !== undefined,
  );
  if (before.some(({ text }) => !text.endsWith('\n'))) return false;
  const blank = before.filter(({ text }) => BLANK_END.test(text.slice(-80))).length;
  const after = VERSIONS.flatMap((version) => parts[at]![version][0] ?? []);
  // An item without the one that it is nested in would come to be nested in another.
  if (after.some(({ kind }) => kind === 'item') && VERSIONS.some((v) => parts[at - 1]![v].length === 0))
    return VERSIONS.every(
      (version) => depthOf(parts[at - 1]!) >= depthOf(parts[at]!) || parts[at]![version].length === 0,
    );
  if (blank === before.length || VERSIONS.every((version) => isApart(parts[at]![version][0]))) return true;
  const tight = [...before, ...after].every(({ kind }) => kind !== 'prose');
  return tight || (blank === 0 && before.every(({ kind }) => kind === 'heading' || kind === 'row'));
}

/** Whether a unit is kept apart from what is before it by a blank line of its own, or is not there. */
const isApart = (unit: Unit | undefined): boolean => unit === undefined || /^[ \t]*\r?\n/.test(unit.text);

function lastBefore(parts: readonly Part[], at: number, version: Version): Unit | undefined {
  for (let before = at - 1; before >= 0; before--) {
    const last = parts[before]![version].at(-1);
    if (last) return last;
  }
  return undefined;
}

const depthOf = (part: Part): number =>
  Number(/^item \S* (\d+)/.exec(VERSIONS.flatMap((version) => part[version])[0]?.shape ?? '')?.[1] ?? 0);

/** Whether versions have here items of another depth or number, rows of more cells, or code of another kind. */
function isMisshapen(part: Part): boolean {
  const shapes = VERSIONS.map((version) => part[version]).filter((units) => units.length > 0);
  const bound = shapes.flat().filter(({ kind }) => kind === 'item' || kind === 'row' || kind === 'code');
  if (bound.length < shapes.flat().length) return bound.some(({ kind }) => kind !== 'item');
  const all = shapes.map((units) => [...new Set(units.map(({ shape }) => shape))].sort().join('\n'));
  return all.some((shape) => shape !== all[0]);
}

interface Signs {
  readonly codeOnly?: boolean;
  readonly of: readonly (readonly [sign: RegExp, by: number])[];
}

/** What opens and closes, beyond one unit; a sign that does both is counted by its parity. */
const SIGNS: readonly Signs[] = [
  {
    codeOnly: true,
    of: [
      [/[([{]/g, 1],
      [/[)\]}]/g, -1],
    ],
  },
  {
    of: [
      [/<(?!(?:br|hr|img|input|wbr)\b)[a-z][^<>]*(?<!\/)>/gi, 1],
      [/<\/[a-z][^<>]*>/gi, -1],
    ],
  },
  {
    of: [
      [/<!--|\/\*/g, 1],
      [/-->|\*\//g, -1],
    ],
  },
  {
    of: [
      [/\{%-?\s*(?!end)\w/g, 1],
      [/\{%-?\s*end/g, -1],
    ],
  },
  ...[
    /"""/g,
    /'''/g,
    /\$\$/g,
    /^[^\S\r\n\u2028\u2029]*```/gm,
    /^[^\S\r\n\u2028\u2029]*~~~/gm,
    /^[^\S\r\n\u2028\u2029]*:::/gm,
    /^\+\+\+/gm,
  ].map((sign): Signs => ({ of: [[sign, NaN]] })),
];

/** Whether versions leave something else open in a part. */
function isUneven(part: Part, { codeOnly, of }: Signs): boolean {
  const counts = VERSIONS.map((version) => {
    const units = part[version].filter(({ kind }) => !codeOnly || kind === 'code');
    const text = units.map((unit) => unit.text).join('');
    return of.reduce((sum, [sign, by]) => {
      const times = text.match(sign)?.length ?? 0;
      return sum + (Number.isNaN(by) ? times % 2 : times * by);
    }, 0);
  }).filter((_, index) => part[VERSIONS[index]!].length > 0);
  return (
    counts.some((count) => count !== counts[0]) ||
    (counts.length < VERSIONS.length && counts.some((count) => count !== 0))
  );
}

const TWO_WORDS = /\p{L}\P{L}+\p{L}/u;

/**
 * The parts that have a sentence which some choice of versions would say more often, or nowhere though all versions have
 * it: for each such sentence.
 */
function saidUnevenly(parts: readonly Part[]): readonly (readonly number[])[] {
  const said = new Map<string, Map<number, Record<Version, number>>>();
  for (const [at, part] of parts.entries())
    for (const version of VERSIONS)
      for (const { text, kind } of part[version])
        for (const sentence of sentencesOf(text)) {
          const plain = withoutOrdinal(sentence).trim().replace(/\s+/g, ' ');
          if (kind === 'code' ? !TWO_WORDS.test(plain) : !hasWords(plain)) continue;
          const where = said.get(plain) ?? new Map<number, Record<Version, number>>();
          const counts = where.get(at) ?? { base: 0, mine: 0, theirs: 0 };
          counts[version] += 1;
          said.set(plain, where.set(at, counts));
        }
  return [...said.values()].flatMap((where) => {
    if (where.size < 2) return [];
    const counts = [...where.values()];
    const total = (version: Version) => counts.reduce((sum, each) => sum + each[version], 0);
    const sum = (most: (...of: number[]) => number) =>
      counts.reduce((all, each) => all + most(each.base, each.mine, each.theirs), 0);
    const totals = VERSIONS.map(total);
    const doubled = sum(Math.max) > Math.max(...totals);
    const lost = Math.min(...totals) > 0 && sum(Math.min) === 0;
    return doubled || lost ? [[...where.keys()]] : [];
  });
}
