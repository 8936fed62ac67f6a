import { isolateHistory } from '@codemirror/commands';
import { type EditorState, StateEffect, StateField, type TransactionSpec } from '@codemirror/state';
import { continuation, hasWords, listKindOf, partsOf } from '@/components/editor/commands/line-parts';

/** Plain text that was pasted and may become Markdown. */
interface Pasted {
  readonly from: number;
  readonly to: number;
  readonly plain: string;
}

const begun = StateEffect.define<Pasted>();

/** Where the last paste is. What is typed at its ends is no part of it; it is forgotten once anything in it changes. */
export const pasted = StateField.define<Pasted | null>({
  create: () => null,
  update(value, { effects, changes, docChanged, newDoc }) {
    for (const effect of effects) if (effect.is(begun)) return effect.value;
    if (!value || !docChanged) return value;
    const from = changes.mapPos(value.from, 1);
    const to = changes.mapPos(value.to, -1);
    return from <= to && newDoc.sliceString(from, to) === value.plain ? { ...value, from, to } : null;
  },
});

/** Pastes plain text over the selection, and remembers where, until it is known what it is in Markdown. */
export function pastePlain(state: EditorState, text: string): TransactionSpec {
  const { from, to } = state.selection.main;
  const insert = state.toText(text);
  return {
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    effects: begun.of({ from, to: from + insert.length, plain: insert.toString() }),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.paste',
    scrollIntoView: true,
  };
}

/**
 * Puts Markdown in place of the plain text that was pasted, as a step of its own: one undo gives the plain text back.
 * `null` where that text is not there any more, or is the same.
 */
export function pasteMarkdown(state: EditorState, markdown: string): TransactionSpec | null {
  const place = state.field(pasted);
  if (!place || state.readOnly) return null;
  const { from, to, insert } = fitted(state, place, markdown);
  if (insert === state.sliceDoc(from, to)) return null;
  return {
    changes: { from, to, insert },
    annotations: isolateHistory.of('full'),
    userEvent: 'input.paste',
  };
}

/** Blocks begin and end on lines of their own, which no table or item above or below takes for its own; and each of their lines belongs to the quote or item that the first is in. */
function fitted(
  state: EditorState,
  place: Pasted,
  markdown: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const first = state.doc.lineAt(place.from);
  const before = first.text.slice(0, place.from - first.from);
  const behind = state.sliceDoc(place.to, state.doc.lineAt(place.to).to);
  const parts = partsOf(before);
  const isBlock = /\n|^(?:#{1,6} |[-*+] |\d{1,9}[.)] |> |```|~~~|\|)/.test(markdown);
  const onlySigns = parts.length === before.length;
  // A list that is pasted into an empty item takes its place.
  const takesItem = onlySigns && parts.marker !== '' && /^(?:[-*+]|\d{1,9}[.)]) /.test(markdown);
  const prefix = takesItem ? parts.quote + parts.indent : continuation(parts);
  const gap = `\n${prefix.trimEnd()}\n${prefix}`;
  const lines = markdown
    .split('\n')
    .map((line, index) => (index > 0 && line !== '' ? prefix + line : index > 0 ? prefix.trimEnd() : line));
  const lineAt = (number: number) =>
    number < 1 || number > state.doc.lines ? '' : state.doc.line(number).text;
  const next = lineAt(state.doc.lineAt(place.to).number + 1);
  const goesOn = listKindOf(partsOf(lines.at(-1)!)) !== null && listKindOf(partsOf(next)) !== null;
  // A table is the only block that what stands right above it would take for words.
  const isGlued = markdown.startsWith('|') && parts.marker === '' && hasWords(lineAt(first.number - 1));
  const lead = onlySigns ? (isGlued ? `\n${prefix}` : '') : gap;
  const trail = behind.trim() !== '' ? gap : hasWords(next) && !goesOn ? `\n${prefix.trimEnd()}` : '';
  return {
    from: takesItem ? first.from + parts.quote.length + parts.indent.length : place.from,
    to: place.to,
    insert: isBlock ? lead + lines.join('\n') + trail : lines.join('\n'),
  };
}
