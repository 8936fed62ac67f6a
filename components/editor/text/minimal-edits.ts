import { differingLines } from '@/lib/merge/diff/differing-lines';
import { lineChanges } from '@/lib/merge/diff/line-changes';
import { splitLines } from '@/lib/merge/text/lines';
import { sharedEnd, sharedStart } from '@/lib/merge/text/shared-ends';
import type { TextEdit } from './exact-text';

/**
 * Few small edits that turn one text into the other (both with `\n` only), so that a cursor, a selection and the
 * scroll position in what stays the same stay where they are. Only the lines between the ends that both share are looked
 * at: a key's worth of change in a long text costs next to nothing.
 */
export function minimalEdits(before: string, after: string): readonly TextEdit[] {
  const { start, ofBefore, ofAfter } = differingLines(before, after);
  const from = splitLines(ofBefore);
  const to = splitLines(ofAfter);
  let line = 0;
  let at = start;
  return lineChanges(ofBefore, ofAfter).map(({ aStart, aEnd, bStart, bEnd }) => {
    for (; line < aStart; line += 1) at += from[line]!.length;
    return trimmed(at, from.slice(aStart, aEnd).join(''), to.slice(bStart, bEnd).join(''));
  });
}

/** One edit without the beginning and end that both texts share; never cuts a surrogate pair. */
function trimmed(at: number, before: string, after: string): TextEdit {
  const shortest = Math.min(before.length, after.length);
  let start = sharedStart(before, after, shortest);
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start -= start > 0 ? 1 : 0;
  let end = sharedEnd(before, after, shortest - start);
  if (end > 0 && isLowSurrogate(before, before.length - end)) end -= 1;
  return {
    from: at + start,
    to: at + before.length - end,
    insert: after.slice(start, after.length - end),
  };
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}
