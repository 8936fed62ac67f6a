/** What of a node of rendered Markdown matters here. */
interface Node {
  readonly type: string;
  readonly position?: { readonly start: { readonly line: number } };
  properties?: Record<string, unknown>;
  readonly children?: readonly Node[];
}

/**
 * A rehype plugin, to run last: the first element of each source line says which it is, as `data-line`, counted from 1.
 * In the order of the elements the lines only grow: what was moved, as footnotes are, says nothing.
 */
export function sourceLines() {
  return (tree: Node): void => {
    let last = 0;
    const visit = (node: Node): void => {
      const line = node.position?.start.line ?? 0;
      if (node.type === 'element' && line > last) {
        last = line;
        node.properties = { ...node.properties, dataLine: line };
      }
      for (const child of node.children ?? []) visit(child);
    };
    visit(tree);
  };
}
