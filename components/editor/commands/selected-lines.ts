import type { EditorState, Line } from '@codemirror/state';
import { CODE_BLOCKS, nodeAt, treeUpTo } from './edit';

/** The lines that a cursor or selection touches, each once, in order. A selection that ends at the beginning of a line leaves it out. */
export function selectedLines(state: EditorState): Line[] {
  const lines = new Map<number, Line>();
  for (const { from, to, empty } of state.selection.ranges) {
    let line = state.doc.lineAt(from);
    for (;;) {
      lines.set(line.number, line);
      if (line.to >= to || (!empty && line.to + 1 === to) || line.number === state.doc.lines) break;
      line = state.doc.line(line.number + 1);
    }
  }
  return [...lines.values()];
}

/** Those of them that are Markdown, not code. */
export function selectedProse(state: EditorState): Line[] {
  const lines = selectedLines(state);
  const tree = treeUpTo(state, lines.at(-1)?.to ?? 0);
  return lines.filter((line) => !nodeAt(tree, line.from + indentOf(line.text), CODE_BLOCKS));
}

/** Whether there is nothing to see on the line. */
export function isBlank({ text }: Line): boolean {
  return text.trim() === '';
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
