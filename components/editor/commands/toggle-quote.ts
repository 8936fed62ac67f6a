import type { ChangeSpec, EditorState, Line } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { type Edit, nodeAt, treeUpTo } from './edit';
import { partsOf } from './line-parts';
import { mapped } from './mapped';
import { selectedLines } from './selected-lines';

const WHOLE: ReadonlySet<string> = new Set(['Paragraph', 'FencedCode', 'CodeBlock', 'Table', 'HTMLBlock']);
const QUOTE: ReadonlySet<string> = new Set(['Blockquote']);

/**
 * Quotes the paragraphs, tables and code that the cursor or selection touches, each as a whole; where all of it is
 * quoted, takes one level of that away.
 */
export const toggleQuote: Edit = (state) => {
  const lines = wholeLines(state);
  const tree = treeUpTo(state, lines.at(-1)!.to);
  const isQuoted = (line: Line) => partsOf(line.text).quote !== '' || nodeAt(tree, line.from, QUOTE) !== null;
  const off = lines.every(isQuoted);
  const changes: ChangeSpec[] = lines.map((line) => {
    const quote = /^[ \t]{0,3}>[ \t]?/.exec(line.text)?.[0] ?? '';
    if (off) return { from: line.from, to: line.from + quote.length };
    const empty = line.length === 0 && lines.length > 1;
    return { from: line.from, insert: empty ? '>' : '> ' };
  });
  return mapped(state, changes);
};

function wholeLines(state: EditorState): readonly Line[] {
  const touched = selectedLines(state);
  const tree = treeUpTo(state, touched.at(-1)!.to);
  const numbers = new Set(touched.map(({ number }) => number));
  for (const line of touched) {
    const start = line.from + Math.min(partsOf(line.text).length, line.length);
    const node = line.text.trim() === '' ? null : outermost(nodeAt(tree, start, WHOLE));
    if (!node) continue;
    const last = state.doc.lineAt(node.to).number;
    for (let number = state.doc.lineAt(node.from).number; number <= last; number += 1) numbers.add(number);
  }
  return [...numbers].sort((a, b) => a - b).map((number) => state.doc.line(number));
}

function outermost(node: SyntaxNode | null): SyntaxNode | null {
  const around = node?.parent && WHOLE.has(node.parent.name) ? node.parent : null;
  return around ? outermost(around) : node;
}
