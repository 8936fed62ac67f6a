import type { Change } from './change.ts';

/** A stretch of the base that one or both sides changed, with what stands for it on each side. */
export interface Hunk {
  readonly by: 'mine' | 'theirs' | 'both';
  readonly base: Span;
  readonly mine: Span;
  readonly theirs: Span;
}

/** Items `[start, end)` of a sequence. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Lays two sides' changes of one base over each other. Changes that overlap or merely touch become one hunk; between
 * two hunks at least one item is unchanged on both sides.
 */
export function hunksOf(mine: readonly Change[], theirs: readonly Change[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let m = 0;
  let t = 0;
  let shiftMine = 0;
  let shiftTheirs = 0;
  while (m < mine.length || t < theirs.length) {
    const start = Math.min(mine[m]?.aStart ?? Infinity, theirs[t]?.aStart ?? Infinity);
    const firstMine = m;
    const firstTheirs = t;
    let end = start;
    const mineStart = start + shiftMine;
    const theirsStart = start + shiftTheirs;
    for (;;) {
      const a = mine[m];
      const b = theirs[t];
      if (a && a.aStart <= end) {
        end = Math.max(end, a.aEnd);
        shiftMine = a.bEnd - a.aEnd;
        m++;
      } else if (b && b.aStart <= end) {
        end = Math.max(end, b.aEnd);
        shiftTheirs = b.bEnd - b.aEnd;
        t++;
      } else break;
    }
    hunks.push({
      by: m === firstMine ? 'theirs' : t === firstTheirs ? 'mine' : 'both',
      base: { start, end },
      mine: { start: mineStart, end: end + shiftMine },
      theirs: { start: theirsStart, end: end + shiftTheirs },
    });
  }
  return hunks;
}

/** Changes of a sequence of which those that a stretch of it has, and what is between them, are made one each. */
export function widen(changes: readonly Change[], stretches: readonly Span[]): readonly Change[] {
  const widened = [...changes];
  for (const { start, end } of stretches) {
    const from = firstUpTo(widened, start);
    let to = from;
    while (to < widened.length && widened[to]!.aStart <= end) to++;
    if (from === to) continue;
    const [first, last] = [widened[from]!, widened[to - 1]!];
    const aEnd = Math.max(end, last.aEnd);
    const one = { aStart: first.aStart, aEnd, bStart: first.bStart, bEnd: last.bEnd + aEnd - last.aEnd };
    widened.splice(from, to - from, one);
  }
  return widened;
}

/** Index of the first change that goes up to a position or beyond it. */
function firstUpTo(changes: readonly Change[], position: number): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.aEnd < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
