import { changedLines } from '@/lib/documents/changed-lines';
import type { LineRange } from '@/lib/documents/line-range';
import { lineChanges } from '@/lib/merge/line-changes';
import { splitLines } from '@/lib/merge/lines';
import type { PersonHere } from './people-here';

/** Someone's unsaved edits that touch lines changed here too. */
export interface NearbyEdit {
  readonly person: PersonHere;
  /** The first such line in the text of this tab, counted from 1. */
  readonly line: number;
}

/**
 * The lines of the saved text that edits touch, counted from 1; where edits only add, the line that they push down.
 * People who started from the same version can compare them, whatever each has typed since.
 */
export function linesTouched(saved: string, text: string): readonly LineRange[] {
  return changedLines(text, saved);
}

/**
 * Who is changing lines that are changed in this tab too, each with the first of them.
 *
 * @param saved the version that this tab and, as far as is known, the others started from.
 */
export function nearbyEdits(
  saved: string,
  text: string,
  people: readonly PersonHere[],
): readonly NearbyEdit[] {
  const busy = people.filter(({ lines }) => lines.length > 0);
  if (busy.length === 0 || saved === text) return [];
  const last = Math.max(1, splitLines(saved).length);
  // In the direction of `linesTouched`, so that two people find the same places.
  const changes = lineChanges(text, saved).map(({ aStart, aEnd, bStart, bEnd }) => {
    const from = Math.min(bStart + 1, last);
    return { at: aStart + 1, end: Math.max(aStart + 1, aEnd), from, to: Math.max(from, bEnd) };
  });
  return busy.flatMap((person) => {
    for (const { at, end, from, to } of changes) {
      const met = person.lines.find(([first, final]) => first <= to && final >= from);
      if (met) return [{ person, line: Math.min(end, at + Math.max(0, met[0] - from)) }];
    }
    return [];
  });
}
