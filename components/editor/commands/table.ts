import {
  EditorSelection,
  type EditorState,
  type Line,
  type SelectionRange,
  type TransactionSpec,
} from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';
import { CODE_BLOCKS, type Edit, nodeAt, treeUpTo } from './edit';
import { continuation, hasWords, partsOf } from './line-parts';

const TABLE: ReadonlySet<string> = new Set(['Table']);

/** The table around a position. */
export function tableAt(tree: Tree, position: number): SyntaxNode | null {
  return nodeAt(tree, position, TABLE);
}

/** Puts an empty table below the line of the cursor, its first heading selected; in a table, another row. */
export const insertTable: Edit = (state) => {
  const { main } = state.selection;
  const tree = treeUpTo(state, main.to);
  const line = state.doc.lineAt(main.to);
  if (nodeAt(tree, main.head, CODE_BLOCKS)) return null;
  const table = tableAt(tree, main.head);
  if (table) return withRow(state.doc.lineAt(table.to));
  const parts = partsOf(line.text);
  const prefix = continuation(parts);
  const empty = line.text.slice(parts.length).trim() === '';
  const rows = ['| Column 1 | Column 2 |', '| --- | --- |', '|  |  |'];
  // Only an empty line above keeps a table from being read as a part of the paragraph.
  const below = parts.marker === '' && line.number > 1 && hasWords(state.doc.line(line.number - 1).text);
  const lead = empty
    ? below
      ? `\n${prefix}`
      : ' '.repeat(Math.max(0, prefix.length - line.length))
    : `\n${prefix.trimEnd()}\n${prefix}`;
  const next = line.number < state.doc.lines ? state.doc.line(line.number + 1) : null;
  const trail = next && next.text.trim() !== '' ? `\n${prefix.trimEnd()}` : '';
  const at = line.to + lead.length + '| '.length;
  return {
    changes: { from: line.to, insert: lead + rows.join(`\n${prefix}`) + trail },
    selection: EditorSelection.range(at, at + 'Column 1'.length),
  };
};

/** To the next cell of a table, all of it selected; from the last one to a new row. */
export const nextCell: Edit = (state) => toCell(state, 1);

/** To the cell before. The first one has none. */
export const previousCell: Edit = (state) => toCell(state, -1);

function toCell(state: EditorState, by: 1 | -1): TransactionSpec | null {
  const { head } = state.selection.main;
  const table = tableAt(treeUpTo(state, head), head);
  if (!table) return null;
  const cells: SelectionRange[] = [];
  const last = state.doc.lineAt(table.to);
  for (let number = state.doc.lineAt(table.from).number; number <= last.number; number += 1) {
    const line = state.doc.line(number);
    if (!isRule(line)) cells.push(...cellsOf(line));
  }
  const line = state.doc.lineAt(head);
  const here = cells.findLastIndex(({ from }) => from <= head || state.doc.lineAt(from).number < line.number);
  const cell = cells[Math.max(0, here + by)];
  if (cell) return { selection: EditorSelection.single(cell.from, cell.to) };
  return withRow(last);
}

function isRule({ text }: Line): boolean {
  return /^[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\||$)[-:| \t]*$/.test(text);
}

/** What is in the cells of a row, without the spaces around; an empty cell is a place between them. */
function cellsOf(line: Line): SelectionRange[] {
  const { quote, indent } = partsOf(line.text);
  const start = quote.length + indent.length;
  const pipes = [...line.text.matchAll(/\\.|\|/g)].filter(([sign]) => sign === '|').map(({ index }) => index);
  const edges = pipes[0] === start ? pipes : [start - 1, ...pipes];
  if (line.text.slice(edges.at(-1)! + 1).trim() !== '') edges.push(line.length);
  return edges.slice(1).map((end, index) => {
    const from = edges[index]! + 1;
    const text = line.text.slice(from, end);
    const words = text.trim();
    if (words === '') return EditorSelection.cursor(line.from + from + Math.min(1, text.length));
    const at = line.from + from + text.length - text.trimStart().length;
    return EditorSelection.range(at, at + words.length);
  });
}

/** Another row below this one, with as many cells, the cursor in its first. */
function withRow(last: Line): TransactionSpec {
  const { quote, indent } = partsOf(last.text);
  const cells = Math.max(1, cellsOf(last).length);
  const lead = `\n${quote}${indent}`;
  return {
    changes: { from: last.to, insert: `${lead}|${'  |'.repeat(cells)}` },
    selection: EditorSelection.cursor(last.to + lead.length + 2),
  };
}
