import { frontMatterEnd } from './blocks';
import { splitLines } from './lines';
import type { Region } from './region';
import { reviewOf } from './review';
import { wordsOf } from './words';

/**
 * Makes sure that what both sides added stands in the result once. Each put the same section, row or sentence in, but in
 * another place, or defined the same key, link or footnote: line by line nothing is in conflict, and the text has it
 * twice. The later of the two places is turned into a conflict.
 */
export function reviewDoubled(regions: readonly Region[]): readonly Region[] {
  const front = frontMatterLength(regions);
  const added = { mine: new Map<string, number>(), theirs: new Map<string, number>() };
  let at = 0;
  for (const [index, region] of regions.entries()) {
    const inFront = at < front;
    at += region.base.length;
    if (region.text === null || region.kind === 'unchanged' || region.kind === 'same') continue;
    for (const side of ['mine', 'theirs'] as const) {
      if (region[side] === region.base) continue;
      for (const statement of statements(region[side], inFront))
        if (!added[side].has(statement)) added[side].set(statement, index);
    }
  }
  const both = [...added.mine].flatMap(([statement, mine]) => {
    const theirs = added.theirs.get(statement);
    if (theirs === undefined) return [];
    if (theirs === mine) {
      const said = statements(regions[mine]!.text ?? '', false).filter((each) => each === statement);
      return said.length > 1 ? [{ statement, later: mine }] : [];
    }
    const [first, later] = [Math.min(mine, theirs), Math.max(mine, theirs)];
    return statement.startsWith(ITEM) && !isOneList(regions.slice(first, later + 1))
      ? []
      : [{ statement, later }];
  });
  if (both.length === 0) return regions;
  const base = baseOf(regions);
  const before = new Set([
    ...statements(base.slice(0, front), true),
    ...statements(base.slice(front), false),
  ]);
  const doubled = new Set(both.flatMap(({ statement, later }) => (before.has(statement) ? [] : [later])));
  return regions.map((region, index) => (doubled.has(index) ? reviewOf(region) : region));
}

const FRONT_KEY = /^["']?[\p{L}\p{N}_.-]+["']?(?=\s*[:=])/u;
const DEFINITION = /^ {0,3}(\[[^\]\s][^\]]{0,200}\]):/;
const HEADING = /^#{2,6}\s/;
/** A heading of one word, as "Parameters", may well stand under several others. */
const WORDS_OF_A_HEADING = 2;
const WORDS_OF_A_LINE = 4;

/** What a text says that would be wrong to say twice: keys, definitions, headings, and lines of several words. */
function statements(text: string, inFrontMatter: boolean): readonly string[] {
  return splitLines(text).flatMap((line) => {
    const content = line.trim();
    const key = inFrontMatter && FRONT_KEY.exec(line)?.[0];
    if (key) return [`${key.replace(/["']/g, '')}:`];
    const label = DEFINITION.exec(line)?.[1];
    if (label) return [label.toLowerCase()];
    const words = wordsOf(content).length;
    if (words >= (HEADING.test(content) ? WORDS_OF_A_HEADING : WORDS_OF_A_LINE)) return [content];
    return words > 0 && LIST_ITEM.test(content) ? [ITEM + content] : [];
  });
}

const LIST_ITEM = /^(?:[-*+•]|\d{1,9}[.)])\s/;
/** What marks a statement that only its own list must not make twice. */
const ITEM = 'item\n';

function isOneList(regions: readonly Region[]): boolean {
  return regions
    .flatMap((region) => splitLines(region.text ?? region.base))
    .every((line) => line.trim() === '' || /^[ \t]/.test(line) || LIST_ITEM.test(line));
}

/** How many characters of the base are front matter. */
function frontMatterLength(regions: readonly Region[]): number {
  const start = regions.find(({ base }) => base !== '')?.base ?? '';
  if (!/^\ufeff?(?:---|\+\+\+)/.test(start)) return 0;
  const lines = splitLines(baseOf(regions));
  return lines.slice(0, frontMatterEnd(lines)).join('').length;
}

const baseOf = (regions: readonly Region[]): string => regions.map(({ base }) => base).join('');
