import { EditorSelection } from '@codemirror/state';
import { type Edit, nodeAt, treeUpTo } from './edit';
import { continuation, partsOf } from './line-parts';
import { mapped } from './mapped';
import { selectedLines } from './selected-lines';

const FENCED: ReadonlySet<string> = new Set(['FencedCode']);

/** Puts the lines between fences, as code; in code between fences, takes those away. */
export const toggleCodeBlock: Edit = (state) => {
  const { main } = state.selection;
  const lines = selectedLines(state);
  const tree = treeUpTo(state, main.to);
  const code = nodeAt(tree, main.from, FENCED);
  if (code && main.to <= code.to) {
    const first = state.doc.lineAt(code.from);
    const last = state.doc.lineAt(code.to);
    const closed = last.number > first.number && code.getChildren('CodeMark').length > 1;
    return mapped(state, [
      {
        from: code.from,
        to: closed && last.number === first.number + 1 ? first.to : Math.min(first.to + 1, state.doc.length),
      },
      ...(closed ? [{ from: last.from - 1, to: last.to }] : []),
    ]);
  }
  const first = lines[0]!;
  const last = lines.at(-1)!;
  const parts = partsOf(first.text);
  // In a list item the code belongs to it.
  const prefix = continuation(parts);
  const text = state.sliceDoc(first.from, last.to);
  const runs = text.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  const start = first.from + Math.min(first.length, prefix.length);
  const empty = state.sliceDoc(start, last.to) === '';
  const spec = mapped(state, [
    { from: start, insert: `${fence}\n${prefix}` },
    { from: last.to, insert: `\n${prefix}${fence}` },
  ]);
  if (!empty) return spec;
  return { ...spec, selection: EditorSelection.cursor(start + fence.length + 1 + prefix.length) };
};
