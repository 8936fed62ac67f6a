/**
 * Where the words stand within an element, as the document's text that it shows reads: also across words that are marked,
 * not in words that are gone, nor in the names of buttons. For each occurrence the ranges that it is made of.
 */
export function foundRanges(element: HTMLElement, words: string): readonly (readonly Range[])[] {
  const sought = words.toLowerCase();
  return textsWithin(element).flatMap((nodes) => {
    const text = nodes.map((node) => lowered(node.data)).join('');
    const found: (readonly Range[])[] = [];
    for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + sought.length))
      found.push(rangesOf(nodes, at, at + sought.length));
    return found;
  });
}

/** In lower case where that is as long, so that positions stay. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** The nodes of each text of the document within an element. */
function textsWithin(element: HTMLElement): readonly (readonly Text[])[] {
  return [...element.querySelectorAll<HTMLElement>('[translate="no"]')]
    .filter((text) => !text.closest('[aria-hidden="true"]'))
    .map((text) => {
      const nodes: Text[] = [];
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node instanceof Text && !node.parentElement?.closest('del')) nodes.push(node);
      return nodes;
    });
}

function rangesOf(nodes: readonly Text[], from: number, to: number): readonly Range[] {
  const ranges: Range[] = [];
  let at = 0;
  for (const node of nodes) {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, node.length)];
    if (start < end) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
    at += node.length;
  }
  return ranges;
}
