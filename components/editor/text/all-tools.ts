import { markdownLanguage, pasteURLAsLink } from '@codemirror/lang-markdown';
import { highlightSelectionMatches, openSearchPanel, search } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { COMMANDS } from '@/components/editor/commands/commands';
import { formatsOf } from '@/components/editor/commands/formats-of';
import { findPanel } from '@/components/editor/find/find-panel';
import { goOnFinding } from '@/components/editor/find/go-on-finding';
import { pasting } from '@/components/editor/paste/pasting';
import { lookUntilRead } from './look-until-read';
import { markdownKeys } from './markdown-keys';
import { markdownLook } from './markdown-look';

const extension: Extension = [
  // Not `markdown()`, which reads HTML too.
  markdownLanguage,
  markdownLook,
  lookUntilRead,
  pasteURLAsLink,
  highlightSelectionMatches(),
  search({ top: true, createPanel: findPanel }),
  markdownKeys,
  pasting,
];

/** All that comes apart from the editor. */
export const allTools = {
  extension,
  commands: COMMANDS,
  formatsOf,
  openFind: openSearchPanel,
  goOnFinding,
} as const;
