import { diffArrays } from 'diff';
import type { Change } from './change.ts';
import type { Effort } from './effort.ts';
import { slideChanges } from './slide-changes.ts';

/** Longest edit that a single search may look for: beyond it the work grows with the square and the result no longer reads. */
const MAX_EDIT_LENGTH = 1000;

/** Items from which on unique ones in common are looked for first, if there is at least one for so many items. */
const LARGE = 2000;
const ANCHOR_EVERY = 8;

/**
 * What turns `a` into `b`, in order, as few and as small changes as `effort` allows; without effort the differing
 * middle is one change. Linear where the texts agree, or where they have unique items in common.
 */
export function diffSequences(a: readonly string[], b: readonly string[], effort: Effort): readonly Change[] {
  const limit = Math.min(a.length, b.length);
  let head = 0;
  while (head < limit && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < limit - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const numbers = new Map<string, number>();
  const number = (item: string): number => {
    const known = numbers.get(item);
    if (known !== undefined) return known;
    numbers.set(item, numbers.size);
    return numbers.size - 1;
  };
  const middleOfA = a.slice(head, a.length - tail).map(number);
  const middleOfB = b.slice(head, b.length - tail).map(number);
  const kept = new Int32Array(middleOfA.length).fill(-1);
  match(
    { a: middleOfA, b: middleOfB, kept, effort },
    { aStart: 0, aEnd: middleOfA.length, bStart: 0, bEnd: middleOfB.length },
  );
  return slideChanges(a, b, changesOf(kept, middleOfB.length, head));
}

interface Search {
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** For each item of `a` the index of its equal in `b`, or -1. */
  readonly kept: Int32Array;
  readonly effort: Effort;
}

function match(search: Search, range: Change): void {
  const { kept } = search;
  const pending: Change[] = [range];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const common = itemsInCommon(search, next);
    const { gap } = common;
    const items = Math.min(common.a.length, common.b.length);
    if (items === 0) continue;
    const large = common.a.length + common.b.length > LARGE;
    let unique = large ? uniqueAnchors(search, gap) : null;
    if (!unique || unique.anchors.length * ANCHOR_EVERY < items) {
      // Unique items in another order cannot all be kept: often that alone makes the edit too long to search for.
      const most = unique ? unique.anchors.length + items - unique.found : items;
      const shortest = common.a.length + common.b.length - 2 * most;
      if (shortest <= MAX_EDIT_LENGTH && searchExactly(search, common)) continue;
      unique ??= uniqueAnchors(search, gap);
    }
    const { anchors } = unique;
    if (anchors.length === 0) {
      search.effort.exhausted = true;
      continue;
    }
    let { aStart, bStart } = gap;
    const { aEnd, bEnd } = gap;
    for (const anchor of anchors) {
      pending.push({ aStart, aEnd: anchor.a, bStart, bEnd: anchor.b });
      kept[anchor.a] = anchor.b;
      aStart = anchor.a + 1;
      bStart = anchor.b + 1;
    }
    pending.push({ aStart, aEnd, bStart, bEnd });
  }
}

/** Indices of items that both sequences have in a gap. */
interface Common {
  readonly gap: Change;
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/**
 * The items of a range that the other side has as well, but for those that begin or end both and are matched at once:
 * only these can match, and many a hard case is an easy one without the rest.
 */
function itemsInCommon({ a, b, kept }: Search, range: Change): Common {
  const inA = new Set<number>();
  const inB = new Set<number>();
  for (let i = range.aStart; i < range.aEnd; i++) inA.add(a[i]!);
  for (let i = range.bStart; i < range.bEnd; i++) inB.add(b[i]!);
  const ofA: number[] = [];
  const ofB: number[] = [];
  for (let i = range.aStart; i < range.aEnd; i++) if (inB.has(a[i]!)) ofA.push(i);
  for (let i = range.bStart; i < range.bEnd; i++) if (inA.has(b[i]!)) ofB.push(i);
  let { aStart, aEnd, bStart, bEnd } = range;
  let head = 0;
  let tailOfA = ofA.length;
  let tailOfB = ofB.length;
  for (; head < Math.min(tailOfA, tailOfB) && a[ofA[head]!] === b[ofB[head]!]; head++) {
    aStart = ofA[head]!;
    bStart = ofB[head]!;
    kept[aStart++] = bStart++;
  }
  while (Math.min(tailOfA, tailOfB) > head && a[ofA[tailOfA - 1]!] === b[ofB[tailOfB - 1]!]) {
    aEnd = ofA[--tailOfA]!;
    bEnd = ofB[--tailOfB]!;
    kept[aEnd] = bEnd;
  }
  return {
    gap: { aStart, aEnd, bStart, bEnd },
    a: ofA.slice(head, tailOfA),
    b: ofB.slice(head, tailOfB),
  };
}

/** Matches by the shortest edit, if that is within reach; says whether it was. */
function searchExactly({ a, b, kept, effort }: Search, common: Common): boolean {
  const maxEditLength = Math.min(MAX_EDIT_LENGTH, Math.floor(Math.sqrt(2 * Math.max(0, effort.left))));
  const parts = diffArrays(
    common.a.map((i) => a[i]!),
    common.b.map((i) => b[i]!),
    { maxEditLength },
  );
  if (!parts) {
    effort.left -= maxEditLength ** 2 / 2;
    return false;
  }
  let editLength = 0;
  let x = 0;
  let y = 0;
  for (const part of parts) {
    if (part.removed) x += part.count;
    else if (part.added) y += part.count;
    else for (let i = 0; i < part.count; i++) kept[common.a[x++]!] = common.b[y++]!;
    if (part.removed || part.added) editLength += part.count;
  }
  effort.left -= editLength ** 2 / 2;
  return true;
}

/** An item found exactly once on either side. */
interface Anchor {
  readonly a: number;
  readonly b: number;
}

/** The longest series of such items that is in the same order on both sides, and how many there are in any order. */
function uniqueAnchors(
  search: Search,
  gap: Change,
): { readonly anchors: readonly Anchor[]; readonly found: number } {
  const { a, b } = search;
  const once = new Map<number, { a: number; b: number; countA: number; countB: number }>();
  for (let i = gap.aStart; i < gap.aEnd; i++) {
    const seen = once.get(a[i]!);
    if (seen) seen.countA++;
    else once.set(a[i]!, { a: i, b: -1, countA: 1, countB: 0 });
  }
  for (let i = gap.bStart; i < gap.bEnd; i++) {
    const seen = once.get(b[i]!);
    if (!seen) continue;
    seen.b = i;
    seen.countB++;
  }
  const pairs = [...once.values()].filter((pair) => pair.countA === 1 && pair.countB === 1);
  // Patience sorting: `tops[n]` ends the best series of length n + 1.
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [index, pair] of pairs.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tops[middle]!]!.b < pair.b) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = tops[low - 1]!;
    tops[low] = index;
  }
  const series: Anchor[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]!) series.push(pairs[index]!);
  return { anchors: series.reverse(), found: pairs.length };
}

function changesOf(kept: Int32Array, lengthOfB: number, offset: number): Change[] {
  const changes: Change[] = [];
  let aStart = 0;
  let bStart = 0;
  for (let i = 0; i <= kept.length; i++) {
    const j = i < kept.length ? kept[i]! : lengthOfB;
    if (j < 0) continue;
    if (i > aStart || j > bStart)
      changes.push({ aStart: aStart + offset, aEnd: i + offset, bStart: bStart + offset, bEnd: j + offset });
    aStart = i + 1;
    bStart = j + 1;
  }
  return changes;
}
