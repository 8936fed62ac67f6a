import { type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** Part of the text, in positions of the editor. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Sets the lines that overlap with what somebody else has saved. */
export const setOverlaps = StateEffect.define<readonly Span[]>();

const overlap = Decoration.line({
  class: 'cm-overlap',
  attributes: { title: 'Someone else changed this place too' },
});

/** Lines that overlap are marked, and the marks move along with the text. */
export const overlapMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setOverlaps)) continue;
      const lines: Range<Decoration>[] = [];
      const { doc } = transaction.state;
      let done = -1;
      for (const { from, to } of effect.value) {
        for (let at = Math.min(from, doc.length); at <= Math.min(to, doc.length); ) {
          const line = doc.lineAt(at);
          if (line.from > done) lines.push(overlap.range(line.from));
          done = line.from;
          at = line.to + 1;
        }
      }
      next = Decoration.set(lines);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
