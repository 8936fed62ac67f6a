import { type EditorState, type Range, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { lineReader, MOST } from './plain-blocks';

const HEADINGS = [1, 2, 3].map((level) => Decoration.mark({ class: `cm-heading${level}` }));
const STRONG = Decoration.mark({ class: 'cm-strong' });
const CODE = Decoration.mark({ class: 'cm-code' });

/** In a line: words in bold with their signs, or what stands between the signs of code. */
const WORDS = /\*\*(?=[^\s*])[^*]*[^\s*]\*\*|(?<=`)[^`]+(?=`)/g;

/** The marks of what is wider or higher than other words, as far as an opening document shows its text. */
export function plainMarks({ doc }: EditorState): DecorationSet {
  const marks: Range<Decoration>[] = [];
  const read = lineReader();
  for (let number = 1; number <= doc.lines; number++) {
    const { from, to, text } = doc.line(number);
    if (from > MOST) break;
    const kind = read(text);
    const start = from + text.search(/\S/);
    if (kind === 'code') {
      if (start >= from) marks.push(CODE.range(start, to));
      continue;
    }
    if (kind > 0) marks.push(HEADINGS[kind - 1]!.range(start, to));
    for (const { 0: words, index } of text.matchAll(WORDS)) {
      const mark = words.startsWith('**') ? STRONG : CODE;
      marks.push(mark.range(from + index, from + index + words.length));
    }
  }
  return Decoration.set(marks);
}

/**
 * Sets what is wider or higher than other words as what reads Markdown does once it is there, as far as a line by itself tells:
 * so nothing moves by its coming.
 */
export const plainLook = StateField.define<DecorationSet>({
  create: plainMarks,
  update: (marks, { docChanged, state }) => (docChanged ? plainMarks(state) : marks),
  provide: (field) => EditorView.decorations.from(field),
});
