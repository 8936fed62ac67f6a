import { getSearchQuery, openSearchPanel, SearchQuery, setSearchQuery } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';
import type { Sought } from './find-soon';

/**
 * Goes on from the field that waited for finding. What was typed there is looked for as if it were typed now; whoever has gone
 * on elsewhere stays there, and finds it in the panel when they open it.
 */
export function goOnFinding(view: EditorView, { words, cursor }: Sought): void {
  if (cursor === null) {
    const search = new SearchQuery({ search: words, literal: true });
    if (!search.eq(getSearchQuery(view.state))) view.dispatch({ effects: setSearchQuery.of(search) });
    return;
  }
  openSearchPanel(view);
  const input = view.dom.querySelector<HTMLInputElement>('.cm-find [main-field]');
  if (!input || words === '') return;
  input.value = words;
  input.setSelectionRange(cursor, cursor);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
