import { diffSequences } from '../diff/diff-sequences.ts';
import { effortOf } from '../diff/effort.ts';
import { joined } from '../regions/joined.ts';
import type { Merge, Region } from '../regions/region.ts';
import { carriedEdit } from './carried-edit.ts';
import type { Choice, Resolution } from './resolution.ts';

/** A text typed by hand for a region that the later merge no longer has. */
export interface Displaced {
  /** Index of the region in the earlier merge. */
  readonly before: number;
  /** Index of the region in the later merge that now stands about there: the text may be offered for it. */
  readonly near: number;
  readonly text: string;
}

/** What becomes of the choices for a merge in the one that follows it. */
export interface CarriedOver {
  readonly resolution: Resolution;
  /** Regions of the later merge that are not unchanged, and were not there or asked for no decision before. */
  readonly fresh: readonly number[];
  readonly displaced: readonly Displaced[];
  /** For each region of the earlier merge that was changed, or typed into, and that the later one has as well, its index. */
  readonly partners: ReadonlyMap<number, number>;
}

/**
 * Takes choices from a merge to the one that follows when the other side saved again. A choice applies only to a
 * region with the same three texts: at the same position where base and mine are as they were, else in the same order
 * among its neighbours. What was typed into text that nobody changed goes on where that text is still unchanged. A text
 * typed by hand that has no such region any more is handed back as displaced.
 */
export function carryOver(before: Merge, resolution: Resolution, after: Merge): CarriedOver {
  const partners = new Map(partnersOf(before.regions, after.regions));
  const carried: (Choice | null)[] = after.regions.map(() => null);
  const displaced: Displaced[] = [];
  const known = new Set<number>();
  const sameBase = joined(before.regions, 'base') === joined(after.regions, 'base');
  let baseAt = 0;
  for (const [index, region] of before.regions.entries()) {
    const choice = resolution[index] ?? null;
    const start = baseAt;
    baseAt += region.base.length;
    if (region.kind === 'unchanged' && choice?.take === 'edited' && !choice.unconfirmed && sameBase) {
      const edit = carriedEdit(region.base, choice.text, start, after.regions);
      if (edit !== null && carried[edit.to] === null) {
        carried[edit.to] = { take: 'edited', text: edit.text };
        if (after.regions[edit.to]!.base === region.base) partners.set(index, edit.to);
        continue;
      }
    }
    const to = partners.get(index);
    const twin = to === undefined ? undefined : after.regions[to];
    if (to === undefined || !twin) {
      if (choice?.take === 'edited' && !choice.unconfirmed)
        displaced.push({ before: index, near: indexAt(after, mineStart(before, index)), text: choice.text });
      continue;
    }
    if (choice?.take === 'suggestion' && twin.suggestion !== region.suggestion) continue;
    carried[to] = choice;
    // What merged by itself and is a conflict now has to be decided, though its texts are the same.
    if (twin.kind === region.kind || choice !== null) known.add(to);
  }
  const fresh = after.regions.flatMap((region, index) =>
    region.kind === 'unchanged' || known.has(index) ? [] : [index],
  );
  return { resolution: carried, fresh, displaced, partners };
}

const mineStart = ({ regions }: Merge, index: number): number =>
  regions.slice(0, index).reduce((length, region) => length + region.mine.length, 0);

/** The index of the region at a position in mine; a changed one rather than the unchanged text next to it. */
function indexAt({ regions }: Merge, position: number): number {
  let start = 0;
  for (const [index, { kind, mine }] of regions.entries()) {
    const end = start + mine.length;
    if (end > position || (kind !== 'unchanged' && end === position && start === position)) return index;
    start = end;
  }
  return Math.max(0, regions.length - 1);
}

function partnersOf(before: readonly Region[], after: readonly Region[]): ReadonlyMap<number, number> {
  const positionsStay =
    joined(before, 'base') === joined(after, 'base') && joined(before, 'mine') === joined(after, 'mine');
  const found = new Map<number, number>();
  const add = (from: number, to: number): void => {
    if (before[from]!.kind !== 'unchanged') found.set(from, to);
  };
  if (positionsStay) {
    const indexes = new Map(keysByPosition(after).map((key, index) => [key, index]));
    for (const [index, key] of keysByPosition(before).entries()) {
      const to = indexes.get(key);
      if (to !== undefined) add(index, to);
    }
    return found;
  }
  let [a, b] = [0, 0];
  const changes = diffSequences(before.map(keyOf), after.map(keyOf), effortOf());
  for (const { aStart, aEnd, bEnd } of changes) {
    while (a < aStart) add(a++, b++);
    [a, b] = [aEnd, bEnd];
  }
  while (a < before.length) add(a++, b++);
  return found;
}

const keyOf = ({ base, mine, theirs }: Region): string => JSON.stringify([base, mine, theirs]);

/** The texts of each region, with where it begins in base and mine. */
function keysByPosition(regions: readonly Region[]): readonly string[] {
  let [base, mine] = [0, 0];
  return regions.map((region) => {
    const key = `${base} ${mine} ${keyOf(region)}`;
    base += region.base.length;
    mine += region.mine.length;
    return key;
  });
}
