import { syntaxTree } from '@codemirror/language';
import { type EditorState, StateField } from '@codemirror/state';
import { type DecorationSet, EditorView } from '@codemirror/view';
import { plainMarks } from './plain-look';

/** Of the marks those that begin after what has been read as Markdown: the rest has its look by that. */
function unread(marks: DecorationSet, state: EditorState): DecorationSet {
  const read = syntaxTree(state).length;
  return marks.update({ filter: (from) => from >= read });
}

/**
 * Leaves what is not read as Markdown yet as it stood before that was there. How far reading comes at once depends on how
 * fast the device is, and the rest would stand as plain text until it is read.
 */
export const lookUntilRead = StateField.define<DecorationSet>({
  create: (state) => unread(plainMarks(state), state),
  update: (marks, { changes, state }) => (marks.size === 0 ? marks : unread(marks.map(changes), state)),
  provide: (field) => EditorView.decorations.from(field),
});
