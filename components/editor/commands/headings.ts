import type { CommandName } from './commands';

/** What makes a line a heading of each level, or none, by level. Apart from the commands, which the page loads later. */
export const HEADINGS = [
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'heading5',
  'heading6',
] as const satisfies readonly CommandName[];
