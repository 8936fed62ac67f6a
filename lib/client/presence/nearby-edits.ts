import { type ChangedLines, seenIn } from '@/lib/documents/content/changed-lines';
import type { PersonHere } from './people-here';

/** Someone's unsaved edits that touch lines changed here too. */
export interface NearbyEdit {
  readonly person: PersonHere;
  /** The first such line in the text of this tab, counted from 1. */
  readonly line: number;
}

/**
 * Who is changing lines that are changed in this tab too, each with the first of them. People count in the lines of the
 * version that all started from, whatever each has typed since, so that two of them find the same places.
 *
 * @param unsaved what leads from the text of this tab back to that version.
 */
export function nearbyEdits(unsaved: ChangedLines, people: readonly PersonHere[]): readonly NearbyEdit[] {
  return people.flatMap((person) => {
    for (const change of unsaved.changes) {
      const [from, to] = seenIn(unsaved, change);
      const met = person.lines.find(([first, final]) => first <= to && final >= from);
      if (!met) continue;
      const line = change.aStart + 1 + Math.max(0, met[0] - from);
      return [{ person, line: Math.min(Math.max(change.aStart + 1, change.aEnd), line) }];
    }
    return [];
  });
}
