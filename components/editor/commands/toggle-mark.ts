import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type SelectionRange,
  type TransactionSpec,
} from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';
import { CODE_BLOCKS, type Edit, nodeAt, type Stretch, treeUpTo } from './edit';
import { partsOf } from './line-parts';
import { mapped } from './mapped';
import { markableIn } from './markable';

/** What words can be within a line. */
export type MarkKind = 'strong' | 'emphasis' | 'strike' | 'code';

interface Mark {
  readonly node: string;
  /** What a toggle writes; Markdown may have other signs for the same. */
  readonly sign: string;
}

/** How Markdown writes it, and what the syntax calls it. */
const MARKS: Readonly<Record<MarkKind, Mark>> = {
  strong: { node: 'StrongEmphasis', sign: '**' },
  emphasis: { node: 'Emphasis', sign: '*' },
  strike: { node: 'Strikethrough', sign: '~~' },
  code: { node: 'InlineCode', sign: '`' },
};

/** What is marked already: where its words are, between its two signs. */
interface Marked extends Stretch {
  readonly outer: Stretch;
}

/**
 * Marks the selected words, or takes the mark from them where all of them have it. With no selection it is about the
 * word at the cursor, or about what is written next: then both signs are put around the cursor. At the end of marked
 * words it leads out of them.
 *
 * Holds: other marks stay well nested, each line is marked by itself, and code, tables and the signs of blocks stay
 * whole.
 */
export function toggleMark(kind: MarkKind): Edit {
  return (state) => {
    const ranges = state.selection.ranges;
    const tree = treeUpTo(state, ranges.at(-1)!.to);
    const { main } = state.selection;
    const wanted = ranges.flatMap((range) => wordsOf(state, tree, range, kind));
    if (wanted.length === 0) return main.empty ? pairAt(state, tree, main, kind) : null;
    const marked = markedNear(state, tree, wanted, kind);
    if (main.empty && ranges.length === 1) {
      const left = marked.find(({ to, from }) => to === main.head && from < to);
      if (left) return { selection: EditorSelection.cursor(left.outer.to) };
    }
    const off = wanted.every((words) => isCovered(state, tree, words, marked));
    const next = off
      ? without(
          marked,
          wanted.map((words) => withSigns(tree, words)),
        )
      : together(state, marked, wanted);
    return rewritten(state, kind, marked, trimmed(state, next));
  };
}

/** Whether the cursor, or all that is selected, is marked so. */
export function isMarked(state: EditorState, tree: Tree, kind: MarkKind): boolean {
  const { from, to, empty } = state.selection.main;
  const node = holding(tree, from, kind);
  if (!node) return false;
  return empty || to <= node.to;
}

function holding(tree: Tree, position: number, kind: MarkKind): SyntaxNode | null {
  return nodeAt(tree, position, new Set([MARKS[kind].node]));
}

function wordsOf(state: EditorState, tree: Tree, range: SelectionRange, kind: MarkKind): readonly Stretch[] {
  if (!range.empty) return markableIn(state, tree, range, MARKS[kind].node);
  const around = holding(tree, range.head, kind);
  if (around) return [contentOf(around)];
  const word = state.wordAt(range.head);
  return word ? markableIn(state, tree, word, MARKS[kind].node) : [];
}

/** Both signs with the cursor between them, or none where they are there and nothing is between them. */
function pairAt(
  state: EditorState,
  tree: Tree,
  { head }: SelectionRange,
  kind: MarkKind,
): TransactionSpec | null {
  if (nodeAt(tree, head, CODE_BLOCKS)) return null;
  const { sign } = MARKS[kind];
  const line = state.doc.lineAt(head);
  const column = head - line.from;
  const before = runOf(sign[0]!, [...line.text.slice(0, column)].reverse());
  const behind = runOf(sign[0]!, [...line.text.slice(column)]);
  const around = before === behind ? before : 0;
  // Three of them are two and one: strong and emphasis.
  if (around === sign.length || (around === 3 && sign[0] === '*')) {
    return {
      changes: { from: head - sign.length, to: head + sign.length },
      selection: EditorSelection.cursor(head - sign.length),
    };
  }
  const at = Math.max(head, line.from + Math.min(partsOf(line.text).length, line.length));
  return {
    changes: { from: at, insert: sign + sign },
    selection: EditorSelection.cursor(at + sign.length),
  };
}

function runOf(sign: string, characters: readonly string[]): number {
  const end = characters.findIndex((character) => character !== sign);
  return end === -1 ? characters.length : end;
}

function markedNear(
  state: EditorState,
  tree: Tree,
  wanted: readonly Stretch[],
  kind: MarkKind,
): readonly Marked[] {
  const found = new Map<number, Marked>();
  for (const { from, to } of wanted) {
    tree.iterate({
      from: Math.max(0, from - 1),
      to: Math.min(state.doc.length, to + 1),
      enter: ({ name, node }) => {
        // One space between is no reason for two of them.
        if (name !== MARKS[kind].node || node.to < from - 1 || node.from > to + 1) return;
        found.set(node.from, { ...contentOf(node), outer: { from: node.from, to: node.to } });
      },
    });
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
}

function contentOf(node: SyntaxNode): Stretch {
  return { from: node.firstChild?.to ?? node.from, to: node.lastChild?.from ?? node.to };
}

/** Whether each character of the words that is neither space nor sign is marked. */
function isCovered(state: EditorState, tree: Tree, words: Stretch, marked: readonly Stretch[]): boolean {
  const covered = new Array<boolean>(words.to - words.from).fill(false);
  const cover = ({ from, to }: Stretch) => {
    covered.fill(true, Math.max(0, from - words.from), Math.max(0, to - words.from));
  };
  marked.forEach(cover);
  if (!covered.includes(true)) return false;
  tree.iterate({
    ...words,
    enter: ({ name, from, to }) => {
      if (/^(EmphasisMark|StrikethroughMark|CodeMark|LinkMark)$/.test(name)) cover({ from, to });
    },
  });
  const text = state.sliceDoc(words.from, words.to);
  return covered.every((is, index) => is || /\s/.test(text[index]!));
}

/** Together with the signs of other marks that hold these words and nothing else. */
function withSigns(tree: Tree, words: Stretch): Stretch {
  let grown = words;
  for (let node: SyntaxNode | null = tree.resolve(words.from, 1); node?.firstChild; node = node.parent) {
    const inner = contentOf(node);
    if (inner.from === grown.from && inner.to === grown.to) grown = { from: node.from, to: node.to };
  }
  return grown;
}

function without(marked: readonly Stretch[], wanted: readonly Stretch[]): readonly Stretch[] {
  return wanted.reduce<readonly Stretch[]>(
    (left, words) =>
      left.flatMap(({ from, to }) => {
        if (words.to <= from || words.from >= to) return [{ from, to }];
        return [
          { from, to: Math.max(from, words.from) },
          { from: Math.min(to, words.to), to },
        ];
      }),
    marked,
  );
}

/** Both, joined where they overlap and where only spaces and signs that go stand between them. */
function together(
  state: EditorState,
  marked: readonly Marked[],
  wanted: readonly Stretch[],
): readonly Stretch[] {
  const outers = marked.map(({ from, to, outer }) => ({ from, to, outer }));
  const all = [...outers, ...wanted.map((words) => ({ ...words, outer: words }))].sort(
    (a, b) => a.outer.from - b.outer.from || a.from - b.from,
  );
  const joined: { from: number; to: number; outer: { from: number; to: number } }[] = [];
  for (const next of all) {
    const last = joined.at(-1);
    if (last && /^[ \t]*$/.test(state.sliceDoc(last.outer.to, next.outer.from))) {
      last.from = Math.min(last.from, next.from);
      last.to = Math.max(last.to, next.to);
      last.outer.to = Math.max(last.outer.to, next.outer.to);
    } else joined.push({ from: next.from, to: next.to, outer: { ...next.outer } });
  }
  return joined;
}

/** Signs stand at words: what begins or ends with spaces would not be read as marked. */
function trimmed(state: EditorState, stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.flatMap(({ from, to }) => {
    const text = state.sliceDoc(from, to);
    const start = from + text.length - text.trimStart().length;
    const end = to - (text.length - text.trimEnd().length);
    return start < end ? [{ from: start, to: end }] : [];
  });
}

/** The changes that leave exactly these stretches marked. Signs that can stay are left alone. */
function rewritten(
  state: EditorState,
  kind: MarkKind,
  marked: readonly Marked[],
  next: readonly Stretch[],
): TransactionSpec {
  const changes: ChangeSpec[] = [];
  const staying = new Set<number>();
  const add = (at: number, insert: string) => changes.push({ from: at, insert });
  for (const words of next) {
    const sign = signFor(kind, state.sliceDoc(words.from, words.to));
    const opened = marked.find(({ from }) => from === words.from);
    const closed = marked.find(({ to }) => to === words.to);
    const opening = opened && state.sliceDoc(opened.outer.from, opened.from);
    const closing = closed && state.sliceDoc(closed.to, closed.outer.to);
    // Emphasis may be written in two ways: a sign stays only if it fits the one at the other end.
    const kept =
      (opening ?? closing ?? sign) === (closing ?? opening ?? sign) ? (opening ?? closing) : undefined;
    const use = kind === 'code' ? sign : (kept ?? sign);
    if (opened && opening === use) staying.add(opened.outer.from);
    else add(words.from, use);
    if (closed && closing === use) staying.add(closed.to);
    else add(words.to, use);
  }
  for (const { from, to, outer } of marked) {
    if (!staying.has(outer.from)) changes.push({ from: outer.from, to: from });
    if (!staying.has(to)) changes.push({ from: to, to: outer.to });
  }
  return mapped(state, changes);
}

/** Code that holds backticks stands between longer runs of them. */
function signFor(kind: MarkKind, words: string): string {
  const { sign } = MARKS[kind];
  if (kind !== 'code') return sign;
  const runs = words.match(/`+/g) ?? [];
  return sign.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
}
