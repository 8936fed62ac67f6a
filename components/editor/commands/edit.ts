import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { Command } from '@codemirror/view';
import type { SyntaxNode, Tree } from '@lezer/common';

/** What a command makes of the text and the selection; `null` where it has nothing to do. */
export type Edit = (state: EditorState) => TransactionSpec | null;

/** Part of the text, in positions of the editor. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds that a command may spend on reading as far as the cursor, in a text that was opened just now. */
const READING = 200;

/** A key's or button's command. It does nothing to a text that may not be changed, or that is being composed. */
export function commandOf(edit: Edit): Command {
  return (view) => {
    if (view.state.readOnly || view.composing) return false;
    const spec = edit(view.state);
    if (!spec) return false;
    view.dispatch(view.state.update({ scrollIntoView: true, userEvent: 'input', ...spec }));
    return true;
  };
}

/** How the text reads as Markdown, at least up to this position where there is time for it. */
export function treeUpTo(state: EditorState, position: number): Tree {
  return ensureSyntaxTree(state, position, READING) ?? syntaxTree(state);
}

/** The nodes around a position, the innermost first; `side` says to which node a position between two belongs. */
function* nodesAround(tree: Tree, position: number, side: -1 | 1): Generator<SyntaxNode> {
  for (let node: SyntaxNode | null = tree.resolveInner(position, side); node; node = node.parent) yield node;
}

/** The innermost node of one of these names that holds the position or ends or begins there. */
export function nodeAt(tree: Tree, position: number, names: ReadonlySet<string>): SyntaxNode | null {
  for (const side of [-1, 1] as const) {
    for (const node of nodesAround(tree, position, side)) if (names.has(node.name)) return node;
  }
  return null;
}

/** Names of nodes in which Markdown is only text. */
export const CODE_BLOCKS: ReadonlySet<string> = new Set([
  'FencedCode',
  'CodeBlock',
  'HTMLBlock',
  'CommentBlock',
]);
