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
  focusMode: { group: 'Document', does: 'Focus mode: only the text, and back', keys: ['Mod-Shift-f'] },
  print: { group: 'Document', does: 'Print the document', keys: ['Mod-p'] },
  help: { group: 'Document', does: 'This list, outside the text', keys: ['?'] },

  strong: { group: 'Writing', does: 'Bold', keys: ['Mod-b'] },
  emphasis: { group: 'Writing', does: 'Italic', keys: ['Mod-i'] },
  strike: { group: 'Writing', does: 'Strikethrough', keys: ['Mod-Shift-x'] },
  code: { group: 'Writing', does: 'Code', keys: ['Mod-e', 'Mod-`'] },
  link: { group: 'Writing', does: 'Link', keys: ['Mod-k'] },
  heading1: { group: 'Writing', does: 'Heading 1', keys: ['Mod-Alt-1'] },
  heading2: { group: 'Writing', does: 'Heading 2', keys: ['Mod-Alt-2'] },
  heading3: { group: 'Writing', does: 'Heading 3', keys: ['Mod-Alt-3'] },
  heading4: { group: 'Writing', does: 'Heading 4', keys: ['Mod-Alt-4'] },
  heading5: { group: 'Writing', does: 'Heading 5', keys: ['Mod-Alt-5'] },
  heading6: { group: 'Writing', does: 'Heading 6', keys: ['Mod-Alt-6'] },
  paragraph: { group: 'Writing', does: 'No heading', keys: ['Mod-Alt-0'] },
  bullets: { group: 'Writing', does: 'Bulleted list', keys: ['Mod-Shift-8'] },
  numbers: { group: 'Writing', does: 'Numbered list', keys: ['Mod-Shift-7'] },
  tasks: { group: 'Writing', does: 'Task list', keys: ['Mod-Shift-9'] },
  quote: { group: 'Writing', does: 'Quote', keys: ['Mod-Shift-.'] },
  codeBlock: { group: 'Writing', does: 'Block of code', keys: ['Mod-Alt-c'] },
  indent: { group: 'Writing', does: 'Indent, in lists and code; next cell of a table', keys: ['Tab'] },
  outdent: { group: 'Writing', does: 'The other way round', keys: ['Shift-Tab'] },
  plainPaste: { group: 'Writing', does: 'Paste as plain text', keys: ['Mod-Shift-v'] },
  undo: { group: 'Writing', does: 'Undo', keys: ['Mod-z'] },
  redo: { group: 'Writing', does: 'Redo', keys: ['Mod-y', 'Mod-Shift-z'], mac: ['Mod-Shift-z'] },
  moveLine: { group: 'Writing', does: 'Move the line up or down', keys: ['Alt-ArrowUp', 'Alt-ArrowDown'] },
  copyLine: {
    group: 'Writing',
    does: 'Copy the line up or down',
    keys: ['Shift-Alt-ArrowUp', 'Shift-Alt-ArrowDown'],
  },
  leave: { group: 'Writing', does: 'Leave the text with the next Tab', keys: ['Escape'] },

  outline: { group: 'Moving about', does: 'Outline', keys: ['Mod-Shift-o'] },
  find: { group: 'Moving about', does: 'Find and replace', keys: ['Mod-f'] },
  findNext: { group: 'Moving about', does: 'Next match', keys: ['Mod-g', 'F3'] },
  findPrevious: { group: 'Moving about', does: 'Previous match', keys: ['Mod-Shift-g', 'Shift-F3'] },
  message: { group: 'Moving about', does: 'Go to the message at the edge; Esc goes back', keys: ['F8'] },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** All of one group, in the order of the table. */
export function shortcutsOf(group: Group): readonly Shortcut[] {
  return Object.values<Shortcut>(SHORTCUTS).filter((each) => each.group === group);
}
