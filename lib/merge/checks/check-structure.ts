import { effortOf } from '../diff/effort.ts';
import { isMerged } from '../regions/is-merged.ts';
import type { Region } from '../regions/region.ts';
import { type Break, breaksOf, type Version } from '../structure/breaks.ts';
import { withSections } from '../structure/data-keys.ts';
import { mapLines, type RegionLines, regionLines, regionsOfLines } from '../structure/line-map.ts';
import { NONE, outlinesOf } from '../structure/outline.ts';
import { withoutQuiet } from '../structure/quiet.ts';
import { inJointConflicts } from './joint-conflicts.ts';

/** Steps for finding which line of a reworded region is which. */
const STEPS = 200_000;

/**
 * Makes sure that what holds a text together comes out as the sides have it: which lines are code, a comment or a row of
 * how many cells, what opens and closes a frame, what a list item is part of, what is indented under what. Line by line
 * such edits fit, and together they say something else: fences that cross make prose of code. What led to it is turned
 * into a conflict.
 */
export function checkStructure(regions: readonly Region[]): readonly Region[] {
  // Where only one side changed anything, the result is that side's text.
  if (['mine', 'theirs'].some((side) => regions.every(({ kind }) => kind === 'unchanged' || kind === side)))
    return regions;
  // And where all is left to a person there is nothing to take back.
  if (!regions.some(isMerged)) return regions;
  const texts = regions.map((region) => {
    const { kind, base, mine, theirs, text } = region;
    if (kind !== 'unchanged') return { base, mine, theirs, text };
    const short = withoutQuiet(base);
    return { base: short, mine: short, theirs: short, text: short };
  });
  const [base, mine, theirs] = (['base', 'mine', 'theirs'] as const).map((side) =>
    regionLines(texts.map((one) => one[side])),
  ) as [RegionLines, RegionLines, RegionLines];
  // While a conflict is open either text of it may come to stand there.
  const open = regions.some(({ kind }) => kind === 'conflict');
  const results = (open ? (['mine', 'theirs'] as const) : (['mine'] as const)).map((choice) =>
    regionLines(texts.map((one) => one.text ?? one[choice])),
  );
  const [baseOutline, mineOutline, theirOutline, ...outlines] = outlinesOf([
    base,
    mine,
    theirs,
    ...results,
  ]).map(withSections);
  const effort = effortOf(STEPS);
  const wrong = results.map((result, choice) => {
    const version = (side: RegionLines, outline: Version['outline']): Version => {
      const lineOf = mapLines(result, side, effort);
      return { outline, lineOf, back: inverse(lineOf, side.lines.length) };
    };
    const versions = {
      base: version(base, baseOutline!),
      mine: version(mine, mineOutline!),
      theirs: version(theirs, theirOutline!),
    };
    const regionOf = regionsOfLines(result);
    const sourcesOf = {
      mine: [versions.mine],
      theirs: [versions.theirs],
      same: [versions.mine, versions.theirs],
      combined: [versions.mine, versions.theirs],
      unchanged: [],
      conflict: [],
    } satisfies Record<Region['kind'], readonly Version[]>;
    const chosen = open ? [versions.mine, versions.theirs][choice]! : null;
    const source = (line: number) => sourcesOf[regions[regionOf[line]!]!.kind];
    const cause = causeFinder(regions, regionOf);
    const breaks = breaksOf(outlines[choice]!, versions, source, chosen);
    if (breaks.length === 0) return new Map<string, readonly number[]>();
    const pairs = [...pairsOf(mine, mineOutline!), ...pairsOf(theirs, theirOutline!)];
    const causes = byKey(breaks.map(cause).filter((set) => set.length > 0));
    return byKey([...causes.values()].map((set) => withWholePairs(set, pairs, regions)));
  });
  // What only one choice for a conflict leads to is decided with that choice.
  const always = [...wrong[0]!].filter(([key]) => wrong.every((of) => of.has(key)));
  return inJointConflicts(
    regions,
    always.map(([, set]) => set),
    'structure',
  );
}

/** Each set once, by its members. */
const byKey = (sets: readonly (readonly number[])[]): ReadonlyMap<string, readonly number[]> =>
  new Map(sets.map((set) => [set.join(' '), set]));

function inverse(map: Int32Array, length: number): Int32Array {
  const back = new Int32Array(length).fill(NONE);
  for (let i = 0; i < map.length; i++) if (map[i]! >= 0) back[map[i]!] = i;
  return back;
}

/** Finds the regions that led to what is wrong: those that brought one of the lines, or else what was changed next above. */
function causeFinder(regions: readonly Region[], regionOf: Int32Array) {
  const changed = (region: number): boolean => region >= 0 && isMerged(regions[region]!);
  let last = regions.findIndex(({ kind }) => kind !== 'unchanged');
  const above = regions.map(({ kind }, index) => {
    if (kind !== 'unchanged') last = index;
    return last;
  });
  return (lines: Break): readonly number[] => {
    const own = lines.map((line) => regionOf[line]!);
    const found = [...new Set(own)].filter(changed).sort((a, b) => a - b);
    if (found.length > 0) return found;
    return [above[Math.min(...own)]!].filter(changed);
  };
}

type Pair = readonly [opening: number, closing: number];

/** The regions in which a side's frames begin and end, where those are not the same. */
function pairsOf(side: RegionLines, { partners }: Version['outline']): readonly Pair[] {
  const regionOf = regionsOfLines(side);
  const found: Pair[] = [];
  for (let line = 0; line < partners.length; line++) {
    const [opening, closing] = [regionOf[line]!, regionOf[partners[line]!]!];
    if (partners[line]! > line && opening !== closing) found.push([opening, closing]);
  }
  return found;
}

/** A set with the other end of each frame that it has one end of, so that no choice for it leaves half a frame. */
function withWholePairs(
  set: readonly number[],
  pairs: readonly Pair[],
  regions: readonly Region[],
): readonly number[] {
  const found = new Set(set);
  let [first, last] = [Math.min(...set), Math.max(...set)];
  for (const ends of pairs)
    if (ends.some((at) => at >= first && at <= last))
      for (const at of ends)
        if (regions[at]!.kind !== 'unchanged') {
          found.add(at);
          [first, last] = [Math.min(first, at), Math.max(last, at)];
        }
  return [...found].sort((a, b) => a - b);
}
