import type { TextPlace } from '@/components/editor/text/markdown-editor';

/** How far down a row is looked for that is not empty, and in which steps, in pixels: where an empty one is cannot be told. */
const FAR = 240;
const STEP = 8;

/**
 * What of a text stands at the top of the region that it scrolls in, or `null` where that is its beginning or cannot be told.
 *
 * @param text has the text in one text node for each of its children.
 */
export function placeAtTop(region: HTMLElement, text: Element): TextPlace | null {
  if (region.scrollTop === 0 || !('caretPositionFromPoint' in document)) return null;
  const { top } = region.getBoundingClientRect();
  const { left } = (text.firstElementChild ?? text).getBoundingClientRect();
  for (let y = top + 1; y < top + FAR; y += STEP) {
    const { offsetNode, offset } = document.caretPositionFromPoint(left + 1, y) ?? {};
    const block = offsetNode?.parentElement;
    const words = offsetNode?.textContent ?? '';
    if (!offsetNode || offset === undefined || block?.parentElement !== text) return null;
    if ((words[offset] ?? '\n') === '\n') continue;
    const row = document.createRange();
    row.setStart(offsetNode, offset);
    row.setEnd(offsetNode, offset + 1);
    const before = [...text.children].slice(0, [...text.children].indexOf(block));
    const lines = [...before.map(({ textContent }) => textContent), words.slice(0, offset)]
      .join('')
      .split('\n');
    return {
      line: lines.length,
      column: lines.at(-1)?.length ?? 0,
      below: row.getBoundingClientRect().top - top,
    };
  }
  return null;
}
