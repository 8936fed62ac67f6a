import ReactMarkdown from 'react-markdown';
import { isEasilyRendered } from './markdown-effort';
import { markingLines, remarkPlugins } from './markdown-plugins';

/** What of a node of rendered Markdown matters here. */
interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  position?: { readonly start: { readonly line: number; readonly offset?: number } };
  properties?: Record<string, unknown>;
  readonly children?: readonly Node[];
}

/** Some blocks of a text in Markdown that follow each other, as they read. */
export interface MarkdownPart {
  /** The line of the text that it begins in, from 1. */
  readonly line: number;
  /** Where in the text that is, in UTF-16 units. */
  readonly at: number;
  /** How much of the text it is of, about. */
  readonly length: number;
  /** Its elements as JSON, with lines and places counted from its own: the same as long as nothing in it changes. */
  readonly tree: string;
}

/** Characters of source that a part has at least, and from which on the next block begins another. */
const LEAST = 2_000;
const MOST = 8_000;
/** One of so many blocks may begin a part. */
const RARE = 3;

const HEADING = /^h[1-6]$/;

/**
 * How a text in Markdown reads, whole, in parts that are rendered one by one. Where a part begins depends on the blocks
 * there and not on what is before them: a change to one part leaves the others as they are. `null` for what would hold up
 * its reader.
 */
export function markdownParts(text: string): readonly MarkdownPart[] | null {
  if (!isEasilyRendered(text)) return null;
  const parts: MarkdownPart[] = [];
  let blocks: Node[] = [];
  let begin = { line: 1, at: 0 };
  const end = (at: number) => {
    const { line, at: from } = begin;
    for (const block of blocks) count(block, begin);
    parts.push({ line, at: from, length: at - from, tree: JSON.stringify(blocks) });
    blocks = [];
  };
  let isBehindHeading = false;
  for (const block of blocksOf(text)) {
    const { line, offset: at } = block.position?.start ?? {};
    const isElement = block.type === 'element';
    if (isElement && blocks.length > 0 && line !== undefined && at !== undefined && !isBehindHeading) {
      if (isBegin(block, at - begin.at)) {
        end(at);
        begin = { line, at };
      }
    }
    if (isElement) isBehindHeading = HEADING.test(block.tagName ?? '');
    blocks.push(block);
  }
  if (blocks.length > 0) end(text.length);
  return parts;
}

/** Whether a block begins a part, where the one before it has this length so far. */
function isBegin({ tagName = '', children = [] }: Node, length: number): boolean {
  if (length < LEAST) return false;
  return length >= MOST || HEADING.test(tagName) || sizeOf(children) % RARE === 0;
}

/** A number that a block has by itself. */
function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { value = '', children = [] }) => sum + value.length + sizeOf(children), 0);
}

/** The blocks that a text is rendered as: what `Markdown` renders, taken from it before it becomes elements of React. */
function blocksOf(text: string): readonly Node[] {
  let blocks: readonly Node[] = [];
  const take = () => (tree: Node) => {
    blocks = tree.children ?? [];
    return { type: 'root' as const, children: [] };
  };
  ReactMarkdown({ children: text, remarkPlugins, rehypePlugins: [...markingLines, take] });
  return blocks;
}

/** Counts lines and places from those of a part, and leaves out what is not shown. */
function count(node: Node, from: { readonly line: number; readonly at: number }): void {
  delete node.position;
  const { properties } = node;
  if (typeof properties?.dataLine === 'number') properties.dataLine -= from.line;
  if (typeof properties?.dataTask === 'number') properties.dataTask -= from.at;
  for (const child of node.children ?? []) count(child, from);
}
