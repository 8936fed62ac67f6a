import type { ChangeSet, ChangeSpec, EditorState } from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';
import { treeUpTo } from './edit';
import { furtherLines, isList, moveLine } from './list-items';

/**
 * Changes to lists together with the numbers that follow from them. Lists whose items stay the same keep their numbers,
 * and so do those that give each item the same. A list that begins with what was no beginning counts from one.
 */
export function renumbered(state: EditorState, changes: ChangeSet): ChangeSet {
  const next = state.update({ changes }).state;
  const tree = treeUpTo(next, next.doc.length < REACH ? next.doc.length : reachOf(changes) + REACH);
  const before = treeUpTo(state, state.doc.length < REACH ? state.doc.length : 0);
  const back = changes.invertedDesc;
  const was = (item: SyntaxNode) => itemAt(before, back.mapPos(markOf(item)!.from, 1));
  const more: ChangeSpec[] = [];
  for (const list of listsAt(tree, changes)) {
    const items = list.getChildren('ListItem').filter((item) => markOf(item));
    const old = items.map(was);
    const lists = new Set(old.map((item) => item?.parent?.from));
    const oldList = old[0]?.parent;
    const same = lists.size === 1 && oldList && oldList.getChildren('ListItem').length === items.length;
    if (same && oldList.name === 'OrderedList') continue;
    const numbers = items.map((item) => Number.parseInt(textOf(next, item), 10));
    if (
      numbers.length > 1 &&
      numbers[0] === numbers[1] &&
      old[0] &&
      old[0].parent?.from === old[1]?.parent?.from
    ) {
      continue;
    }
    const goesOn = old[0]?.parent?.name === 'OrderedList' && old[0].prevSibling !== null;
    const start = goesOn ? 1 : numbers[0]!;
    more.push(...items.flatMap((item, index) => numbered(next, item, numbers[index]!, start + index)));
  }
  return changes.compose(next.changes(more));
}

/** How far behind a change a list is still read. */
const REACH = 100_000;

function reachOf(changes: ChangeSet): number {
  let reach = 0;
  changes.iterChangedRanges((_fromA, _toA, _fromB, toB) => {
    reach = toB;
  });
  return reach;
}

/** The ordered lists in what the changes touch: each in a list that they change, or right beside it. */
function listsAt(tree: Tree, changes: ChangeSet): readonly SyntaxNode[] {
  const found = new Map<number, SyntaxNode>();
  changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    let { from, to } = { from: Math.max(0, fromB - 1), to: Math.min(tree.length, toB + 1) };
    for (const position of [from, to]) {
      for (
        let node: SyntaxNode | null = tree.resolveInner(position, position === from ? -1 : 1);
        node;
        node = node.parent
      ) {
        if (!isList(node)) continue;
        from = Math.min(from, node.from);
        to = Math.max(to, node.to);
      }
    }
    tree.iterate({
      from,
      to,
      enter: ({ name, node }) => {
        if (name === 'OrderedList') found.set(node.from, node);
      },
    });
  });
  return [...found.values()];
}

function itemAt(tree: Tree, position: number): SyntaxNode | null {
  for (let node: SyntaxNode | null = tree.resolveInner(position, 1); node; node = node.parent) {
    if (node.name === 'ListItem') return node.from === position ? node : null;
  }
  return null;
}

function markOf(item: SyntaxNode): SyntaxNode | null {
  return item.getChild('ListMark');
}

function textOf(state: EditorState, item: SyntaxNode): string {
  const mark = markOf(item)!;
  return state.sliceDoc(mark.from, mark.to);
}

/** The item with another number; where that is longer or shorter, what stands below its words moves along. */
function numbered(state: EditorState, item: SyntaxNode, from: number, to: number): ChangeSpec[] {
  if (from === to) return [];
  const mark = markOf(item)!;
  const by = String(to).length - (mark.to - mark.from - 1);
  return [
    { from: mark.from, to: mark.to - 1, insert: String(to) },
    ...furtherLines(state, item).flatMap((line) => moveLine(line, by)),
  ];
}
