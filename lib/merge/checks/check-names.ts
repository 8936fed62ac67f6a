import { isMerged } from '../regions/is-merged.ts';
import type { Doubt, Region } from '../regions/region.ts';
import { regionLines, regionsOfLines } from '../structure/line-map.ts';
import { type Name, namesOf } from '../structure/names.ts';
import { outlinesOf } from '../structure/outline.ts';
import { splitLines } from '../text/lines.ts';
import { asConflict } from './as-conflict.ts';

/**
 * Makes sure that a name stands for one thing and for something. Each side may give the same key, heading, label or
 * anchor to something else, at another spot; or one takes away or renames what the other now refers to. The later of the
 * two, or what took the definition away, is turned into a conflict.
 */
export function checkNames(regions: readonly Region[]): readonly Region[] {
  if (!mayShareNames(regions)) return regions;
  const inputs = (['base', 'mine', 'theirs'] as const).map((side) => named(regions.map((one) => one[side])));
  // What a conflict has on either side may come to be defined.
  const result = named(regions.map((one) => one.text ?? `${one.mine}\n${one.theirs}\n`));
  const isChange = (region: number): boolean => !['unchanged', 'conflict'].includes(regions[region]!.kind);
  const isOpen = (region: number): boolean => regions[region]!.kind === 'conflict';
  const doubtful = new Map<number | undefined, Doubt>();
  for (const name of result.twice) {
    const places = result.once.get(name)!;
    if (inputs.every(({ twice }) => !twice.has(name)) && !places.some(isOpen))
      doubtful.set(places.findLast(isChange), 'named-twice');
  }
  for (const [name, uses] of result.uses) {
    if (result.targets.has(name)) continue;
    const dead = uses.filter((use) => !isOpen(use)).length;
    const before = inputs.map((input) => (input.targets.has(name) ? 0 : (input.uses.get(name)?.length ?? 0)));
    if (dead <= Math.max(...before)) continue;
    const places = inputs.flatMap(({ targets }) => targets.get(name) ?? []);
    if (places.length === 0) continue;
    doubtful.set(places.sort((a, b) => a - b).find(isChange) ?? uses.findLast(isChange), 'nameless');
  }
  return regions.map((region, index) => {
    const doubt = doubtful.get(index);
    return doubt ? asConflict(region, doubt) : region;
  });
}

/** The names in a text made of the texts of regions: for each the regions that have it. */
function named(texts: readonly string[]) {
  const text = regionLines(texts);
  const { once, targets, uses, twice } = namesOf(outlinesOf([text])[0]!);
  const regionOf = regionsOfLines(text);
  const byName = (names: readonly Name[]): ReadonlyMap<string, readonly number[]> => {
    const found = new Map<string, number[]>();
    for (const { name, line } of names) {
      const regions = found.get(name);
      if (regions) regions.push(regionOf[line]!);
      else found.set(name, [regionOf[line]!]);
    }
    return found;
  };
  return { once: byName(once), targets: byName(targets), uses: byName(uses), twice };
}

/** What a line looks like that gives a name to something: a heading, its underline, a label, an anchor, a key. */
const NAMING =
  /^\s{0,3}(?:#{1,6}\s|\[|\.\. _|(?:=+|-+)\s*$)|\{#|\s(?:id|name)=|^\s*(?:- +)*(?:export +)?["']?[\p{L}\p{N}_.$@/-]+["']?\s*(?::(?:\s|$)|=)/u;
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/;
const ANCHOR = /(?:\{#|\s(?:id|name)=["']?)([\w.:-]+)/;
const FIRST_WORD = /^[\s>#[\]"'._-]*(?:export +)?([\p{L}\p{N}_]*)/u;
const USING = /\]\(#|\[[^\]]{1,200}\](?!\()|<<|:ref:|href=["']?#/;

/** Marks between which nothing has a name. */
const HIDING = /```|~~~|<!--|<pre/;

/** What two such lines have in common where they name the same. */
const tellingOf = (line: string): string =>
  (ANCHOR.exec(line)?.[1] ?? FIRST_WORD.exec(line)![1]!).toLowerCase();

/** Whether it is worth a look: both sides wrote lines that may name the same, or one took away what may be named. */
function mayShareNames(regions: readonly Region[]): boolean {
  if (!regions.some(isMerged)) return false;
  const added = { mine: new Set<string>(), theirs: new Set<string>() };
  let [lost, uses] = [false, false];
  for (const [at, { kind, base, mine, theirs, text }] of regions.entries()) {
    if (kind === 'unchanged') continue;
    const next = firstLine(regions[at + 1]?.base ?? '');
    for (const [side, own] of [
      ['mine', mine],
      ['theirs', theirs],
    ] as const) {
      if (own === base) continue;
      uses ||= USING.test(own);
      for (const line of namingLines(own, next)) added[side].add(tellingOf(line));
    }
    lost ||=
      text !== null && [base, mine, theirs].some((of) => of !== text && namingLines(of, next).length > 0);
    lost ||= HIDING.test(mine + theirs);
    if (lost && uses) return true;
  }
  for (const name of added.mine) if (added.theirs.has(name)) return true;
  return false;
}

/** The lines of a text that give a name, an underlined heading included whose underline may be the line after the text. */
function namingLines(text: string, next: string): readonly string[] {
  const lines = splitLines(text);
  return lines.filter((line, i) => NAMING.test(line) || UNDERLINE.test(lines[i + 1] ?? next));
}

const firstLine = (text: string): string => text.slice(0, text.indexOf('\n') + 1 || undefined);
