import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { cleanHtml } from './clean-html';

/** Elements that say more than their words do. */
const SAYING = new Set(
  'h1 h2 h3 h4 h5 h6 em strong del code pre kbd samp a img ul ol table blockquote hr'.split(' '),
);

/**
 * What was copied from a page, a word processor or a spreadsheet, as Markdown; `null` where it says no more than its plain
 * text does: words alone, or the source of a page of text.
 */
export function htmlToMarkdown(html: string): string | null {
  const tree = cleanHtml(fromHtml(fragmentOf(html), { fragment: true }));
  if (!says(tree) || isOnlyCode(tree)) return null;
  const markdown = toMarkdown(toMdast(tree), {
    bullet: '-',
    bulletOther: '*',
    emphasis: '*',
    rule: '-',
    listItemIndent: 'one',
    fences: true,
    resourceLink: false,
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  });
  return markdown.replace(/(?<!\n)\n+$/, '') || null;
}

/** What was selected: programs put more around it, such as styles. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->');
  const end = html.lastIndexOf('<!--EndFragment-->');
  if (start === -1 || end < start) return html;
  const inner = html.slice(start + '<!--StartFragment-->'.length, end);
  // Of a spreadsheet it is only the rows of the table.
  return /^\s*<(tr|td|tbody|col)/i.test(inner) ? html : inner;
}

function says(node: Root | Element): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (SAYING.has(child.tagName) || says(child)),
  );
}

function isOnlyCode(tree: Root): boolean {
  const nodes = tree.children.filter((node) => node.type === 'element' || allSpace(node) === false);
  return nodes.length === 1 && nodes[0]!.type === 'element' && nodes[0]!.tagName === 'pre';
}

function allSpace(node: ElementContent | Root['children'][number]): boolean {
  return node.type !== 'text' || node.value.trim() === '';
}
