import { diffArrays } from 'diff';
import type { Effort } from './effort';
import { slideChanges } from './slide-changes';

/** Items `[aStart, aEnd)` of one sequence that `[bStart, bEnd)` of the other replaces; everything between changes is equal. */
export interface Change {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Longest edit that a single search may look for: beyond it the work grows with the square and the result no longer reads. */
const MAX_EDIT_LENGTH = 1500;

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
  const { a, b, kept } = search;
  const pending: Change[] = [range];
  for (let next = pending.pop(); next; next = pending.pop()) {
    let { aStart, aEnd, bStart, bEnd } = next;
    while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) kept[aStart++] = bStart++;
    while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) kept[--aEnd] = --bEnd;
    if (aStart === aEnd || bStart === bEnd) continue;
    const gap = { aStart, aEnd, bStart, bEnd };
    if (searchExactly(search, gap)) continue;
    const anchors = uniqueAnchors(search, gap);
    if (anchors.length === 0) {
      search.effort.exhausted = true;
      continue;
    }
    let from = { a: aStart, b: bStart };
    for (const anchor of anchors) {
      pending.push({ aStart: from.a, aEnd: anchor.a, bStart: from.b, bEnd: anchor.b });
      kept[anchor.a] = anchor.b;
      from = { a: anchor.a + 1, b: anchor.b + 1 };
    }
    pending.push({ aStart: from.a, aEnd, bStart: from.b, bEnd });
  }
}

/** The shortest edit, if it is within reach; says whether it was. */
function searchExactly({ a, b, kept, effort }: Search, { aStart, aEnd, bStart, bEnd }: Change): boolean {
  // Items that only one side has can never match: without them many hard cases become easy.
  const inA = new Set(a.slice(aStart, aEnd));
  const inB = new Set(b.slice(bStart, bEnd));
  const fromA: number[] = [];
  const fromB: number[] = [];
  for (let i = aStart; i < aEnd; i++) if (inB.has(a[i]!)) fromA.push(i);
  for (let i = bStart; i < bEnd; i++) if (inA.has(b[i]!)) fromB.push(i);
  if (fromA.length === 0) return true;
  const maxEditLength = Math.min(MAX_EDIT_LENGTH, Math.floor(Math.sqrt(2 * effort.left)));
  const parts = diffArrays(
    fromA.map((i) => a[i]!),
    fromB.map((i) => b[i]!),
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
    else for (let i = 0; i < part.count; i++) kept[fromA[x++]!] = fromB[y++]!;
    if (part.removed || part.added) editLength += part.count;
  }
  effort.left -= editLength ** 2 / 2;
  return true;
}

/** Items found exactly once on either side, the longest series of them that is in the same order on both. */
function uniqueAnchors(search: Search, gap: Change): readonly { readonly a: number; readonly b: number }[] {
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
  const series: { readonly a: number; readonly b: number }[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]!) series.push(pairs[index]!);
  return series.reverse();
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
