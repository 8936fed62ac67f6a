import type { Element, ElementContent } from 'hast';

/** A table as Markdown can have it: with a head, which is its first row where it has none. */
export function withTable(children: ElementContent[]): ElementContent[] {
  const rows = rowsOf(children);
  const hasHead = rows.some((row) => cellsOf(row).some(({ tagName }) => tagName === 'th'));
  if (!hasHead && rows[0]) for (const cell of cellsOf(rows[0])) cell.tagName = 'th';
  return [{ type: 'element', tagName: 'table', properties: {}, children: rows }];
}

/** Whether it only arranges a page: it holds another table, or but one cell, or says so itself. */
export function isLayout(table: Element): boolean {
  if (table.properties.role === 'presentation' || hasTable(table)) return true;
  return rowsOf(table.children).flatMap(cellsOf).length < 2;
}

function rowsOf(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [];
    return node.tagName === 'tr' ? [node] : rowsOf(node.children);
  });
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(
    (child): child is Element => child.type === 'element' && /^t[dh]$/.test(child.tagName),
  );
}

function hasTable(node: Element): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === 'table' || hasTable(child)),
  );
}
