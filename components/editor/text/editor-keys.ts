import { defaultKeymap, historyKeymap } from '@codemirror/commands';
import { type Extension, Prec } from '@codemirror/state';
import { type KeyBinding, keymap } from '@codemirror/view';
import type { CommandName } from '@/components/editor/commands/commands';
import { HEADINGS } from '@/components/editor/commands/headings';
import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { runCommand } from './editor-tools';

/** Keys of the browser's own that would take somebody by surprise: they do nothing here, whatever the command does. */
function bound(name: keyof typeof SHORTCUTS & CommandName): readonly KeyBinding[] {
  return SHORTCUTS[name].keys.map((key) => ({
    key,
    run: (view) => runCommand(view, name),
    preventDefault: true,
  }));
}

/** The keys that there are from the first moment: those of commands before those of any text. */
export const editorKeys: Extension = [
  Prec.high(
    keymap.of(
      (
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
    ),
  ),
  keymap.of([...defaultKeymap, ...historyKeymap]),
];
