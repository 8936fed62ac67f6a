import { passageOf } from '../combine/passage.ts';
import { refine } from '../combine/refine.ts';
import { type Effort, effortOf } from '../diff/effort.ts';
import { joined } from '../regions/joined.ts';
import { plainRegion, type Texts } from '../regions/plain-region.ts';
import type { Merge, Region } from '../regions/region.ts';
import { withSuggestion } from '../regions/with-suggestion.ts';
import { blocksOf } from '../text/blocks.ts';
import { splitLines } from '../text/lines.ts';
import { joinBelonging, type Part, textIn } from './belonging.ts';
import { blankLinesAfter } from './blank-lines.ts';
import { cutsOf } from './partners.ts';
import { type Unit, unitsOf } from './units.ts';

/** More in a row are not many decisions, but two different texts. */
const MOST_UNITS = 400;
/** Characters of a conflict beyond which it is decided as a whole. */
const LONGEST = 400_000;
/** Characters of a part beyond which no combination is looked for. */
const LONGEST_COMBINED = 8_000;
const STEPS = 3_000_000;

/**
 * The same merge with one conflict for each paragraph, list item, table row or group of lines of code that both sides
 * changed, where a decision about one leaves the others free (belonging.ts). What only one side reworded between them
 * follows that side, if it is prose; anything else between them is still asked. No text changes: joined, the regions
 * are what they were.
 */
export function separateConflicts(merge: Merge): Merge {
  if (!merge.regions.some(isToSeparate)) return merge;
  const versions = {
    base: placesIn(merge.regions, 'base'),
    mine: placesIn(merge.regions, 'mine'),
    theirs: placesIn(merge.regions, 'theirs'),
  };
  const effort = effortOf(STEPS);
  const regions = merge.regions.flatMap((region, index): readonly Region[] => {
    if (!isToSeparate(region)) return [region];
    const units = (version: keyof Texts) =>
      unitsOf(region[version], versions[version](index, region[version]));
    const parts = partsOf({ base: units('base'), mine: units('mine'), theirs: units('theirs') });
    return parts.length < 2 ? [region] : parts.flatMap((part) => regionsOf(part, effort));
  });
  return { regions, coarse: merge.coarse };
}

/** Only what both reworded: who deletes or adds several paragraphs does one thing. */
function isToSeparate({ conflict, base, mine, theirs }: Region): boolean {
  const length = Math.max(base.length, mine.length, theirs.length);
  return conflict === 'reworded' && base.trim().includes('\n') && length <= LONGEST;
}

/** For a region, by its index and its text in one version, what blocks its lines stand in there. */
function placesIn(regions: readonly Region[], version: keyof Texts) {
  const lines = splitLines(joined(regions, version));
  const blocks = blocksOf(lines);
  let [next, offset, line, lineStart] = [0, 0, 0, 0];
  return (index: number, text: string): readonly string[] => {
    for (; next < index; next++) offset += regions[next]![version].length;
    while (line < lines.length && lineStart + lines[line]!.length <= offset)
      lineStart += lines[line++]!.length;
    return blocks.slice(line, line + splitLines(text).length);
  };
}

function partsOf({ base, mine, theirs }: Part): readonly Part[] {
  if (Math.min(base.length, mine.length, theirs.length) < 1) return [];
  if (Math.max(base.length, mine.length, theirs.length) > MOST_UNITS) return [];
  const cuts = { mine: cutsOf(base, mine), theirs: cutsOf(base, theirs) };
  const parts: Part[] = [];
  const add = (of: Part): void => {
    if (of.base.length + of.mine.length + of.theirs.length > 0) parts.push(of);
  };
  let at = { base: 0, mine: 0, theirs: 0 };
  for (let place = 0; place <= base.length; place++) {
    const end = place === base.length;
    const here = cuts.mine[place] ?? (end ? { from: mine.length, to: mine.length } : null);
    const there = cuts.theirs[place] ?? (end ? { from: theirs.length, to: theirs.length } : null);
    if (!here || !there) continue;
    add({
      base: base.slice(at.base, place),
      mine: mine.slice(at.mine, here.from),
      theirs: theirs.slice(at.theirs, there.from),
    });
    add({ base: [], mine: mine.slice(here.from, here.to), theirs: theirs.slice(there.from, there.to) });
    at = { base: place, mine: here.to, theirs: there.to };
  }
  return joinBelonging(parts);
}

function regionsOf(part: Part, effort: Effort): readonly Region[] {
  const texts = { base: textIn(part, 'base'), mine: textIn(part, 'mine'), theirs: textIn(part, 'theirs') };
  const closing = sharedBlankLines(texts);
  const without = (text: string) => text.slice(0, text.length - closing.length);
  const core = { base: without(texts.base), mine: without(texts.mine), theirs: without(texts.theirs) };
  const blank: readonly Region[] =
    closing === '' ? [] : [plainRegion({ base: closing, mine: closing, theirs: closing })];
  return [decided(plainRegion(core), part, effort), ...blank];
}

/** The blank lines that all versions end with, the line end of what stands before them left out. */
function sharedBlankLines({ base, mine, theirs }: Texts): string {
  const all = [base, mine, theirs].map((text) => blankLinesAfter(text.slice(-200)));
  return all.every((lines) => lines === all[0]) ? all[0]! : '';
}

function decided(region: Region, part: Part, effort: Effort): Region {
  if (region.kind === 'mine' || region.kind === 'theirs') {
    const prose = [...part.base, ...part.mine, ...part.theirs].every(isProse);
    const reworded = part[region.kind].length > 0 && part.base.length > 0;
    if (prose && reworded) return region;
    const { base, mine, theirs } = region;
    return { kind: 'conflict', base, mine, theirs, text: null, conflict: 'reworded' };
  }
  if (region.conflict !== 'reworded' || region.mine.length + region.theirs.length > LONGEST_COMBINED)
    return region;
  return withSuggestion(region, combined(region, part, effort));
}

const isProse = ({ kind }: Unit): boolean => kind !== 'row' && kind !== 'code';

/** Both sides' words of a part together, to be offered for it. */
function combined(region: Region, part: Part, effort: Effort): string | undefined {
  if (![...part.base, ...part.mine, ...part.theirs].every(isProse)) return undefined;
  const passage = (version: keyof Texts) => {
    const lines = splitLines(region[version]);
    return passageOf(
      lines,
      lines.map(() => ''),
    );
  };
  const found = refine({ base: passage('base'), mine: passage('mine'), theirs: passage('theirs') }, effort);
  return found.length === 1 ? (found[0]!.text ?? found[0]!.suggestion) : undefined;
}
