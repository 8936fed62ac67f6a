import type { Element, ElementContent } from 'hast';

/**
 * Lists as HTML wants them: one that stands right in another (as Google Docs writes them) moves into the item before it,
 * and paragraphs that Word numbered become items.
 */
export function withLists(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  /** The lists that are open, the innermost last. */
  let open: Element[] = [];
  for (const node of nodes) {
    const level = node.type === 'element' ? Number(node.properties.dataLevel ?? 0) : 0;
    if (node.type === 'element' && level > 0) {
      open = open.slice(0, level);
      const name = node.properties.dataNumbered === true ? 'ol' : 'ul';
      if (open.length === level && open[level - 1]!.tagName !== name) open = open.slice(0, level - 1);
      while (open.length < level) open.push(opened(name, open.at(-1), result));
      open.at(-1)!.children.push({ type: 'element', tagName: 'li', properties: {}, children: node.children });
      continue;
    }
    if (node.type === 'text' && node.value.trim() === '' && open.length > 0) continue;
    open = [];
    result.push(node.type === 'element' ? inside(node) : node);
  }
  return result;
}

function opened(name: string, around: Element | undefined, root: ElementContent[]): Element {
  const list: Element = { type: 'element', tagName: name, properties: {}, children: [] };
  const item = around?.children.at(-1);
  if (item?.type === 'element') item.children.push(list);
  else (around?.children ?? root).push(list);
  return list;
}

function inside(node: Element): Element {
  const children = withLists(node.children);
  if (node.tagName !== 'ul' && node.tagName !== 'ol') return { ...node, children };
  const items: ElementContent[] = [];
  for (const child of children) {
    const last = items.findLast((each): each is Element => each.type === 'element' && each.tagName === 'li');
    const isList = child.type === 'element' && (child.tagName === 'ul' || child.tagName === 'ol');
    if (isList && last) last.children.push(child);
    else items.push(child);
  }
  return { ...node, children: items };
}
