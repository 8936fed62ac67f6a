import type { Change } from './change.ts';
import { slideChanges } from './slide-changes.ts';

/**
 * Changes, without lines that went past nothing but blank ones. By the fewest edits a paragraph that got a blank line more
 * above it and one less below may have moved, since the more lines stay that way; what moved is the blank lines, and
 * whoever put that paragraph elsewhere meanwhile disagrees with nobody.
 *
 * @param a @param b what lines are compared by: a blank one is white space.
 */
export function pastBlankLines(
  a: readonly string[],
  b: readonly string[],
  changes: readonly Change[],
): readonly Change[] {
  const found: Change[] = [];
  let some = false;
  for (let i = 0; i < changes.length; i++) {
    const [first, second] = [changes[i]!, changes[i + 1]];
    const instead = second && blanksMoved(a, b, first, second);
    if (instead) {
      found.push(...instead);
      some = true;
      i++;
    } else found.push(first);
  }
  return some ? slideChanges(a, b, found) : changes;
}

const isBlank = (line: string): boolean => line.trim() === '';

/** Two changes that move lines past blank ones, as the blank ones moved past those; `null` for any others. */
function blanksMoved(
  a: readonly string[],
  b: readonly string[],
  first: Change,
  second: Change,
): readonly [Change, Change] | null {
  const between = a.slice(first.aEnd, second.aStart);
  if (!between.every(isBlank)) return null;
  const { aStart, aEnd, bStart, bEnd } = first;
  if (bStart === bEnd && second.aStart === second.aEnd) {
    if (!areSame(a.slice(aStart, aEnd), b.slice(second.bStart, second.bEnd))) return null;
    return [
      { aStart, aEnd: aStart, bStart, bEnd: second.bStart },
      { aStart: aEnd, aEnd: second.aStart, bStart: second.bEnd, bEnd: second.bEnd },
    ];
  }
  if (aStart === aEnd && second.bStart === second.bEnd) {
    if (!areSame(a.slice(second.aStart, second.aEnd), b.slice(bStart, bEnd))) return null;
    return [
      { aStart, aEnd: second.aStart, bStart, bEnd: bStart },
      { aStart: second.aEnd, aEnd: second.aEnd, bStart: bEnd, bEnd: second.bStart },
    ];
  }
  return null;
}

/** Whether lines are the same and say something. */
function areSame(some: readonly string[], others: readonly string[]): boolean {
  return (
    some.length === others.length && some.every((line, at) => line === others[at]) && !some.every(isBlank)
  );
}
