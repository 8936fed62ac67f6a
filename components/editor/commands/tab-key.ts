import { indentLess, indentMore } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Command } from '@codemirror/view';
import { CODE_BLOCKS, commandOf, type Edit, nodeAt, treeUpTo } from './edit';
import { indentItems, isInList, outdentItems } from './list-depth';
import { nextCell, previousCell, tableAt } from './table';

/** What Tab is good for at the cursor; `null` where it leaves the text. */
export function tabUse(state: EditorState): 'code' | 'table' | 'list' | null {
  if (state.readOnly) return null;
  const { head } = state.selection.main;
  const tree = treeUpTo(state, head);
  if (nodeAt(tree, head, CODE_BLOCKS)) return 'code';
  if (tableAt(tree, head)) return 'table';
  return isInList(state) ? 'list' : null;
}

const addUnit: Edit = (state) =>
  state.selection.main.empty ? state.replaceSelection(state.facet(indentUnit)) : null;

const into = { code: commandOf(addUnit), table: commandOf(nextCell), list: commandOf(indentItems) };
const outOf = { code: indentLess, table: commandOf(previousCell), list: commandOf(outdentItems) };

/**
 * Tab in a list, a table and code. It is used up there even where nothing can be done, so that nobody leaves the text by
 * one Tab too many; elsewhere it goes on to the next control, and so it does after Esc.
 */
export const tabIn: Command = (view) => {
  const use = tabUse(view.state);
  if (use === null) return false;
  if (!into[use](view) && use === 'code') indentMore(view);
  return true;
};

/** Shift+Tab, the other way round. */
export const tabOut: Command = (view) => {
  const use = tabUse(view.state);
  if (use === null) return false;
  outOf[use](view);
  return true;
};
