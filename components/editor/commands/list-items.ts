import type { ChangeSpec, EditorState, Line, Text } from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';
import { nodeAt, type Stretch } from './edit';
import { partsOf } from './line-parts';

const ITEM: ReadonlySet<string> = new Set(['ListItem']);

/** The list item that a line begins or goes on with by its indentation; not one that it only seems to go on with. */
export function itemOf(tree: Tree, line: Line): SyntaxNode | null {
  const { quote, indent, marker } = partsOf(line.text);
  const at = line.from + quote.length + indent.length;
  if (marker !== '') {
    for (let node: SyntaxNode | null = tree.resolveInner(at, 1); node; node = node.parent) {
      if (node.name === 'ListItem') return node.from === at ? node : null;
    }
    return null;
  }
  return indent === '' ? null : nodeAt(tree, at, ITEM);
}

/** The items before one: its older siblings, also those with another bullet, which Markdown takes for another list. */
export function itemBefore(item: SyntaxNode): SyntaxNode | null {
  const before = lastItem(item.prevSibling);
  if (before) return before;
  const list = item.parent?.prevSibling;
  return list && isList(list) ? lastItem(list.lastChild) : null;
}

/** The last item of the list that stands at the end of an item. */
export function lastChildItem(item: SyntaxNode): SyntaxNode | null {
  for (let node = item.lastChild; node; node = node.prevSibling) {
    if (isList(node)) return lastItem(node.lastChild);
  }
  return null;
}

/** The item in whose list an item stands. */
export function itemAround(item: SyntaxNode): SyntaxNode | null {
  for (let node = item.parent; node; node = node.parent) {
    if (node.name === 'ListItem') return node;
    if (!isList(node)) return null;
  }
  return null;
}

/** Whether the node is a list. */
export function isList({ name }: SyntaxNode): boolean {
  return name === 'BulletList' || name === 'OrderedList';
}

function lastItem(from: SyntaxNode | null): SyntaxNode | null {
  for (let node = from; node; node = node.prevSibling) if (node.name === 'ListItem') return node;
  return null;
}

/** The column at which the marker of an item stands, and the one at which its words begin; a quote's signs do not count. */
export function columnsOf(doc: Text, item: Stretch): { readonly marker: number; readonly words: number } {
  const line = doc.lineAt(item.from);
  const { indent, marker, gap } = partsOf(line.text);
  const column = widthOf(indent);
  // More than four spaces belong to code that begins in the item.
  const space = gap.length >= 1 && gap.length <= 4 ? gap.length : 1;
  return { marker: column, words: column + marker.length + space };
}

function widthOf(indent: string): number {
  let width = 0;
  for (const character of indent) width += character === '\t' ? 4 - (width % 4) : 1;
  return width;
}

/** Moves a line to the right, or to the left by as much space as it has. The signs of a quote stay where they are. */
export function moveLine(line: Line, by: number): ChangeSpec[] {
  const { quote, indent, length } = partsOf(line.text);
  if (by === 0 || (length === quote.length + indent.length && line.text.slice(length).trim() === ''))
    return [];
  const at = line.from + quote.length;
  // Behind a tab: before one they would not show.
  if (by > 0) return [{ from: at + indent.length, insert: ' '.repeat(by) }];
  const target = Math.max(0, widthOf(indent) + by);
  let keep = indent.length;
  while (keep > 0 && widthOf(indent.slice(0, keep)) > target) keep -= 1;
  const missing = target - widthOf(indent.slice(0, keep));
  return [{ from: at + keep, to: at + indent.length, insert: ' '.repeat(missing) }];
}

/** The lines of an item below its first that stand in it by their indentation, and empty ones between. */
export function furtherLines(state: EditorState, item: Stretch): Line[] {
  const lines: Line[] = [];
  const last = state.doc.lineAt(item.to).number;
  const { marker } = columnsOf(state.doc, item);
  for (let number = state.doc.lineAt(item.from).number + 1; number <= last; number += 1) {
    const line = state.doc.line(number);
    if (widthOf(partsOf(line.text).indent) > marker) lines.push(line);
  }
  return lines;
}
