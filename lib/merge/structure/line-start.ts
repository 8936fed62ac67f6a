import { TYPED_LIST_MARKER } from '../text/list-item.ts';

/** How a line begins: its quote marks, how deep it is indented behind them, and where its text starts. */
export interface LineStart {
  readonly quotes: number;
  /** The column of the text behind the quote marks; a tab goes on to the next multiple of four (CommonMark §2.2). */
  readonly indent: number;
  /** Index of the first character of the text, or the line's length where it is blank. */
  readonly at: number;
}

const TAB = 4;

/** Looks at the beginning of a line. Four spaces and more before a quote mark make it text (CommonMark §5.1). */
export function lineStart(line: string): LineStart {
  let [at, indent, quotes] = [0, 0, 0];
  for (;;) {
    const code = line.charCodeAt(at);
    if (code === 32) indent++;
    else if (code === 9) indent += TAB - (indent % TAB);
    else if (code === 62 && indent < TAB) {
      quotes++;
      indent = 0;
      if (line.charCodeAt(at + 1) === 32) at++;
    } else break;
    at++;
  }
  return { quotes, indent, at: line.charCodeAt(at) === 10 || line.charCodeAt(at) === 13 ? line.length : at };
}

/** The marker of a list item: what kind of list it makes, and where the item's own text begins. */
export interface ItemStart {
  /** Items of one list have the same: the bullet, or the mark behind the number (CommonMark §5.3). */
  readonly list: string;
  readonly number: number | null;
  /** The column from which on a line belongs to the item. */
  readonly content: number;
}

const ITEM = new RegExp(`^(${TYPED_LIST_MARKER})(?:([ \\t]+)(?=\\S)|\\s*$)`);
const DEEPEST = 4;

/** The list item that begins with this text, if one does. */
export function itemStart(text: string, indent: number): ItemStart | null {
  const code = text.charCodeAt(0);
  const digit = code >= 48 && code <= 57;
  if (!digit && code !== 45 && code !== 42 && code !== 43 && code !== 0x2022) return null;
  const found = ITEM.exec(text);
  if (!found) return null;
  const [, marker, space = ''] = found;
  const width = space.startsWith('\t') ? TAB - ((indent + marker!.length) % TAB) : space.length;
  return {
    list: marker!.at(-1)!,
    number: digit ? Number.parseInt(marker!, 10) : null,
    content: indent + marker!.length + (width === 0 || width > DEEPEST ? 1 : width),
  };
}
