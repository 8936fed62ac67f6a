import type { EditorState } from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';
import { CODE_BLOCKS, nodeAt, type Stretch } from './edit';
import { partsOf } from './line-parts';

/** What is marked as a whole or not at all. */
const WHOLE = new Set([
  'InlineCode',
  'Image',
  'Autolink',
  'URL',
  'HTMLTag',
  'Comment',
  'Escape',
  'Entity',
  'Link',
]);
/** What may be marked in part: signs have to close before it ends. */
const NESTING = new Set(['Emphasis', 'StrongEmphasis', 'Strikethrough', 'Subscript', 'Superscript']);

/**
 * The stretches of a selection around which signs may stand: in each line its words, without what begins the line and
 * without the lines of code, in a table cell by cell, and nowhere across the borders of other marks.
 *
 * @param own the name of the node that is about to be written or removed: its borders are no borders.
 */
export function markableIn(
  state: EditorState,
  tree: Tree,
  selected: Stretch,
  own: string,
): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = selected.from; at <= selected.to; ) {
    const line = state.doc.lineAt(at);
    at = line.to + 1;
    const start = line.from + Math.min(partsOf(line.text).length, line.length);
    const whole = { from: Math.max(selected.from, start), to: Math.min(selected.to, line.to) };
    if (whole.from >= whole.to || nodeAt(tree, start, CODE_BLOCKS) || isUnderline(tree, start)) continue;
    found.push(...cellsOf(tree, whole));
  }
  return found.flatMap((stretch) => split(state, tree, trim(state, stretch), own));
}

function isUnderline(tree: Tree, position: number): boolean {
  return tree.resolveInner(position, 1).name === 'HeaderMark';
}

function trim(state: EditorState, { from, to }: Stretch): Stretch {
  const text = state.sliceDoc(from, to);
  return {
    from: from + text.length - text.trimStart().length,
    to: to - (text.length - text.trimEnd().length),
  };
}

function cellsOf(tree: Tree, line: Stretch): readonly Stretch[] {
  let inTable = false;
  const cells: Stretch[] = [];
  tree.iterate({
    ...line,
    enter: ({ name, from, to }) => {
      if (name === 'Table') inTable = true;
      if (name !== 'TableCell') return;
      const cell = { from: Math.max(from, line.from), to: Math.min(to, line.to) };
      if (cell.from < cell.to) cells.push(cell);
    },
  });
  return inTable ? cells : [line];
}

/** Cuts at the borders of marks that reach out of the stretch, and grows over what is whole or nothing. */
function split(state: EditorState, tree: Tree, stretch: Stretch, own: string): readonly Stretch[] {
  if (stretch.from >= stretch.to) return [];
  const crossing = firstCrossing(tree, stretch, own);
  if (!crossing) return [stretch];
  const { from, to, name } = crossing;
  if (name !== 'cut') {
    return split(state, tree, { from: Math.min(from, stretch.from), to: Math.max(to, stretch.to) }, own);
  }
  const pieces = [
    { from: stretch.from, to: Math.min(stretch.to, crossing.outer.from) },
    { from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) },
    { from: Math.max(stretch.from, crossing.outer.to), to: stretch.to },
  ];
  return pieces.flatMap((piece) =>
    piece.from < piece.to ? split(state, tree, trim(state, piece), own) : [],
  );
}

interface Crossing extends Stretch {
  readonly name: 'cut' | 'grow';
  readonly outer: Stretch;
}

function firstCrossing(tree: Tree, stretch: Stretch, own: string): Crossing | null {
  let found: Crossing | null = null;
  tree.iterate({
    ...stretch,
    enter: ({ name, node }) => {
      if (found) return false;
      if (name === own || (!WHOLE.has(name) && !NESTING.has(name))) return;
      const outer = { from: node.from, to: node.to };
      if (outer.to <= stretch.from || outer.from >= stretch.to) return false;
      const inner = insideOf(node);
      if (holds(stretch, outer) || (inner && holds(inner, stretch))) return;
      found = WHOLE.has(name) ? { ...outer, name: 'grow', outer } : { ...inner!, name: 'cut', outer };
      return false;
    },
  });
  return found;
}

/** Where signs may stand within a node; `null` where they may not. */
function insideOf(node: SyntaxNode): Stretch | null {
  if (node.name === 'Link') {
    const [opening, closing] = node.getChildren('LinkMark');
    return opening && closing ? { from: opening.to, to: closing.from } : null;
  }
  if (!NESTING.has(node.name)) return null;
  return { from: node.firstChild!.to, to: node.lastChild!.from };
}

function holds(outer: Stretch, inner: Stretch): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
