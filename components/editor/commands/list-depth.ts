import type { ChangeSpec, EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { type Edit, treeUpTo } from './edit';
import {
  columnsOf,
  furtherLines,
  itemAround,
  itemBefore,
  itemOf,
  lastChildItem,
  moveLine,
} from './list-items';
import { mapped } from './mapped';
import { renumbered } from './renumber';
import { isBlank, selectedLines } from './selected-lines';

/** Whether the cursor is in a list item, or some of what is selected is. */
export function isInList(state: EditorState): boolean {
  return selectedItems(state).length > 0;
}

/**
 * Makes the list items at the cursor or in the selection children of the item before them, with all that they hold. A
 * first item has none before it and stays.
 */
export const indentItems: Edit = (state) => {
  const items = selectedItems(state);
  return moved(state, items, (item) => {
    let before = itemBefore(item);
    while (before && includes(items, before)) before = itemBefore(before);
    if (!before) return null;
    const child = lastChildItem(before);
    return child ? columnsOf(state.doc, child).marker : columnsOf(state.doc, before).words;
  });
};

/** Makes them siblings of the item that holds them. */
export const outdentItems: Edit = (state) =>
  moved(state, selectedItems(state), (item) => {
    const around = itemAround(item);
    return around && columnsOf(state.doc, around).marker;
  });

/** Moves each item to a column, its lines with it. */
function moved(
  state: EditorState,
  items: readonly SyntaxNode[],
  columnFor: (item: SyntaxNode) => number | null,
): ReturnType<Edit> {
  const changes: ChangeSpec[] = items.flatMap((item) => {
    const column = columnFor(item);
    if (column === null) return [];
    const by = column - columnsOf(state.doc, item).marker;
    return [state.doc.lineAt(item.from), ...furtherLines(state, item)].flatMap((line) => moveLine(line, by));
  });
  return changes.length > 0 ? mapped(state, renumbered(state, state.changes(changes))) : null;
}

/** The items that are selected, without those that another of them holds. */
function selectedItems(state: EditorState): readonly SyntaxNode[] {
  const lines = selectedLines(state).filter((line, _index, all) => all.length === 1 || !isBlank(line));
  const tree = treeUpTo(state, lines.at(-1)?.to ?? 0);
  const items: SyntaxNode[] = [];
  for (const line of lines) {
    const item = itemOf(tree, line);
    if (!item || items.some(({ from, to }) => from <= item.from && item.to <= to)) continue;
    items.push(item);
  }
  return items;
}

function includes(items: readonly SyntaxNode[], item: SyntaxNode): boolean {
  return items.some(({ from }) => from === item.from);
}
