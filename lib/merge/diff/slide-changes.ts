import type { Change } from './change.ts';

/**
 * Moves each pure insertion or deletion, where equal items leave a choice, to where it reads best and to the same
 * position for either side of a merge: onto a neighbouring change if it can reach one, else as far down as it goes.
 */
export function slideChanges(
  a: readonly string[],
  b: readonly string[],
  changes: readonly Change[],
): readonly Change[] {
  const done: Change[] = [];
  const waiting = changes.toReversed();
  for (let change = waiting.pop(); change; change = waiting.pop()) {
    const before = done.at(-1);
    const after = waiting.at(-1);
    if (before && before.aEnd === change.aStart && before.bEnd === change.bStart) {
      done.pop();
      waiting.push({ ...change, aStart: before.aStart, bStart: before.bStart });
      continue;
    }
    if (!isPure(change)) {
      done.push(change);
      continue;
    }
    const down = slideDown(a, b, change, after ? after.aStart : a.length);
    if (after && down.aEnd === after.aStart && down.bEnd === after.bStart) {
      waiting.pop();
      waiting.push({ ...after, aStart: down.aStart, bStart: down.bStart });
      continue;
    }
    const up = before && slideUp(a, b, change, before.aEnd);
    if (before && up && up.aStart === before.aEnd && up.bStart === before.bEnd) {
      done.pop();
      waiting.push({ ...up, aStart: before.aStart, bStart: before.bStart });
      continue;
    }
    done.push(down);
  }
  return done;
}

const isPure = (change: Change): boolean => change.aStart === change.aEnd || change.bStart === change.bEnd;

/** The sequence that has the items of a pure change, and where they are in it. */
function itemsOf(a: readonly string[], b: readonly string[], change: Change) {
  return change.aStart === change.aEnd
    ? { of: b, start: change.bStart, end: change.bEnd }
    : { of: a, start: change.aStart, end: change.aEnd };
}

const moved = (change: Change, by: number): Change => ({
  aStart: change.aStart + by,
  aEnd: change.aEnd + by,
  bStart: change.bStart + by,
  bEnd: change.bEnd + by,
});

function slideDown(a: readonly string[], b: readonly string[], change: Change, limit: number): Change {
  const { of, start, end } = itemsOf(a, b, change);
  let by = 0;
  while (change.aEnd + by < limit && of[start + by] === of[end + by]) by++;
  return moved(change, by);
}

const slideUp = (a: readonly string[], b: readonly string[], change: Change, limit: number): Change =>
  moved(change, -roomAbove(a, b, change, limit));

/** How much further up in `a` an insertion or deletion may stand as well, at most up to `limit`; 0 for a replacement. */
export function roomAbove(a: readonly string[], b: readonly string[], change: Change, limit: number): number {
  if (!isPure(change)) return 0;
  const { of, start, end } = itemsOf(a, b, change);
  let by = 0;
  while (change.aStart - by > limit && of[start - 1 - by] === of[end - 1 - by]) by++;
  return by;
}
