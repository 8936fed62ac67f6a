import { isolateHistory } from '@codemirror/commands';
import {
  Annotation,
  type EditorState,
  StateEffect,
  StateField,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import { editorPosition, normalized, type TextEdit } from './exact-text';
import { minimalEdits } from './minimal-edits';
import { placeIn, type TypedText, typedOn, untyped } from './typed-text';
import type { Tick } from './use-ticking';

/** Marks a change that came from outside, so that it is not reported as typing. */
export const fromOutside = Annotation.define<true>();

const replaced = StateEffect.define<string>();

/** The exact text behind what the editor shows: it follows every change, undo and redo included. */
const exactText = StateField.define<TypedText>({
  create: (state) => untyped(state.doc.toString()),
  update(text, { effects, docChanged, changes, startState, newDoc }) {
    for (const effect of effects) if (effect.is(replaced)) return untyped(effect.value);
    if (!docChanged) return text;
    const edits: TextEdit[] = [];
    changes.iterChanges((from, to, _fromNew, _toNew, insert) => {
      edits.push({ from, to, insert: insert.sliceString(0, insert.length, '\n') });
    });
    return typedOn(text, edits, startState.doc, newDoc);
  },
});

/** What stands in the editor, exact to the byte. */
export function exactTextOf(state: EditorState): string {
  return state.field(exactText).text;
}

/** Where a position of the editor is in the exact text. */
export function exactPlace(state: EditorState, position: number): number {
  return placeIn(state.field(exactText), position, state.doc);
}

/** A state field that starts with this exact text. */
export function startingWith(text: string) {
  return exactText.init(() => untyped(text));
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
  if (state.readOnly || exactTextOf(state) !== of) return null;
  const from = editorPosition(of, at);
  return {
    changes: { from, to: from + 1, insert },
    userEvent: 'input.tick',
    annotations: isolateHistory.of('full'),
  };
}
