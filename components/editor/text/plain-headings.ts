import { type EditorState, RangeSetBuilder, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { headingReader, MOST } from './plain-blocks';

const MARKS = [1, 2, 3].map((level) => Decoration.mark({ class: `cm-heading${level}` }));

/** The marks of the headings that are larger, as far as an opening document shows its text. */
function marked({ doc }: EditorState): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const headingOf = headingReader();
  for (let number = 1; number <= doc.lines; number++) {
    const { from, to, text } = doc.line(number);
    if (from > MOST) break;
    const mark = MARKS[headingOf(text) - 1];
    if (mark) builder.add(from + text.search(/\S/), to, mark);
  }
  return builder.finish();
}

/** Sets headings as what reads Markdown does once it is there: so no line moves by its coming. */
export const plainHeadings = StateField.define<DecorationSet>({
  create: marked,
  update: (marks, { docChanged, state }) => (docChanged ? marked(state) : marks),
  provide: (field) => EditorView.decorations.from(field),
});
