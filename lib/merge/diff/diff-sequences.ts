import type { Change } from './change.ts';
import type { Effort } from './effort.ts';
import { shortestEdit } from './shortest-edit.ts';
import { slideChanges } from './slide-changes.ts';

/** Longest edit that a single search may look for: beyond it the work grows with the square and the result no longer reads. */
const MAX_EDIT_LENGTH = 1000;

/** Items from which on unique ones in common are looked for first, if there is at least one for so many items. */
const LARGE = 2000;
const ANCHOR_EVERY = 8;

/** How many times a stretch between unique items is searched for others that are unique within it. */
const MOST_LEVELS = 20;

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
  const [aEnd, bEnd] = [a.length - tail, b.length - tail];
  if (head === aEnd || head === bEnd)
    return head === aEnd && head === bEnd
      ? []
      : slideChanges(a, b, [{ aStart: head, aEnd, bStart: head, bEnd }]);
  const numbers = new Map<string, number>();
  const [ofA, ofB] = [numbered(a, head, aEnd, numbers), numbered(b, head, bEnd, numbers)];
  const kept = new Int32Array(ofA.length).fill(-1);
  const [inA, inB] = [counter(ofA, numbers.size), counter(ofB, numbers.size)];
  match({ a: ofA, b: ofB, inA, inB, kept, effort });
  return slideChanges(a, b, changesOf(kept, ofB.length, head));
}

/** Numbers for items, the same for equal ones. */
function numbered(
  items: readonly string[],
  start: number,
  end: number,
  numbers: Map<string, number>,
): Int32Array {
  const found = new Int32Array(end - start);
  for (let i = start; i < end; i++) {
    const item = items[i]!;
    let number = numbers.get(item);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(item, number);
    }
    found[i - start] = number;
  }
  return found;
}

/** Counts how many times each item comes in a stretch; good until it counts the next. */
function counter(items: Int32Array, kinds: number) {
  const counts = new Int32Array(kinds);
  let [from, to] = [0, 0];
  return (start: number, end: number): Int32Array => {
    for (let i = from; i < to; i++) counts[items[i]!] = 0;
    for (let i = start; i < end; i++) counts[items[i]!]!++;
    [from, to] = [start, end];
    return counts;
  };
}

interface Search {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly inA: (start: number, end: number) => Int32Array;
  readonly inB: (start: number, end: number) => Int32Array;
  /** For each item of `a` the index of its equal in `b`, or -1. */
  readonly kept: Int32Array;
  readonly effort: Effort;
}

function match(search: Search): void {
  const { a, b, kept, effort } = search;
  const pending = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length, level: 0 }];
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
    if (anchors.length === 0 || next.level === MOST_LEVELS) {
      effort.exhausted = true;
      continue;
    }
    const level = next.level + 1;
    let { aStart, bStart } = gap;
    const { aEnd, bEnd } = gap;
    for (const anchor of anchors) {
      pending.push({ aStart, aEnd: anchor.a, bStart, bEnd: anchor.b, level });
      kept[anchor.a] = anchor.b;
      aStart = anchor.a + 1;
      bStart = anchor.b + 1;
    }
    pending.push({ aStart, aEnd, bStart, bEnd, level });
  }
}

/** Indices of items that both sequences have in a gap. */
interface Common {
  readonly gap: Change;
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/**
 * The items of a range that the other side has as well, but for those that begin or end both and are matched at once:
 * only these can match, and many a hard case is an easy one without the rest.
 */
function itemsInCommon({ a, b, inA, inB, kept }: Search, range: Change): Common {
  let { aStart, aEnd, bStart, bEnd } = range;
  const ofA = indicesOf(a, aStart, aEnd, inB(bStart, bEnd));
  const ofB = indicesOf(b, bStart, bEnd, inA(aStart, aEnd));
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
    a: ofA.subarray(head, tailOfA),
    b: ofB.subarray(head, tailOfB),
  };
}

/** Indices of the items of a range that are counted elsewhere. */
function indicesOf(items: Int32Array, start: number, end: number, elsewhere: Int32Array): Int32Array {
  const found = new Int32Array(end - start);
  let count = 0;
  for (let i = start; i < end; i++) if (elsewhere[items[i]!]! > 0) found[count++] = i;
  return found.subarray(0, count);
}

/** Matches by the shortest edit, if that is within reach; says whether it was. */
function searchExactly({ a, b, kept, effort }: Search, common: Common): boolean {
  const runs = shortestEdit(
    common.a.map((i) => a[i]!),
    common.b.map((i) => b[i]!),
    MAX_EDIT_LENGTH,
    effort,
  );
  for (const run of runs ?? [])
    for (let i = 0; i < run.length; i++) kept[common.a[run.a + i]!] = common.b[run.b + i]!;
  return runs !== null;
}

/** An item found exactly once on either side. */
interface Anchor {
  readonly a: number;
  readonly b: number;
}

/** The longest series of such items that is in the same order on both sides, and how many there are in any order. */
function uniqueAnchors(
  { a, b, inA, inB }: Search,
  gap: Change,
): { readonly anchors: readonly Anchor[]; readonly found: number } {
  const [ofA, ofB] = [inA(gap.aStart, gap.aEnd), inB(gap.bStart, gap.bEnd)];
  const isUnique = (item: number): boolean => ofA[item] === 1 && ofB[item] === 1;
  const places = new Map<number, number>();
  for (let i = gap.bStart; i < gap.bEnd; i++) if (isUnique(b[i]!)) places.set(b[i]!, i);
  const pairs: Anchor[] = [];
  for (let i = gap.aStart; i < gap.aEnd; i++)
    if (isUnique(a[i]!)) pairs.push({ a: i, b: places.get(a[i]!)! });
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
