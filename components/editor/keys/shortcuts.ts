/** What a key of the editor does. The list that people see, the hints at buttons and the keymaps are all made of these. */
interface Shortcut {
  readonly group: Group;
  /** What it does, as the list says it. */
  readonly does: string;
  /** Each does it, the usual one first; in the notation of CodeMirror's keymaps. */
  readonly keys: readonly [string, ...string[]];
  /** In place of `keys` where there is a ⌘. */
  readonly mac?: readonly [string, ...string[]];
}

/** What keys are for, in the order of the list. */
export const GROUPS = ['Document', 'Writing', 'Moving about'] as const;

type Group = (typeof GROUPS)[number];

/** All keys of the editor, by what they do. */
export const SHORTCUTS = {
  save: { group: 'Document', does: 'Save', keys: ['Mod-s'] },
  help: { group: 'Document', does: 'This list, outside the text', keys: ['?'] },

  undo: { group: 'Writing', does: 'Undo', keys: ['Mod-z'] },
  redo: { group: 'Writing', does: 'Redo', keys: ['Mod-y', 'Mod-Shift-z'], mac: ['Mod-Shift-z'] },
  moveLine: { group: 'Writing', does: 'Move the line up or down', keys: ['Alt-ArrowUp', 'Alt-ArrowDown'] },
  copyLine: {
    group: 'Writing',
    does: 'Copy the line up or down',
    keys: ['Shift-Alt-ArrowUp', 'Shift-Alt-ArrowDown'],
  },
  leave: { group: 'Writing', does: 'Leave the text for the next control', keys: ['Tab'] },

  find: { group: 'Moving about', does: 'Find and replace', keys: ['Mod-f'] },
  findNext: { group: 'Moving about', does: 'Next match', keys: ['Mod-g', 'F3'] },
  findPrevious: { group: 'Moving about', does: 'Previous match', keys: ['Mod-Shift-g', 'Shift-F3'] },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** All of one group, in the order of the table. */
export function shortcutsOf(group: Group): readonly Shortcut[] {
  return Object.values<Shortcut>(SHORTCUTS).filter((each) => each.group === group);
}
