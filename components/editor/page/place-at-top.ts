import type { TextPlace } from '@/components/editor/text/markdown-editor';

/**
 * What of a text stands at the top of the region that it scrolls in, or `null` where that is its beginning or cannot be told.
 *
 * @param text has the text in one text node for each of its children.
 */
export function placeAtTop(region: HTMLElement, text: Element): TextPlace | null {
  if (region.scrollTop === 0 || !('caretPositionFromPoint' in document)) return null;
  const { top } = region.getBoundingClientRect();
  const { left } = (text.firstElementChild ?? text).getBoundingClientRect();
  const caret = document.caretPositionFromPoint(left + 1, top + 1);
  const block = caret?.offsetNode.parentElement;
  if (!caret || block?.parentElement !== text) return null;
  const before = [...text.children].slice(0, [...text.children].indexOf(block));
  const until =
    before.map(({ textContent }) => textContent).join('') +
    (caret.offsetNode.textContent ?? '').slice(0, caret.offset);
  const lines = until.split('\n');
  const row = caret.getClientRect()?.top ?? top;
  return { line: lines.length, column: lines.at(-1)?.length ?? 0, below: row - top };
}
