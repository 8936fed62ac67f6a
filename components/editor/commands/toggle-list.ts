import type { ChangeSpec, EditorState, Line } from '@codemirror/state';
import type { Tree } from '@lezer/common';
import { type Edit, treeUpTo } from './edit';
import { type LineParts, type ListKind, listKindOf, partsOf } from './line-parts';
import { furtherLines, itemOf, moveLine } from './list-items';
import { mapped } from './mapped';
import { renumbered } from './renumber';
import { isBlank, selectedProse } from './selected-lines';

/**
 * Makes items of this kind of the lines, each its own; where all of them are that already, plain lines. What stands
 * below an item's words stays below them, and numbers that follow are counted anew.
 */
export function toggleList(kind: ListKind): Edit {
  return (state) => {
    const tree = treeUpTo(state, state.selection.main.to);
    const lines = targets(state, tree);
    if (lines.length === 0) return null;
    const parts = lines.map((line) => partsOf(line.text));
    const off = parts.every((each) => listKindOf(each) === kind);
    const changes = off ? removed(state, tree, lines) : added(state, tree, lines, kind);
    return mapped(state, renumbered(state, state.changes(changes)));
  };
}

/** The lines that begin what is selected: of an item with several lines its first. */
function targets(state: EditorState, tree: Tree): readonly Line[] {
  const all = selectedProse(state);
  const lines = new Map<number, Line>();
  for (const line of all) {
    if (all.length > 1 && isBlank(line)) continue;
    if (partsOf(line.text).marker === '' && isOther(tree, line)) continue;
    const item = itemOf(tree, line);
    const first = item ? state.doc.lineAt(item.from) : line;
    lines.set(first.number, first);
  }
  return [...lines.values()];
}

/** What would not be the same in a list: rows of a table, rules, underlines of headings. */
function isOther(tree: Tree, line: Line): boolean {
  const start = line.from + line.text.length - line.text.trimStart().length;
  for (let node = tree.resolveInner(start, 1); ; node = node.parent) {
    if (
      /^(Table|HorizontalRule|HeaderMark)$/.test(node.name) &&
      !node.nextSibling?.name.startsWith('Header')
    ) {
      return node.name !== 'HeaderMark' || node.parent?.name.startsWith('Setext') === true;
    }
    if (!node.parent) return false;
  }
}

function added(state: EditorState, tree: Tree, lines: readonly Line[], kind: ListKind): ChangeSpec[] {
  const counts = new Map<string, number>();
  return lines.flatMap((line) => {
    const parts = partsOf(line.text);
    if (listKindOf(parts) === kind) return [];
    const place = parts.quote + parts.indent;
    const number = (counts.get(place) ?? 0) + 1;
    counts.set(place, number);
    const marker = markerFor(kind, parts, number);
    const at = line.from + place.length;
    const old = parts.marker.length + parts.gap.length + parts.task.length;
    const by =
      markWidth(marker) - (parts.marker === '' ? markWidth(marker) : parts.marker.length + parts.gap.length);
    return [{ from: at, to: at + old, insert: marker }, ...below(state, tree, line, by)];
  });
}

function markerFor(kind: ListKind, { marker }: LineParts, number: number): string {
  if (kind === 'ordered') return `${number}. `;
  const bullet = /^[-+*]$/.test(marker) ? marker : '-';
  return kind === 'task' ? `${bullet} [ ] ` : `${bullet} `;
}

/** Where the words of an item begin to count for what stands below them: a task's box is a part of its words. */
function markWidth(marker: string): number {
  return marker.indexOf(' ') + 1;
}

function removed(state: EditorState, tree: Tree, lines: readonly Line[]): ChangeSpec[] {
  const chosen = new Set(lines.map(({ number }) => number));
  return lines.flatMap((line) => {
    const { quote, indent, marker, gap, task } = partsOf(line.text);
    const at = line.from + quote.length + indent.length;
    const changes: ChangeSpec[] = [{ from: at, to: at + marker.length + gap.length + task.length }];
    // Beside an item that stays, only an empty line keeps it from being read as a part of it.
    if (isItemThatStays(state, line.number - 1, chosen)) {
      changes.unshift({ from: line.from, insert: `${quote.trimEnd()}\n` });
    }
    changes.push(...below(state, tree, line, -(marker.length + gap.length)));
    const end = itemOf(tree, line)?.to ?? line.to;
    if (isNumberThatStays(state, state.doc.lineAt(end).number + 1, chosen)) {
      changes.push({ from: end, insert: `\n${quote.trimEnd()}` });
    }
    return changes;
  });
}

function isItemThatStays(state: EditorState, number: number, chosen: ReadonlySet<number>): boolean {
  if (number < 1 || chosen.has(number)) return false;
  const line = state.doc.line(number);
  const parts = partsOf(line.text);
  return !isBlank(line) && (parts.marker !== '' || parts.indent !== '');
}

/** A number other than one begins no list right below a paragraph. */
function isNumberThatStays(state: EditorState, number: number, chosen: ReadonlySet<number>): boolean {
  if (number > state.doc.lines || chosen.has(number)) return false;
  return /\d/.test(partsOf(state.doc.line(number).text).marker);
}

/** What stands below the words of an item, moved with them. */
function below(state: EditorState, tree: Tree, line: Line, by: number): ChangeSpec[] {
  const item = itemOf(tree, line);
  return item && by !== 0 ? furtherLines(state, item).flatMap((further) => moveLine(further, by)) : [];
}
