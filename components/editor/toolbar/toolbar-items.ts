import type { CommandName } from '@/components/editor/commands/commands';
import type { Formats } from '@/components/editor/commands/formats';
import type { IconName } from '@/components/ui/controls/icon';

/** A button of the toolbar. */
export interface ToolbarItem {
  readonly command: CommandName;
  readonly icon: IconName;
  readonly label: string;
  /** Whether the place of the cursor is so; absent for what only does something once. */
  readonly isOn?: (formats: Formats) => boolean;
  /** Whether there is something to do; absent where there always is. */
  readonly isOpen?: (formats: Formats) => boolean;
}

/** What words can be. */
export const WORDS: readonly ToolbarItem[] = [
  { command: 'strong', icon: 'bold', label: 'Bold', isOn: ({ strong }) => strong },
  { command: 'emphasis', icon: 'italic', label: 'Italic', isOn: ({ emphasis }) => emphasis },
  { command: 'strike', icon: 'strike', label: 'Strikethrough', isOn: ({ strike }) => strike },
];

/** What lines can be, beside headings. */
export const LINES: readonly ToolbarItem[] = [
  { command: 'bullets', icon: 'bullets', label: 'Bulleted list', isOn: ({ list }) => list === 'bullet' },
  { command: 'numbers', icon: 'numbers', label: 'Numbered list', isOn: ({ list }) => list === 'ordered' },
  { command: 'tasks', icon: 'tasks', label: 'Task list', isOn: ({ list }) => list === 'task' },
];

/** What else there is. */
export const MORE: readonly ToolbarItem[] = [
  { command: 'link', icon: 'link', label: 'Link', isOn: ({ link }) => link },
  { command: 'quote', icon: 'quote', label: 'Quote', isOn: ({ quote }) => quote },
  { command: 'code', icon: 'code', label: 'Code', isOn: ({ code }) => code },
  { command: 'codeBlock', icon: 'codeBlock', label: 'Block of code', isOn: ({ codeBlock }) => codeBlock },
  { command: 'table', icon: 'table', label: 'Table' },
];

/** Back and forth. */
export const STEPS: readonly ToolbarItem[] = [
  { command: 'undo', icon: 'undo', label: 'Undo', isOpen: ({ canUndo }) => canUndo },
  { command: 'redo', icon: 'redo', label: 'Redo', isOpen: ({ canRedo }) => canRedo },
];
