import { joined } from '../regions/joined.ts';
import type { Doubt, Region } from '../regions/region.ts';
import { frontMatterEnd } from '../text/blocks.ts';
import { splitLines } from '../text/lines.ts';
import { hasWords } from '../text/words.ts';
import { asConflict } from './as-conflict.ts';
import { isOfList, type Statement, statementsOf } from './statements.ts';

/** What both sides say, with the region in which each says it first. */
interface Shared {
  readonly statement: Statement;
  readonly mine: number;
  readonly theirs: number;
}

/**
 * Makes sure that what both sides added stands in the result once. Each put the same section, row or sentence in, but at
 * another spot, or defined the same key, link or footnote: line by line nothing is in conflict, and the text has it
 * twice. The later of the two regions is turned into a conflict. A line that both have among as many others is no
 * such thing, unless they are of one list: much that is new begins or ends in the same words.
 */
export function checkDoubled(regions: readonly Region[]): readonly Region[] {
  const front = frontMatterLength(regions);
  const shared = sharedBy(regions, front);
  const passages = samePassages(regions);
  if (shared.length === 0 && passages.length === 0) return regions;
  const fresh = shared.length === 0 ? [] : freshOf(shared, joined(regions, 'base'), front);
  const isMost = { mine: mostOf(regions, fresh, 'mine'), theirs: mostOf(regions, fresh, 'theirs') };
  const isOneList = listFinder(regions);
  const doubled = new Map<number, Doubt>(passages.map((index) => [index, 'added-twice']));
  for (const { statement, mine, theirs } of fresh) {
    const [first, later] = [Math.min(mine, theirs), Math.max(mine, theirs)];
    const twice =
      first === later
        ? statementsOf(regions[later]!.text ?? '', false).filter(({ key }) => key === statement.key).length >
          1
        : statement.kind === 'once' ||
          (statement.kind === 'line' && (isMost.mine(mine) || isMost.theirs(theirs))) ||
          isOneList(first, later);
    if (twice) doubled.set(later, statement.kind === 'once' ? 'named-twice' : 'added-twice');
  }
  return regions.map((region, index) => {
    const doubt = doubled.get(index);
    return doubt ? asConflict(region, doubt) : region;
  });
}

/** Those of the statements that the base has not. */
function freshOf(shared: readonly Shared[], base: string, front: number): readonly Shared[] {
  const before = new Set(
    [...statementsOf(base.slice(0, front), true), ...statementsOf(base.slice(front), false)].map(
      ({ key }) => key,
    ),
  );
  return shared.filter(({ statement }) => !before.has(statement.key));
}

/**
 * The later region of any two in which the sides added the same lines, two at least: short ones too, which say little
 * each, but not together.
 */
function samePassages(regions: readonly Region[]): readonly number[] {
  const added = { mine: new Map<string, number>(), theirs: new Map<string, number>() };
  const sizes = { mine: new Map<number, number>(), theirs: new Map<number, number>() };
  for (const side of ['mine', 'theirs'] as const)
    for (const [index, { kind, base: old, [side]: text }] of regions.entries()) {
      if (kind !== side) continue;
      const was = new Set(linesWithWords(old));
      const lines = new Set(linesWithWords(text).filter((line) => !was.has(line)));
      sizes[side].set(index, lines.size);
      for (const line of lines) if (!added[side].has(line)) added[side].set(line, index);
    }
  const both = [...added.mine.keys()].filter((line) => added.theirs.has(line));
  if (both.length === 0) return [];
  const before = linesAmong(joined(regions, 'base'), both);
  const counts = new Map<string, { mine: number; theirs: number; count: number }>();
  for (const [line, mine] of added.mine) {
    const theirs = added.theirs.get(line);
    if (theirs === undefined || before.has(line)) continue;
    const pair = counts.get(`${mine} ${theirs}`) ?? { mine, theirs, count: 0 };
    counts.set(`${mine} ${theirs}`, { ...pair, count: pair.count + 1 });
  }
  return [...counts.values()].flatMap(({ mine, theirs, count }) => {
    const size = Math.min(sizes.mine.get(mine)!, sizes.theirs.get(theirs)!);
    return count >= 2 && count * 4 > size * 3 ? [Math.max(mine, theirs)] : [];
  });
}

/** Those of some lines that a text has, with other white space around them or not; read only up to the last of them. */
function linesAmong(text: string, lines: readonly string[]): ReadonlySet<string> {
  const [left, found] = [new Set(lines), new Set<string>()];
  for (const line of splitLines(text)) {
    if (left.size === 0) break;
    const content = line.trim();
    if (left.delete(content)) found.add(content);
  }
  return found;
}

const linesWithWords = (text: string): readonly string[] =>
  splitLines(text)
    .map((line) => line.trim())
    .filter((line) => hasWords(line) && !/^(?:`{3}|~{3})/.test(line));

/** The statements in what each side alone changed that both sides have there. */
function sharedBy(regions: readonly Region[], front: number): readonly Shared[] {
  const added = {
    mine: new Map<string, [Statement, number]>(),
    theirs: new Map<string, [Statement, number]>(),
  };
  let at = 0;
  for (const [index, region] of regions.entries()) {
    const inFront = at < front;
    at += region.base.length;
    if (region.text === null || region.kind === 'unchanged' || region.kind === 'same') continue;
    for (const side of ['mine', 'theirs'] as const) {
      if (region[side] === region.base) continue;
      for (const statement of statementsOf(region[side], inFront))
        if (!added[side].has(statement.key)) added[side].set(statement.key, [statement, index]);
    }
  }
  return [...added.mine].flatMap(([key, [statement, mine]]) => {
    const theirs = added.theirs.get(key)?.[1];
    return theirs === undefined ? [] : [{ statement, mine, theirs }];
  });
}

/** Whether more than half of the lines that a side added in a region are shared ones. */
function mostOf(regions: readonly Region[], shared: readonly Shared[], side: 'mine' | 'theirs') {
  const counts = new Map<number, number>();
  for (const { [side]: index } of shared) counts.set(index, (counts.get(index) ?? 0) + 1);
  const most = new Set<number>();
  for (const [index, count] of counts) {
    const region = regions[index]!;
    const before = new Set(splitLines(region.base).map((line) => line.trim()));
    const added = splitLines(region[side]).filter((line) => hasWords(line) && !before.has(line.trim()));
    if (count * 2 > added.length) most.add(index);
  }
  return (index: number): boolean => most.has(index);
}

/** Finds out whether everything from one region to another can stand in one list. */
function listFinder(regions: readonly Region[]) {
  let others: number[] | undefined;
  const count = (): number[] => {
    const counts = [0];
    for (const region of regions) {
      const isList = splitLines(region.text ?? region.base).every(isOfList);
      counts.push(counts.at(-1)! + (isList ? 0 : 1));
    }
    return counts;
  };
  return (first: number, last: number): boolean => {
    // Most statements are told apart without it.
    others ??= count();
    return others[first] === others[last + 1];
  };
}

/** How many characters of the base are front matter. */
function frontMatterLength(regions: readonly Region[]): number {
  const start = regions.find(({ base }) => base !== '')?.base ?? '';
  if (!/^\ufeff?(?:---|\+\+\+)/.test(start)) return 0;
  const lines = splitLines(joined(regions, 'base'));
  return lines.slice(0, frontMatterEnd(lines)).join('').length;
}
