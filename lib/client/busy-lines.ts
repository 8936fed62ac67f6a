import type { LineRange } from '@/lib/documents/line-range';
import { lineChanges } from '@/lib/merge/line-changes';
import type { PersonHere } from './people-here';

/** Lines of this tab's text that somebody else is changing and has not saved, counted from 1. */
export interface BusyLines {
  readonly person: PersonHere;
  readonly lines: readonly LineRange[];
}

/**
 * Where in `text` others hold unsaved edits. They tell it in lines of the version that all started from, `saved`; a line
 * that was changed here since stands for all that took its place.
 */
export function busyLines(saved: string, text: string, people: readonly PersonHere[]): readonly BusyLines[] {
  const busy = people.filter(({ lines }) => lines.length > 0);
  if (busy.length === 0) return [];
  const changes = saved === text ? [] : lineChanges(saved, text);
  const here = (line: number): LineRange => {
    let moved = 0;
    for (const { aStart, aEnd, bStart, bEnd } of changes) {
      if (line <= aStart) break;
      if (line <= aEnd) return [bStart + 1, Math.max(bStart + 1, bEnd)];
      moved = bEnd - aEnd;
    }
    return [line + moved, line + moved];
  };
  return busy.map((person) => ({
    person,
    lines: person.lines.map(([from, to]): LineRange => [here(from)[0], here(to)[1]]),
  }));
}
