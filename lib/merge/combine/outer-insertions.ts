import { pairUnits } from '../diff/pair-units.ts';
import { plainRegion, type Texts } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { splitLines } from '../text/lines.ts';
import { LIST_MARKER } from '../text/list-item.ts';
import { withoutOrdinal } from '../text/ordinals.ts';
import { wordsOf } from '../text/words.ts';

/**
 * Takes what one side alone put in before or after a conflict out of it: whole paragraphs or list items, where each
 * version clearly has next to them what the base begins or ends with. They are a place of their own, and no decision
 * about the conflict drops them.
 */
export function splitOffInsertions(region: Region): readonly Region[] {
  if (region.conflict !== 'reworded') return [region];
  const blocks = {
    base: blocksOf(region.base),
    mine: blocksOf(region.mine),
    theirs: blocksOf(region.theirs),
  };
  if (Math.max(blocks.mine.length, blocks.theirs.length) < 2) return [region];
  const around = { mine: outside(blocks.base, blocks.mine), theirs: outside(blocks.base, blocks.theirs) };
  if (!around.mine || !around.theirs) return [region];
  const before = one(around.mine.before, around.theirs.before);
  const after = behind(region, around.mine.after, around.theirs.after);
  if (!before && !after) return [region];
  const inner = (side: 'mine' | 'theirs'): string =>
    region[side].slice(
      before ? around[side]!.before.length : 0,
      region[side].length - (after ? around[side]!.after.length : 0),
    );
  const middle = plainRegion({ base: region.base, mine: inner('mine'), theirs: inner('theirs') });
  return [
    ...(before ? [plainRegion(before)] : []),
    middle.conflict ? { ...middle, ...suggestionWithout(region, before, after) } : middle,
    ...(after ? [plainRegion(after)] : []),
  ];
}

/** What was offered, without what is now outside, if it begins and ends with that. */
function suggestionWithout({ suggestion }: Region, before: Texts | null, after: Texts | null) {
  const [head, tail] = [before, after].map((texts) => (texts ? texts.mine + texts.theirs : ''));
  if (suggestion === undefined || !suggestion.startsWith(head!) || !suggestion.endsWith(tail!)) return {};
  return { suggestion: suggestion.slice(head!.length, suggestion.length - tail!.length) };
}

/** An insertion by just one of the sides. */
function one(mine: string, theirs: string): Texts | null {
  return (mine === '') === (theirs === '') ? null : { base: '', mine, theirs };
}

/** What just one of the sides put in at the end, unless the other took away the line end that it stands behind. */
function behind({ base, mine, theirs }: Region, inMine: string, inTheirs: string): Texts | null {
  const rest = [mine.slice(0, mine.length - inMine.length), theirs.slice(0, theirs.length - inTheirs.length)];
  return !endsLine(base) || rest.every(endsLine) ? one(inMine, inTheirs) : null;
}

const endsLine = (text: string): boolean => /[\r\n]$/.test(text);

/** What a side has before the block that the base begins with and after the one that it ends with. */
function outside(base: readonly string[], side: readonly string[]): { before: string; after: string } | null {
  const words = (blocks: readonly string[]) => blocks.map((block) => wordsOf(withoutOrdinal(block)));
  const pairs = pairUnits(words(base), words(side));
  const [first, last] = [pairs.get(0), pairs.get(base.length - 1)];
  if (first === undefined || last === undefined || first > last) return null;
  const after = side.slice(last + 1).join('');
  // Blank lines that set off what comes after go with it.
  const [end, space] = [spaceAfter(base.at(-1)!), spaceAfter(side[last]!)];
  if (after !== '' && !space.startsWith(end)) return null;
  return {
    before: side.slice(0, first).join(''),
    after: after === '' ? '' : space.slice(end.length) + after,
  };
}

const spaceAfter = (text: string): string => text.slice(text.trimEnd().length);

const STARTS_BLOCK = new RegExp(`^(?:[ \\t]*(?:${LIST_MARKER}[ \\t]|\\|)|#{1,6}[ \\t])`);

/** Paragraphs, headings, list items and rows, each with the blank lines after it. */
function blocksOf(text: string): readonly string[] {
  const blocks: string[] = [];
  let afterBlank = true;
  for (const line of splitLines(text)) {
    const blank = line.trim() === '';
    if (blocks.length === 0 || (!blank && (afterBlank || STARTS_BLOCK.test(line)))) blocks.push(line);
    else blocks[blocks.length - 1] += line;
    afterBlank = blank;
  }
  return blocks;
}
