import { minimalEdits } from '@/components/editor/text/minimal-edits';

/** Where a place in a text is after the text became another one: behind the same characters, as far as they are still there. */
export function movedCaret(before: string, after: string, at: number): number {
  let moved = at;
  for (const { from, to, insert } of minimalEdits(before, after)) {
    if (from >= at) break;
    moved += to <= at ? insert.length - (to - from) : Math.min(at - from, insert.length) - (at - from);
  }
  return moved;
}
