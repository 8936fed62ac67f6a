import type { SearchQuery } from '@codemirror/search';
import type { EditorState } from '@codemirror/state';

/** Matches that are counted: more are only said to be many. */
const MOST = 10_000;

/** Where a text has what is searched for. */
export interface Matches {
  /** Where each begins, in order. */
  readonly starts: readonly number[];
  /** There are more than these. */
  readonly more: boolean;
}

/** One of them, in UTF-16 units. */
interface Match {
  readonly from: number;
  readonly to: number;
}

/** All matches of a query in the text, as many as are worth counting. */
export function matchesOf(state: EditorState, query: SearchQuery): Matches {
  const starts: number[] = [];
  const cursor = query.getCursor(state);
  for (let found = cursor.next(); !found.done; found = cursor.next()) {
    if (starts.length === MOST) return { starts, more: true };
    starts.push(found.value.from);
  }
  return { starts, more: false };
}

/** How many there are, in words, and which of them is selected, if one is. */
export function matchWords({ starts, more }: Matches, selected: number | null): string {
  if (starts.length === 0) return 'Not found';
  const all = `${more ? 'more than ' : ''}${starts.length.toLocaleString('en')}`;
  const index = selected === null ? -1 : starts.indexOf(selected);
  return index === -1 ? `${all} found` : `${(index + 1).toLocaleString('en')} of ${all}`;
}

/** The match that begins at the start of the selection or is the next behind it, else the first of the text. */
export function nearestMatch(state: EditorState, query: SearchQuery): Match | null {
  if (!query.valid) return null;
  return firstMatch(state, query, state.selection.main.from) ?? firstMatch(state, query, 0);
}

function firstMatch(state: EditorState, query: SearchQuery, from: number): Match | null {
  const found = query.getCursor(state, from).next();
  return found.done ? null : { from: found.value.from, to: found.value.to };
}
