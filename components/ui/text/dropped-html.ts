/** What of a node of Markdown matters here. */
interface Node {
  type: string;
  value?: string;
  data?: Record<string, unknown>;
  readonly children?: readonly Node[];
}

/** The class by which HTML in a text is told from code. */
export const DROPPED = 'dropped-html';

/** What holds words, not blocks. */
const OF_WORDS = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]);

/**
 * A remark plugin: HTML in a text, which is not rendered, stands as code where it would have been, with all that belongs to
 * it. Only comments are left out, as they are meant to be.
 */
export function droppedHtml() {
  return (tree: Node): void => {
    const visit = (parent: Node): void => {
      for (const node of parent.children ?? []) {
        if (node.type === 'html' && !isOnlyComments(node.value ?? '')) {
          node.type = OF_WORDS.has(parent.type) ? 'inlineCode' : 'code';
          node.data = { hProperties: { className: [DROPPED] } };
        }
        visit(node);
      }
    };
    visit(tree);
  };
}

function isOnlyComments(html: string): boolean {
  let rest = html.trim();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', '<!'.length);
    // It goes on to the end of the text, so that far more is gone than anybody meant.
    if (end === -1) return false;
    rest = rest.slice(end + '-->'.length).trim();
  }
  return rest === '';
}
