import { deleteMarkupBackward } from '@codemirror/lang-markdown';
import { searchKeymap } from '@codemirror/search';
import { type Extension, Prec } from '@codemirror/state';
import { type Command, EditorView, keymap } from '@codemirror/view';
import { continueBlock } from '@/components/editor/commands/enter-key';
import { tabIn, tabOut, tabUse } from '@/components/editor/commands/tab-key';

/** Esc lets the next Tab go, which the view does by itself; this says so where Tab has another use. */
const sayThatTabLeaves: Command = (view) => {
  if (tabUse(view.state) !== null) {
    view.dispatch({ effects: EditorView.announce.of('Tab now leaves the text.') });
  }
  return false;
};

/** What keys of any text do in Markdown, before what they do elsewhere, and the keys for finding. */
export const markdownKeys: Extension = [
  Prec.high(
    keymap.of([
      { key: 'Enter', run: continueBlock },
      { key: 'Backspace', run: deleteMarkupBackward },
      { key: 'Tab', run: tabIn, shift: tabOut },
      { key: 'Escape', run: sayThatTabLeaves },
    ]),
  ),
  keymap.of(searchKeymap),
];
