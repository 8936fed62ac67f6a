import { markdownLanguage, pasteURLAsLink } from '@codemirror/lang-markdown';
import { forceParsing } from '@codemirror/language';
import { highlightSelectionMatches, openSearchPanel, search } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { COMMANDS } from '@/components/editor/commands/commands';
import { formatsOf } from '@/components/editor/commands/formats-of';
import { findPanel } from '@/components/editor/find/find-panel';
import { goOnFinding } from '@/components/editor/find/go-on-finding';
import { pasting } from '@/components/editor/paste/pasting';
import { markdownKeys } from './markdown-keys';
import { markdownLook } from './markdown-look';

const extension: Extension = [
  // Not `markdown()`, which reads HTML too.
  markdownLanguage,
  markdownLook,
  pasteURLAsLink,
  highlightSelectionMatches(),
  search({ top: true, createPanel: findPanel }),
  markdownKeys,
  pasting,
];

/** Milliseconds that reading what is in view may take before it is shown without. */
const SOON = 50;

/** Reads what is in view before it is drawn: else it would stand as plain text for a moment. */
function readWhatIsSeen(view: EditorView): void {
  forceParsing(view, view.viewport.to, SOON);
}

/** All that comes apart from the editor. */
export const allTools = {
  extension,
  commands: COMMANDS,
  formatsOf,
  openFind: openSearchPanel,
  goOnFinding,
  readWhatIsSeen,
} as const;
