import { redo, undo } from '@codemirror/commands';
import type { Command } from '@codemirror/view';
import { commandOf } from './edit';
import { setHeading } from './set-heading';
import { insertTable } from './table';
import { toggleCodeBlock } from './toggle-code-block';
import { toggleLink } from './toggle-link';
import { toggleList } from './toggle-list';
import { toggleMark } from './toggle-mark';
import { toggleQuote } from './toggle-quote';

/** What buttons and keys do to the text, by name; their keys have the same names in the table of shortcuts. */
export const COMMANDS = {
  strong: commandOf(toggleMark('strong')),
  emphasis: commandOf(toggleMark('emphasis')),
  strike: commandOf(toggleMark('strike')),
  code: commandOf(toggleMark('code')),
  link: commandOf(toggleLink),
  heading1: commandOf(setHeading(1)),
  heading2: commandOf(setHeading(2)),
  heading3: commandOf(setHeading(3)),
  heading4: commandOf(setHeading(4)),
  heading5: commandOf(setHeading(5)),
  heading6: commandOf(setHeading(6)),
  paragraph: commandOf(setHeading(0)),
  bullets: commandOf(toggleList('bullet')),
  numbers: commandOf(toggleList('ordered')),
  tasks: commandOf(toggleList('task')),
  quote: commandOf(toggleQuote),
  codeBlock: commandOf(toggleCodeBlock),
  table: commandOf(insertTable),
  undo,
  redo,
} as const satisfies Readonly<Record<string, Command>>;

/** The name of a command. */
export type CommandName = keyof typeof COMMANDS;
