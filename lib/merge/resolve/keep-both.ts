import { LIST_MARKER } from '../text/list-item.ts';
import { isSetSolid } from '../text/scripts.ts';

/**
 * Two texts one after the other, of which every word stays a word: where neither a line end nor a space keeps them
 * apart, a line end does if they are lines, else a space.
 *
 * @param paragraph a line end, where both texts are whole paragraphs: a blank line then keeps them two.
 */
export function keepBoth(first: string, second: string, paragraph?: string): string {
  if (first === '' || second === '') return first + second;
  if (paragraph !== undefined && !goTogether(first, second)) return apart(first, second, paragraph);
  if (/\s$/.test(first) || /^\s/.test(second)) return first + second;
  const lines = `${first}${second}`;
  if (lines.includes('\n')) return first + (lines.includes('\r\n') ? '\r\n' : '\n') + second;
  return first + (isSetSolid(first.at(-1) ?? '') && isSetSolid(second[0] ?? '') ? '' : ' ') + second;
}

/** CommonMark §4.8: without a blank line between them, two paragraphs are one. */
function apart(first: string, second: string, lineEnd: string): string {
  if (/\n[ \t]*\r?\n$/.test(first) || /^[ \t]*\r?\n/.test(second)) return first + second;
  return `${first}${first.endsWith('\n') ? '' : lineEnd}${lineEnd}${second}`;
}

const LIST_ITEM = new RegExp(`^[ \\t]*${LIST_MARKER}[ \\t]`);
const TABLE_ROW = /^[ \t]*\|/;

/** Items of one list, or rows of one table, where a blank line would make it two or loosen it. */
function goTogether(first: string, second: string): boolean {
  const before = first.trimEnd();
  const last = before.slice(before.lastIndexOf('\n') + 1);
  return [LIST_ITEM, TABLE_ROW].some((kind) => kind.test(last) && kind.test(second));
}
