import { isolateHistory } from '@codemirror/commands';
import {
  Annotation,
  type EditorState,
  StateEffect,
  StateField,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import { applyEdits, editorPosition, normalized, type TextEdit } from './exact-text';
import { minimalEdits } from './minimal-edits';
import type { Tick } from './use-ticking';

/** Marks a change that came from outside, so that it is not reported as typing. */
export const fromOutside = Annotation.define<true>();

const replaced = StateEffect.define<string>();

/** The exact text behind what the editor shows: it follows every change, undo and redo included. */
export const exactText = StateField.define<string>({
  create: (state) => state.doc.toString(),
  update(text, transaction) {
    for (const effect of transaction.effects) if (effect.is(replaced)) return effect.value;
    if (!transaction.docChanged) return text;
    const edits: TextEdit[] = [];
    transaction.changes.iterChanges((from, to, _fromNew, _toNew, insert) => {
      edits.push({ from, to, insert: insert.sliceString(0, insert.length, '\n') });
    });
    return applyEdits(text, edits);
  },
});

/** A state field that starts with this exact text. */
export function startingWith(text: string) {
  return exactText.init(() => text);
}

/** Takes over a text from outside by the smallest edits; cursor and undo history of the person stay. */
export function takeOver(state: EditorState, text: string): TransactionSpec {
  return {
    changes: minimalEdits(state.doc.toString(), normalized(text)).map((edit) => ({ ...edit })),
    effects: replaced.of(text),
    // Undo takes back what the person typed, never what somebody else wrote; what is typed after that by itself.
    annotations: [fromOutside.of(true), Transaction.addToHistory.of(false), isolateHistory.of('full')],
  };
}

/** A tick as an edit of its own; `null` if the text is another one by now, or may not be changed. */
export function ticked(state: EditorState, { of, at, insert }: Tick): TransactionSpec | null {
  if (state.readOnly || state.field(exactText) !== of) return null;
  const from = editorPosition(of, at);
  return {
    changes: { from, to: from + 1, insert },
    userEvent: 'input.tick',
    annotations: isolateHistory.of('full'),
  };
}
