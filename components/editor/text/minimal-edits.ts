import { lineChanges } from '@/lib/merge/diff/line-changes';
import { splitLines } from '@/lib/merge/text/lines';
import type { TextEdit } from './exact-text';

/**
 * Few small edits that turn one text into the other (both with `\n` only), so that a cursor, a selection and the
 * scroll position in what stays the same stay where they are.
 */
export function minimalEdits(before: string, after: string): readonly TextEdit[] {
  const from = splitLines(before);
  const to = splitLines(after);
  let line = 0;
  let at = 0;
  return lineChanges(before, after).map(({ aStart, aEnd, bStart, bEnd }) => {
    for (; line < aStart; line += 1) at += from[line]!.length;
    return trimmed(at, from.slice(aStart, aEnd).join(''), to.slice(bStart, bEnd).join(''));
  });
}

/** One edit without the beginning and end that both texts share; never cuts a surrogate pair. */
function trimmed(at: number, before: string, after: string): TextEdit {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  if (isLowSurrogate(before, start) || isLowSurrogate(after, start)) start -= start > 0 ? 1 : 0;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
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
