import type { Text } from '@codemirror/state';
import { applyEdits, exactPosition, type TextEdit } from './exact-text';

/** The breaks of a text: `\n` alone (or none), `\r\n` alone, or whatever there is. */
type Breaks = '\n' | '\r\n' | 'mixed';

/**
 * A text, and how it came about by typing at one place: what was typed stands between two pieces of an `old` text. The
 * pieces are never copied, as `old` stays the same one from key to key: so a key costs the same in a text of any length,
 * as long as nobody looks at `text` whole.
 */
export interface TypedText {
  /** Exact to the byte, breaks included. */
  readonly text: string;
  readonly breaks: Breaks;
  readonly old: string;
  /** The old text goes to here, and goes on from `to`. */
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

/** Characters away from what was typed, up to which an edit belongs to it. */
const NEAR = 1_000;
/** Characters typed at one place, after which the text as it is becomes the old one. */
const MOST = 10_000;

/** A text in which nothing was typed yet. */
export function untyped(text: string): TypedText {
  return { text, breaks: breaksOf(text), old: text, from: 0, to: 0, typed: '' };
}

function breaksOf(text: string): Breaks {
  if (!text.includes('\r')) return '\n';
  return /\r(?!\n)|(?<!\r)\n/.test(text) ? 'mixed' : '\r\n';
}

/**
 * The text after edits, as `applyEdits` makes it.
 *
 * @param doc the editor's text before, whose positions edits count in, and `after` them.
 */
export function typedOn(before: TypedText, edits: readonly TextEdit[], doc: Text, after: Text): TypedText {
  const [edit] = edits;
  if (before.breaks === 'mixed' || edits.length !== 1 || !edit) {
    const text = applyEdits(before.text, edits);
    return { ...untyped(text), breaks: before.breaks };
  }
  const from = placeIn(before, edit.from, doc);
  const to = placeIn(before, edit.to, doc);
  const insert = before.breaks === '\n' ? edit.insert : edit.insert.replaceAll('\n', '\r\n');
  // The next break in a text without any is a plain one.
  const breaks = after.lines === 1 ? '\n' : before.breaks;
  return { ...spliced(before, from, to, insert), breaks };
}

function spliced(before: TypedText, from: number, to: number, insert: string): Omit<TypedText, 'breaks'> {
  const end = before.from + before.typed.length;
  const isNear = from >= before.from - NEAR && to <= end + NEAR && before.typed.length < MOST;
  // The piece that was typed, as far as the edit reaches, and where it stands in the old text.
  const { old } = isNear ? before : { old: before.text };
  const start = isNear ? Math.min(from, before.from) : from;
  const past = isNear ? before.to + Math.max(0, to - end) : to;
  const piece = isNear
    ? old.slice(start, before.from) + before.typed + old.slice(before.to, past)
    : old.slice(from, to);
  const typed = piece.slice(0, from - start) + insert + piece.slice(to - start);
  return { text: old.slice(0, start) + typed + old.slice(past), old, from: start, to: past, typed };
}

/** Where a position of the editor is in the exact text. */
export function placeIn({ text, breaks }: TypedText, position: number, doc: Text): number {
  if (breaks === 'mixed') return exactPosition(text, position);
  return breaks === '\n' ? position : position + doc.lineAt(position).number - 1;
}
