import { wordsOf } from '../text/words.ts';
import type { Change } from './change.ts';
import type { Span } from './hunks.ts';

/** How many lines below a heading or key are taken to be its own. */
const REACH = 12;

/** More lines than that are no copy of a few. */
const MOST_LINES = 40;

/**
 * Where a side's changes may be explained otherwise. Under `## R7` stood `State: planned`; now `State: shipped`, `## R8` and
 * `State: planned` stand there. By the fewest edits the old line went to R8, while most likely it was changed, and a copy
 * of it written below. So what the other side changed in such lines belongs to one of two places, and nobody can tell.
 *
 * @returns stretches of the base, each from such a change to the last that the other side changed in the lines below it.
 */
export function shiftedRuns(
  base: readonly string[],
  side: readonly string[],
  changes: readonly Change[],
  others: readonly Change[],
): readonly Span[] {
  const found: Span[] = [];
  let next = 0;
  for (const [i, { aStart, aEnd, bStart, bEnd }] of changes.entries()) {
    const limit = Math.min(changes[i + 1]?.aStart ?? base.length, aEnd + REACH);
    while (others[next] && others[next]!.aEnd < aEnd) next++;
    const touched: Change[] = [];
    for (let at = next; others[at] && others[at]!.aStart <= limit; at++)
      if (others[at]!.aStart >= aStart) touched.push(others[at]!);
    if (touched.length === 0) continue;
    const run = base.slice(aEnd, limit);
    const above = base.slice(Math.max(0, aStart - REACH), aStart);
    const put = ownerChanged(side.slice(bStart, bEnd), run, above);
    const taken = ownerChanged(base.slice(aStart, aEnd), run, above);
    if (put === null && taken === null) continue;
    const own = run.findIndex((line) => kindOf(line) === (put ?? taken));
    const end = own < 0 ? limit : aEnd + own;
    const within = touched.filter(
      (other) => other.aStart < end || (other.aStart === end && end === base.length),
    );
    if (within.length > 0)
      found.push({
        start: aStart,
        end: Math.max(aEnd, ...within.map((other) => Math.min(other.aEnd, limit))),
      });
  }
  return found;
}

/**
 * The kind of line that lines put in, or taken out, set above a run instead of one like it further up, if what they have
 * before that is like the run, one more of a kind of heading, and before it a copy of what stands below; or if they come
 * right below a heading and have before that as many short lines as the run has.
 */
function ownerChanged(
  lines: readonly string[],
  run: readonly string[],
  above: readonly string[],
): string | null {
  if (lines.length > MOST_LINES) return null;
  for (let at = lines.length - 1; at > 0; at--) {
    const kind = kindOf(lines[at]!);
    if (kind === null || !above.some((line) => kindOf(line) === kind)) continue;
    const before = lines.slice(0, at);
    if (before.some((line) => run.some((other) => kindOf(other) !== kind && areAlike(line, other))))
      return kind;
    const last = above.findLast((line) => line.trim() !== '');
    if (last !== undefined && kindOf(last) === kind && mayStandFor(before, run, kind)) return kind;
  }
  return null;
}

/** Lines with more words than that are known again wherever they stand. */
const FEW_WORDS = 6;

/** Whether lines may be all that a heading had below it, changed: as many short lines as the run has up to the next. */
function mayStandFor(lines: readonly string[], run: readonly string[], kind: string): boolean {
  const next = run.findIndex((line) => kindOf(line) === kind);
  const [own, old] = [lines, next < 0 ? run : run.slice(0, next)].map((of) =>
    of.filter((line) => line.trim() !== ''),
  ) as [string[], string[]];
  return (
    own.length > 0 &&
    own.length === old.length &&
    [...own, ...old].every((line) => wordsOf(line).length <= FEW_WORDS) &&
    own.every((line) => kindOf(line) !== kind)
  );
}

const KEY = /^([ \t]*(?:[-*+][ \t]+)?["'*_]*[\p{L}][\p{L}\p{N} _-]{0,30}["'*_]*)[:=]/u;

/** What a line that others stand below has in common with the next of its kind. */
function kindOf(line: string): string | null {
  const content = line.trimEnd();
  if (content.trim() === '') return null;
  const heading = /^#{1,6}(?=\s)/.exec(content)?.[0];
  if (heading) return heading;
  const key = KEY.exec(content)?.[1];
  if (key) return `${key}:`;
  return /^[ \t]*(?:[-*+][ \t]+)?[^\s]*/.exec(content)![0];
}

/** Whether two lines begin alike and share half of their words, but are not the same. */
function areAlike(a: string, b: string): boolean {
  if (a.trim() === b.trim() || kindOf(a) === null || kindOf(a) !== kindOf(b)) return false;
  const [ofA, ofB] = [wordsOf(a), new Set(wordsOf(b))];
  const shared = ofA.filter((word) => ofB.has(word)).length;
  return shared * 2 >= Math.max(ofA.length, ofB.size);
}
