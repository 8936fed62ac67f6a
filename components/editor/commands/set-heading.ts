import type { ChangeSpec, EditorState, Line } from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';
import { type Edit, nodeAt, treeUpTo } from './edit';
import { partsOf } from './line-parts';
import { mapped } from './mapped';
import { isBlank, selectedProse } from './selected-lines';

/** How deep headings go. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

const UNDERLINED: ReadonlySet<string> = new Set(['SetextHeading1', 'SetextHeading2']);

/**
 * Makes headings of this level of the lines, or plain lines where all are that already; `0` makes them plain. A heading
 * that was underlined loses its line and is one line afterwards.
 */
export function setHeading(level: HeadingLevel | 0): Edit {
  return (state) => {
    const all = selectedProse(state);
    const lines = all.length === 1 ? all : all.filter((line) => !isBlank(line));
    const tree = treeUpTo(state, lines.at(-1)?.to ?? 0);
    const off =
      level === 0 || (lines.length > 0 && lines.every((line) => headingLevel(tree, line) === level));
    const changes: ChangeSpec[] = [];
    const done = new Set<number>();
    for (const line of lines) {
      const underlined = underlinedAt(tree, line);
      if (underlined && done.has(underlined.from)) continue;
      if (underlined) done.add(underlined.from);
      const sign = off ? '' : `${'#'.repeat(level)} `;
      changes.push(...(underlined ? freed(state, underlined, sign) : signed(line, sign)));
    }
    return changes.length > 0 ? mapped(state, changes) : null;
  };
}

/** The level of the heading that a line is, or is a part of; 0 for all other lines. */
export function headingLevel(tree: Tree, line: Line): number {
  const underlined = underlinedAt(tree, line);
  if (underlined) return Number(underlined.name.at(-1));
  const { heading, length } = partsOf(line.text);
  const node = tree.resolveInner(line.from + Math.max(0, Math.min(length, line.length) - 1), 1);
  return heading !== '' && isHeading(node) ? heading.trim().length : 0;
}

function isHeading(node: SyntaxNode | null): boolean {
  for (let at = node; at; at = at.parent) if (at.name.startsWith('ATXHeading')) return true;
  return false;
}

function underlinedAt(tree: Tree, line: Line): SyntaxNode | null {
  const node = nodeAt(tree, line.from + Math.min(partsOf(line.text).length, line.length), UNDERLINED);
  return node && node.from <= line.to && node.to > line.from ? node : null;
}

/** The line with this sign instead of its own. */
function signed(line: Line, sign: string): ChangeSpec[] {
  const { heading, length } = partsOf(line.text);
  const at = line.from + length - heading.length;
  const changes: ChangeSpec[] = [];
  if (heading !== sign) changes.push({ from: at, to: at + heading.length, insert: sign });
  const closing = heading === '' ? null : /(?<![ \t])[ \t]+#+[ \t]*$/.exec(line.text.slice(length));
  if (closing && sign === '') changes.push({ from: line.to - closing[0].length, to: line.to });
  return changes;
}

/** What is written above the underline, in one line behind the sign. */
function freed(state: EditorState, heading: SyntaxNode, sign: string): ChangeSpec[] {
  const underline = state.doc.lineAt(heading.getChild('HeaderMark')?.from ?? heading.to);
  const changes: ChangeSpec[] = sign === '' ? [] : [{ from: heading.from, insert: sign }];
  for (let at = state.doc.lineAt(heading.from); at.number + 1 < underline.number; ) {
    const next = state.doc.line(at.number + 1);
    const start = next.from + Math.min(partsOf(next.text).length, next.length);
    if (sign !== '') changes.push({ from: at.to, to: start, insert: ' ' });
    at = next;
  }
  changes.push({ from: underline.from - 1, to: underline.to });
  return changes;
}
