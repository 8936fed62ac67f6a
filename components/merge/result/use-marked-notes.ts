import { type RefObject, useEffect } from 'react';
import { NOTES } from './result-so-far';

/** The name under which the style sheet knows what says that something is undecided (CSS Custom Highlight API). */
const UNDECIDED = 'undecided';

/** Marks, wherever it stands within an element, what says that a place waits for a decision; as long as it is there. */
export function useMarkedNotes(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = element.current;
    if (root === null || !CSS.highlights) return;
    const mark = () => CSS.highlights.set(UNDECIDED, new Highlight(...notesIn(root)));
    mark();
    const changed = new MutationObserver(mark);
    changed.observe(root, { childList: true, subtree: true, characterData: true });
    return () => {
      changed.disconnect();
      CSS.highlights.delete(UNDECIDED);
    };
  }, [element]);
}

function notesIn(root: HTMLElement): Range[] {
  const found: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const { 0: note, index } of (node.nodeValue ?? '').matchAll(NOTES)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + note.length);
      found.push(range);
    }
  }
  return found;
}
