import { openSearchPanel } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';

/** Opens the panel for finding and goes to it; what was typed before it was there is looked for as if it were typed now. */
export function openFind(view: EditorView, sought = ''): void {
  openSearchPanel(view);
  const input = view.dom.querySelector<HTMLInputElement>('.cm-find [main-field]');
  if (!input || sought === '') return;
  input.value = sought;
  input.setSelectionRange(sought.length, sought.length);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
