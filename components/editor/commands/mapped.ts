import {
  type ChangeSet,
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type TransactionSpec,
} from '@codemirror/state';

/**
 * Changes with the selection that follows them: a cursor stays before the same character, a selection around the same
 * ones.
 */
export function mapped(state: EditorState, changes: ChangeSpec | ChangeSet): TransactionSpec {
  const set = state.changes(changes);
  const ranges = state.selection.ranges.map(({ anchor, head, empty }) => {
    if (empty) return EditorSelection.cursor(set.mapPos(head, 1));
    const forwards = anchor < head;
    return EditorSelection.range(set.mapPos(anchor, forwards ? 1 : -1), set.mapPos(head, forwards ? -1 : 1));
  });
  return { changes: set, selection: EditorSelection.create(ranges, state.selection.mainIndex) };
}
