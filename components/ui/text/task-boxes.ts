/** What of a node of rendered Markdown matters here. */
interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly position?: { readonly start: { readonly offset?: number } };
  properties?: Record<string, unknown>;
  readonly children?: readonly Node[];
}

/** An item's marker, what may stand between it and its box (a quotation goes on in the next line), and the box. */
const BOX = /(?:[-+*]|\d{1,9}[.)])[\s>]*\[[ \txX]\]/y;
const LONGEST_NAME = 200;

/**
 * A rehype plugin, to run last: the box of each task is named by the text of its item and says, as `data-task`, where in
 * the source its `[` is. One that is not found there with what it shows says nothing of it.
 */
export function taskBoxes() {
  return (tree: Node, file: { toString(): string }): void => {
    const source = file.toString();
    // Positions are counted without the mark that a text may begin with.
    const shift = source.startsWith('\ufeff') ? 1 : 0;
    const visit = (node: Node): void => {
      if (node.tagName === 'li') nameBox(node);
      for (const child of node.children ?? []) visit(child);
    };
    const nameBox = (item: Node): void => {
      const box = boxOf(item);
      if (!box) return;
      const at = boxAt(source, shift + (item.position?.start.offset ?? source.length));
      const known = at !== null && isDone(source, at) === (box.properties?.checked === true);
      const name = textOf(item).replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
      box.properties = { ...box.properties, ariaLabel: name || 'Task', ...(known && { dataTask: at }) };
    };
    visit(tree);
  };
}

/** Whether the task whose box begins here is done. */
function isDone(source: string, at: number): boolean {
  return source[at + 1]?.toLowerCase() === 'x';
}

/** The box of an item itself: its first element, or the first of its first paragraph. */
function boxOf(item: Node): Node | null {
  const first = item.children?.find(({ type }) => type === 'element');
  const box = first?.tagName === 'p' ? first.children?.[0] : first;
  return box?.tagName === 'input' ? box : null;
}

function boxAt(source: string, item: number): number | null {
  BOX.lastIndex = item;
  return BOX.test(source) ? BOX.lastIndex - '[ ]'.length : null;
}

/** The text of an item without the lists in it. */
function textOf(node: Node): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.tagName === 'img') return String(node.properties?.alt ?? '');
  return (node.children ?? [])
    .filter(({ tagName }) => tagName !== 'ul' && tagName !== 'ol')
    .map(textOf)
    .join('');
}
