import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { CommandName } from '@/components/editor/commands/commands';
import { findSoon, openFindSoon } from '@/components/editor/find/find-soon';
import { program } from '@/components/ui/hooks/program';
import { plainLook } from './plain-look';
import { plainTab } from './plain-tab';

/**
 * What the editor does beyond writing, reading and undoing: it knows Markdown, finds, and pastes well. It comes apart from the
 * editor. Until then every key types or does nothing, and what is large, bold or code stands as it is going to.
 */
export const editorTools = program(() => import('./all-tools').then(({ allTools }) => allTools));

/** What stands in an editor for its tools before they are there. */
export const withoutTools: Extension = [plainLook, plainTab, findSoon];

/**
 * Does to the text what a button or key of this name does: at once, or when that is there, if the text and what is selected are
 * still the same by then. Answers whether it did or will.
 */
export function runCommand(view: EditorView, name: CommandName): boolean {
  const tools = editorTools.loaded();
  if (tools) return tools.commands[name](view);
  const { doc, selection } = view.state;
  const end = editorTools.subscribe(() => {
    end();
    const { state, dom } = view;
    const isSame = state.doc.eq(doc) && state.selection.eq(selection);
    if (dom.isConnected && isSame) editorTools.loaded()?.commands[name](view);
  });
  void editorTools.ask();
  return true;
}

/** Opens the panel for finding and goes to it, or to what stands for it until it is there. */
export function find(view: EditorView): void {
  const tools = editorTools.loaded();
  if (tools) tools.openFind(view);
  else openFindSoon(view);
}
