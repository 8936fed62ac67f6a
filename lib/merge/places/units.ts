import { splitLines } from '../text/lines.ts';
import { LIST_MARKER } from '../text/list-item.ts';

/** What is decided on at once: a paragraph, a list item, a heading, a row of a table, or lines of code with none blank between them. */
export interface Unit {
  /** With the blank lines after it, and those before the first. */
  readonly text: string;
  readonly kind: 'prose' | 'item' | 'heading' | 'row' | 'code';
  /** Units of different shapes do not take each other's place: items of another depth or number, rows of more cells. */
  readonly shape: string;
}

type Shape = Pick<Unit, 'kind' | 'shape'>;

const QUOTES = /^(?:[ \t]*>)*/;
const ITEM = new RegExp(`^([ \\t]*)(${LIST_MARKER})(?=\\s|$)`);
const HEADING = /^ {0,3}#{1,6}(?=\s|$)/;
const INDENTED = /^(?: {2}|\t)/;
/** Where a blank line ends nothing. */
const UNDIVIDED: ReadonlySet<string> = new Set(['front', 'comment']);

/**
 * Cuts a stretch of a text into units; joined, they give it back.
 *
 * @param blocks what each of its lines stands in (blocks.ts).
 */
export function unitsOf(text: string, blocks: readonly string[]): readonly Unit[] {
  const units: Unit[] = [];
  let open: (Shape & { text: string; block: string; quotes: string }) | null = null;
  let before = '';
  let blank = false;
  for (const [index, line] of splitLines(text).entries()) {
    const block = blocks[index] ?? '';
    const quotes = QUOTES.exec(line)![0];
    const content = line.slice(quotes.length);
    if (content.trim() === '' && !UNDIVIDED.has(block)) {
      blank = true;
      if (open === null) before += line;
      else open.text += line;
      continue;
    }
    const marks = quotes.replace(/\s/g, '');
    const shape = shapeOf(marks, content, block);
    const goesOn: boolean =
      open !== null &&
      open.block === block &&
      !BEGINS.has(shape.kind) &&
      open.kind !== 'heading' &&
      (marks === '' || marks === open.quotes) &&
      (!blank || (open.kind === 'item' && INDENTED.test(content)));
    if (open !== null && goesOn) open.text += line;
    else {
      if (open !== null) units.push({ text: open.text, kind: open.kind, shape: open.shape });
      open = { ...shape, text: before + line, block, quotes: marks };
      before = '';
    }
    blank = false;
  }
  if (open !== null) units.push({ text: open.text, kind: open.kind, shape: open.shape });
  else if (before !== '') units.push({ text: before, kind: 'prose', shape: '' });
  return units;
}

/** What begins with a line of its own. */
const BEGINS: ReadonlySet<Unit['kind']> = new Set(['item', 'heading', 'row']);

function shapeOf(quotes: string, content: string, block: string): Shape {
  if (block.startsWith('table:')) return { kind: 'row', shape: `row ${quotes} ${cellsOf(content)}` };
  if (block !== '') return { kind: 'code', shape: `code ${block}` };
  const [, indent, marker] = ITEM.exec(content) ?? [];
  if (indent !== undefined)
    return { kind: 'item', shape: `item ${quotes} ${indent.replaceAll('\t', '    ').length} ${marker}` };
  const kind = HEADING.test(content) ? 'heading' : 'prose';
  return { kind, shape: `${kind} ${quotes}` };
}

/** How many cells a row has. A mark behind a backslash separates none. */
const cellsOf = (row: string): number => row.replace(/\\./g, '').trim().split('|').length;
