import { redoDepth, undoDepth } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Formats } from './formats';
import { listKindOf, partsOf } from './line-parts';
import { itemOf } from './list-items';
import { headingLevel } from './set-heading';
import { isMarked } from './toggle-mark';

/**
 * The formats at the cursor, or of what is selected. It looks at what is around the cursor in what has been read of the
 * text so far, and reads nothing itself: it costs the same in every text, and follows each key.
 */
export function formatsOf(state: EditorState): Formats {
  const tree = syntaxTree(state);
  const { from, head } = state.selection.main;
  const around = new Set<string>();
  for (const side of [-1, 1] as const) {
    for (let node = tree.resolveInner(head, side); ; node = node.parent) {
      around.add(node.name);
      if (!node.parent) break;
    }
  }
  const line = state.doc.lineAt(from);
  const item = around.has('ListItem') ? itemOf(tree, line) : null;
  return {
    strong: isMarked(state, tree, 'strong'),
    emphasis: isMarked(state, tree, 'emphasis'),
    strike: isMarked(state, tree, 'strike'),
    code: isMarked(state, tree, 'code'),
    link: around.has('Link'),
    heading: headingLevel(tree, line),
    list: item ? listKindOf(partsOf(state.doc.lineAt(item.from).text)) : null,
    quote: around.has('Blockquote'),
    codeBlock: around.has('FencedCode'),
    table: around.has('Table'),
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
  };
}
