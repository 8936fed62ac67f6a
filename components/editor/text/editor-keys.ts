import { defaultKeymap, historyKeymap } from '@codemirror/commands';
import { deleteMarkupBackward } from '@codemirror/lang-markdown';
import { searchKeymap } from '@codemirror/search';
import { type Extension, Prec } from '@codemirror/state';
import { type Command, EditorView, type KeyBinding, keymap } from '@codemirror/view';
import { COMMANDS, type CommandName } from '@/components/editor/commands/commands';
import { continueBlock } from '@/components/editor/commands/enter-key';
import { HEADINGS } from '@/components/editor/commands/headings';
import { tabIn, tabOut, tabUse } from '@/components/editor/commands/tab-key';
import { SHORTCUTS } from '@/components/editor/keys/shortcuts';

/** Keys of the browser's own that would take somebody by surprise: they do nothing here, whatever the command does. */
function bound(name: keyof typeof SHORTCUTS & CommandName): readonly KeyBinding[] {
  return SHORTCUTS[name].keys.map((key) => ({ key, run: COMMANDS[name], preventDefault: true }));
}

/** Esc lets the next Tab go, which the view does by itself; this says so where Tab has another use. */
const sayThatTabLeaves: Command = (view) => {
  if (tabUse(view.state) !== null) {
    view.dispatch({ effects: EditorView.announce.of('Tab now leaves the text.') });
  }
  return false;
};

/** The keys of the editor: those of Markdown before those of any text. */
export const editorKeys: Extension = [
  Prec.high(
    keymap.of([
      { key: 'Enter', run: continueBlock },
      { key: 'Backspace', run: deleteMarkupBackward },
      { key: 'Tab', run: tabIn, shift: tabOut },
      { key: 'Escape', run: sayThatTabLeaves },
      ...(
        [
          'strong',
          'emphasis',
          'strike',
          'code',
          'link',
          ...HEADINGS,
          'bullets',
          'numbers',
          'tasks',
          'quote',
          'codeBlock',
        ] as const
      ).flatMap(bound),
    ]),
  ),
  keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
];
