import { type Range, StateEffect, type StateEffectType, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { LineRange } from '@/lib/documents/content/line-range';

/** Part of the text, in positions of the editor. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Lines that somebody else is changing, in lines of the editor, and what to say of them. */
export interface BusyMark {
  readonly words: string;
  readonly lines: readonly LineRange[];
}

/** Sets the lines that overlap with what somebody else has saved. */
export const setOverlaps = StateEffect.define<readonly Span[]>();

/** Sets the lines that others are changing and have not saved. */
export const setBusy = StateEffect.define<readonly BusyMark[]>();

const overlap = Decoration.line({
  class: 'cm-overlap',
  attributes: { title: 'Someone else changed this place too' },
});

/** Lines that overlap or that others are changing are marked, and the marks move along with the text. */
export const lineMarks = [
  marksOf(setOverlaps, (doc, spans) =>
    spans.flatMap(({ from, to }) => {
      const last = doc.lineAt(Math.min(to, doc.length)).number;
      return linesOf(doc, [doc.lineAt(Math.min(from, doc.length)).number, last], overlap);
    }),
  ),
  marksOf(setBusy, (doc, marks) =>
    marks.flatMap(({ words, lines }) => {
      const busy = Decoration.line({ class: 'cm-busy', attributes: { title: words } });
      return lines.flatMap((range) => linesOf(doc, range, busy));
    }),
  ),
];

function linesOf(doc: Text, [from, to]: LineRange, mark: Decoration): Range<Decoration>[] {
  const marks: Range<Decoration>[] = [];
  for (let number = from; number <= Math.min(to, doc.lines); number++) {
    marks.push(mark.range(doc.line(number).from));
  }
  return marks;
}

function marksOf<Value>(
  set: StateEffectType<Value>,
  marksIn: (doc: Text, value: Value) => Range<Decoration>[],
): StateField<DecorationSet> {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(marks, transaction) {
      let next = marks.map(transaction.changes);
      for (const effect of transaction.effects) {
        if (!effect.is(set)) continue;
        // Two places may share a line, which is marked once.
        const byLine = new Map(marksIn(transaction.state.doc, effect.value).map((mark) => [mark.from, mark]));
        next = Decoration.set([...byLine.values()], true);
      }
      return next;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}
