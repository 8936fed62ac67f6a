import { diffSequences } from './diff-sequences';
import { effortOf } from './effort';
import type { Merge, Region } from './region';
import type { Choice, Resolution } from './resolution';

/** A text typed by hand for a place that is no longer the same. */
export interface Displaced {
  /** Index of the region in the earlier merge. */
  readonly before: number;
  /** Index of the region in the later merge that now stands there: the text may be offered for it. */
  readonly near: number;
  readonly text: string;
}

export interface CarriedOver {
  readonly resolution: Resolution;
  /** Regions of the later merge that are not unchanged and were not there, in all three texts, before. */
  readonly fresh: readonly number[];
  readonly displaced: readonly Displaced[];
}

/**
 * Takes choices from a merge to the one that follows when the other side saved again. A choice applies only to a
 * region with the same three texts in the same order among its neighbours; a text typed by hand that no longer has
 * such a region is handed back as displaced.
 */
export function carryOver(before: Merge, resolution: Resolution, after: Merge): CarriedOver {
  const partner = partners(before.regions, after.regions);
  const carried: (Choice | null)[] = after.regions.map(() => null);
  const displaced: Displaced[] = [];
  const known = new Set<number>();
  let near = 0;
  for (const [index] of before.regions.entries()) {
    const to = partner[index]!;
    const choice = resolution[index] ?? null;
    if (to >= 0) {
      near = to;
      known.add(to);
      carried[to] = choice;
    } else if (choice?.take === 'edited') {
      displaced.push({
        before: index,
        near: Math.min(near + 1, Math.max(0, after.regions.length - 1)),
        text: choice.text,
      });
    }
  }
  const fresh = after.regions.flatMap((region, index) =>
    region.kind === 'unchanged' || known.has(index) ? [] : [index],
  );
  return { resolution: carried, fresh, displaced };
}

function partners(before: readonly Region[], after: readonly Region[]): Int32Array {
  const keys = (regions: readonly Region[]) =>
    regions.map(({ kind, base, mine, theirs }) =>
      kind === 'unchanged' ? 'unchanged' : JSON.stringify([kind, base, mine, theirs]),
    );
  const to = new Int32Array(before.length).fill(-1);
  let a = 0;
  let b = 0;
  const changes = diffSequences(keys(before), keys(after), effortOf());
  for (const change of [
    ...changes,
    { aStart: before.length, aEnd: before.length, bStart: after.length, bEnd: after.length },
  ]) {
    while (a < change.aStart) to[a++] = b++;
    a = change.aEnd;
    b = change.bEnd;
  }
  return to;
}
