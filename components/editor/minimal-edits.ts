import { diffArrays } from 'diff';
import type { Edit } from './exact-text';

/** More edited lines than this, and one big edit serves as well: the cursor has nothing left to hold on to. */
const MAX_EDITED_LINES = 2_000;

/**
 * Few small edits that turn one text into the other (both with `\n` only), so that a cursor, a selection and the
 * scroll position in what stays the same stay where they are. Linear in the length plus quadratic in the number of
 * edited lines, which is bounded.
 */
export function minimalEdits(before: string, after: string): readonly Edit[] {
  if (before === after) return [];
  const parts = diffArrays(lines(before), lines(after), { maxEditLength: MAX_EDITED_LINES });
  if (!parts) return [trimmed(0, before, after)];
  const edits: Edit[] = [];
  let at = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]!;
    if (!part.added && !part.removed) {
      at += part.value.join('').length;
      continue;
    }
    const next = parts[index + 1];
    const pair = next && next.added !== part.added && next.removed !== part.removed ? next : undefined;
    if (pair) index += 1;
    const removed = (part.removed ? part : pair)?.value.join('') ?? '';
    const added = (part.added ? part : pair)?.value.join('') ?? '';
    edits.push(trimmed(at, removed, added));
    at += removed.length;
  }
  return edits;
}

function lines(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** One edit without the beginning and end that both texts share; never cuts a surrogate pair. */
function trimmed(at: number, before: string, after: string): Edit {
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
