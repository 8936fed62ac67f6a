import type { EditorState } from '@codemirror/state';
import { type Command, keymap } from '@codemirror/view';
import { lineReader } from './plain-blocks';

/** How an item of a list, a row of a table or a line of code begins, as far as a line by itself tells. */
const HAS_USE = /^[ >\t]*(?:[-*+]|\d{1,9}[.)]|\|)(?:[ \t|]|$)|^(?: {4}|\t)/;

/** Whether Tab is going to have a use here: in such a line, in the one after it, and in code between its signs. */
export function tabMayHaveUse(state: EditorState): boolean {
  if (state.readOnly) return false;
  const { number } = state.doc.lineAt(state.selection.main.head);
  const around = [number - 1, number].filter((each) => each > 0).map((each) => state.doc.line(each).text);
  if (around.some((line) => HAS_USE.test(line))) return true;
  const read = lineReader();
  for (let each = 1; each < number; each++) read(state.doc.line(each).text);
  return read(state.doc.line(number).text) === 'code';
}

const stay: Command = ({ state }) => tabMayHaveUse(state);

/** Until Tab can do what it does in lists, tables and code, it does nothing there: nobody is to leave the text by it unawares. */
export const plainTab = keymap.of([{ key: 'Tab', run: stay, shift: stay }]);
