import { markdownLanguage } from '@codemirror/lang-markdown';
import { EditorSelection, EditorState, type Extension, type SelectionRange } from '@codemirror/state';
import type { Edit } from './edit';

/** A state in short: `one ‹two› three` has a word selected (`‹` is its anchor), `one ‸two` a cursor; many of both. */
export function stateOf(notation: string, extensions: Extension = []): EditorState {
  const ranges: SelectionRange[] = [];
  let doc = '';
  let open = 0;
  for (const character of notation) {
    if (character === '‸') ranges.push(EditorSelection.cursor(doc.length));
    else if (character === '‹') open = doc.length;
    else if (character === '›') ranges.push(EditorSelection.range(open, doc.length));
    else doc += character;
  }
  return EditorState.create({
    doc,
    selection: EditorSelection.create(ranges.length > 0 ? ranges : [EditorSelection.cursor(0)]),
    extensions: [EditorState.allowMultipleSelections.of(true), markdownLanguage, extensions],
  });
}

/** The same the other way round. */
export function notationOf(state: EditorState): string {
  const marks = state.selection.ranges.flatMap(({ from, to, empty }) =>
    empty
      ? [{ at: from, mark: '‸' }]
      : [
          { at: from, mark: '‹' },
          { at: to, mark: '›' },
        ],
  );
  let result = state.doc.toString();
  for (const { at, mark } of marks.reverse()) result = result.slice(0, at) + mark + result.slice(at);
  return result;
}

/** What an edit makes of a state, both in short; the same again where it has nothing to do. */
export function done(edit: Edit, notation: string): string {
  const state = stateOf(notation);
  const spec = edit(state);
  return spec ? notationOf(state.update(spec).state) : notation;
}
