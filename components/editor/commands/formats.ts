import { redoDepth, undoDepth } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { type ListKind, listKindOf, partsOf } from './line-parts';
import { itemOf } from './list-items';
import { headingLevel } from './set-heading';
import { isMarked } from './toggle-mark';

/** What the place of the cursor is, as a toolbar shows it. */
export interface Formats {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly strike: boolean;
  readonly code: boolean;
  readonly link: boolean;
  /** 0 for what is no heading. */
  readonly heading: number;
  readonly list: ListKind | null;
  readonly quote: boolean;
  readonly codeBlock: boolean;
  readonly table: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** The formats of an empty text. */
export const NO_FORMATS: Formats = {
  strong: false,
  emphasis: false,
  strike: false,
  code: false,
  link: false,
  heading: 0,
  list: null,
  quote: false,
  codeBlock: false,
  table: false,
  canUndo: false,
  canRedo: false,
};

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

/** Whether a toolbar would look the same for both. */
export function sameFormats(one: Formats, other: Formats): boolean {
  return (Object.keys(one) as (keyof Formats)[]).every((key) => one[key] === other[key]);
}
