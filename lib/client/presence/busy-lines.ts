import type { ChangedLines } from '@/lib/documents/content/changed-lines';
import type { LineRange } from '@/lib/documents/content/line-range';
import type { PersonHere } from './people-here';

/** Lines of this tab's text that somebody else is changing and has not saved, counted from 1. */
export interface BusyLines {
  readonly person: PersonHere;
  readonly lines: readonly LineRange[];
}

/**
 * Where in this tab's text others hold unsaved edits. They tell it in lines of the version that all started from; a line
 * that was changed here since stands for all that took its place.
 *
 * @param unsaved what leads from the text of this tab back to that version.
 */
export function busyLines({ changes }: ChangedLines, people: readonly PersonHere[]): readonly BusyLines[] {
  const here = (line: number): LineRange => {
    let moved = 0;
    for (const { aStart, aEnd, bStart, bEnd } of changes) {
      if (line <= bStart) break;
      if (line <= bEnd) return [aStart + 1, Math.max(aStart + 1, aEnd)];
      moved = aEnd - bEnd;
    }
    return [line + moved, line + moved];
  };
  return people
    .filter(({ lines }) => lines.length > 0)
    .map((person) => ({
      person,
      lines: person.lines.map(([from, to]): LineRange => [here(from)[0], here(to)[1]]),
    }));
}
