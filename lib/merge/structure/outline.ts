import { frontMatterEnd } from '../text/blocks.ts';
import { closableTags, type FrameMark, frameMarks, type RawFrame, rawFrameOf } from './frames.ts';
import { itemStart, lineStart } from './line-start.ts';
import { isLetter } from './quiet.ts';
import { cellsOf, isDelimiterRow } from './table.ts';

/** Stands for a line that is not there: no parent, no partner. */
export const NONE = -1;
/** The partner of a mark that opens or closes a frame and has none. */
const OPEN = -2;

/** What holds a text together, line by line: references are numbers of lines. */
export interface Outline {
  readonly lines: readonly string[];
  /** What kind of block a line stands in; `''` for a paragraph of prose and for blank lines. */
  readonly kinds: string[];
  /** The line that closes the frame which a line opens, or opens the one it closes; `OPEN` if there is none. */
  readonly partners: Int32Array;
  /** The list item that a line stands in; of an item, the one that it is nested in. */
  readonly items: Int32Array;
  /** The item before in the same list, `NONE` for the first and for what is no item. */
  readonly siblings: Int32Array;
  /** The first item of the list that an item stands in; other lines stand for themselves. */
  readonly lists: Int32Array;
  /** The nearest line above that is indented less. */
  readonly parents: Int32Array;
  /** 1 where a line goes on with the paragraph of the line before. */
  readonly joined: Uint8Array;
}

interface OpenItem {
  readonly line: number;
  readonly list: string;
  readonly content: number;
}

interface OpenFrame {
  readonly line: number;
  readonly name: string;
  readonly length: number;
}

const keyOf = ({ name, length }: Pick<FrameMark, 'name' | 'length'>): string =>
  length === 0 ? name : `${name} ${length}`;

/** What a line within a paragraph may have that reaches beyond it. */
const SPECIAL = /[<{|\\]/;
const CODE_INDENT = 4;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const HEADING = /^#{1,6}(?=\s|$)/;
const UNDERLINE = /^(?:=+|-+)$/;
/** Tags that begin a block of HTML wherever they stand (CommonMark §4.6, kind 6), and an unbroken tag alone on its line. */
const HTML_BLOCK =
  /^<\/?(?:address|article|aside|blockquote|body|center|details|dialog|dd|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|option|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s/>]|$)/i;

/** The outlines of texts that are compared with each other. */
export function outlinesOf(
  texts: readonly { readonly lines: readonly string[]; readonly joined: string }[],
): Outline[] {
  const closable = closableTags(texts.map(({ joined }) => joined));
  return texts.map(({ lines }) => outlineOf(lines, closable));
}

/**
 * Reads the outline of a text in one pass over its lines, as CommonMark does (§3.1: blocks come before what is in them),
 * with the tables, front matter, containers and template tags that are common around it.
 */
function outlineOf(lines: readonly string[], closable: ReadonlySet<string>): Outline {
  const count = lines.length;
  const kinds = new Array<string>(count).fill('');
  const partners = new Int32Array(count).fill(NONE);
  const items = new Int32Array(count).fill(NONE);
  const siblings = new Int32Array(count).fill(NONE);
  const lists = Int32Array.from(lines, (_, line) => line);
  const parents = new Int32Array(count).fill(NONE);
  const joined = new Uint8Array(count);
  const frames: OpenFrame[] = [];
  const opened = new Map<string, number>();
  let open: OpenItem[] = [];
  let above: { readonly line: number; readonly indent: number }[] = [];
  let raw: (RawFrame & { readonly line: number }) | null = null;
  let [paragraph, quotes, columns] = [NONE, 0, 0];
  let [html, blank] = [false, true];

  const placeUnder = (at: number, indent: number): void => {
    while (above.length > 0 && above.at(-1)!.indent >= indent) above.pop();
    parents[at] = above.at(-1)?.line ?? NONE;
    above.push({ line: at, indent });
  };
  const pair = (opening: number, closing: number): void => {
    partners[opening] = closing;
    partners[closing] = opening;
  };
  const endParagraph = (): void => {
    paragraph = NONE;
    columns = 0;
  };

  let at = frontMatterEnd(lines);
  if (at > 0) pair(0, at - 1);
  for (let line = 0; line < at; line++) {
    kinds[line] = 'front';
    const { indent, at: start } = lineStart(lines[line]!);
    if (start < lines[line]!.length) placeUnder(line, indent);
  }
  above = [];

  for (; at < count; at++) {
    const line = lines[at]!;
    // Most lines of most texts: one more of a paragraph.
    if (paragraph !== NONE && !raw && quotes === 0 && isLetter(line.charCodeAt(0)) && !SPECIAL.test(line)) {
      placeUnder(at, 0);
      items[at] = open.at(-1)?.line ?? NONE;
      joined[at] = 1;
      continue;
    }
    const start = lineStart(line);
    if (raw) {
      kinds[at] = raw.kind;
      if (raw.closes(line.slice(start.at))) {
        pair(raw.line, at);
        raw = null;
        above = [];
      } else if (start.at < line.length) placeUnder(at, start.indent);
      continue;
    }
    if (start.at === line.length) {
      endParagraph();
      html = false;
      blank = true;
      if (start.quotes < quotes) [quotes, open] = [start.quotes, []];
      continue;
    }
    const { indent } = start;
    const text = line.slice(start.at);
    const trimmed = text.trimEnd();
    const wasBlank = blank;
    blank = false;
    if (start.quotes !== quotes) {
      // A line that goes on with a quoted paragraph needs no mark (CommonMark §5.1, laziness).
      const lazy = start.quotes < quotes && paragraph !== NONE && isPlain(trimmed, indent);
      if (!lazy) {
        endParagraph();
        quotes = start.quotes;
        [open, above, html] = [[], [], false];
      }
    }
    placeUnder(at, indent);
    const quote = '>'.repeat(quotes);

    if (html) {
      kinds[at] = `${quote}html`;
      markFrames(at, text);
      continue;
    }
    const depth = open.at(-1)?.content ?? 0;
    const item = indent < depth + CODE_INDENT && !RULE.test(trimmed) ? itemStart(text, indent) : null;
    const begins =
      item && (paragraph === NONE || open.length > 0 || item.number === null || item.number === 1);
    if (item && begins) {
      let before: OpenItem | undefined;
      while (open.length > 0 && indent < open.at(-1)!.content) before = open.pop();
      if (before && before.list === item.list) {
        siblings[at] = before.line;
        lists[at] = lists[before.line]!;
      }
      items[at] = open.at(-1)?.line ?? NONE;
      open.push({ line: at, list: item.list, content: item.content });
      kinds[at] = `${quote}${item.list}`;
      endParagraph();
      paragraph = at;
      markFrames(at, text);
      continue;
    }
    const goesOn = paragraph !== NONE && isPlain(trimmed, indent);
    if (
      !goesOn &&
      paragraph !== NONE &&
      UNDERLINE.test(trimmed) &&
      indent >= depth &&
      indent < depth + CODE_INDENT
    ) {
      const level = trimmed[0] === '=' ? 1 : 2;
      for (let i = paragraph; i < at; i++) if (kinds[i] === quote) kinds[i] = `${quote}h${level}`;
      kinds[at] = `${quote}underline`;
      items[at] = open.at(-1)?.line ?? NONE;
      endParagraph();
      continue;
    }
    if (!goesOn) while (open.length > 0 && indent < open.at(-1)!.content) open.pop();
    items[at] = open.at(-1)?.line ?? NONE;
    const inner = indent - (open.at(-1)?.content ?? 0);
    const before = wasBlank || at === 0 ? null : lines[at - 1]!;
    const opened = inner < CODE_INDENT || !wasBlank ? rawFrameOf(text, before) : null;
    if (opened) {
      kinds[at] = opened.kind === 'comment' && !text.startsWith('<!--') ? quote : `${quote}${opened.kind}`;
      raw = { ...opened, line: at };
      partners[at] = OPEN;
      endParagraph();
      above = [];
      continue;
    }
    if (inner >= CODE_INDENT && paragraph === NONE) {
      kinds[at] = `${quote}code`;
      continue;
    }
    if (columns > 0) {
      kinds[at] = `${quote}row:${cellsOf(trimmed) - columns}`;
      continue;
    }
    if (trimmed.includes('|') && isDelimiterRow(lines[at + 1], start.quotes)) {
      columns = cellsOf(lines[at + 1]!.trim());
      kinds[at] = kinds[at + 1] = `${quote}row:${cellsOf(trimmed) - columns}`;
      continue;
    }
    const heading = trimmed[0] === '#' ? HEADING.exec(trimmed)?.[0] : undefined;
    if (heading !== undefined) {
      kinds[at] = `${quote}h${heading.length}`;
      endParagraph();
      continue;
    }
    if (RULE.test(trimmed)) {
      kinds[at] = `${quote}rule`;
      endParagraph();
      continue;
    }
    if (text[0] === '<' && HTML_BLOCK.test(text)) {
      html = true;
      kinds[at] = `${quote}html`;
      endParagraph();
      markFrames(at, text);
      continue;
    }
    kinds[at] = quote;
    if (markFrames(at, text) && !/^[\p{L}\p{N}]/u.test(text)) {
      endParagraph();
      continue;
    }
    if (paragraph === NONE) paragraph = at;
    else joined[at] = 1;
  }
  for (const { line } of frames) if (partners[line] === NONE) partners[line] = OPEN;
  return { lines, kinds, partners, items, siblings, lists, parents, joined };

  /** Whether a line of a paragraph can only be more of it. */
  function isPlain(trimmed: string, indent: number): boolean {
    if (indent >= CODE_INDENT) return true;
    const first = trimmed[0]!;
    if (first === '#') return !HEADING.test(trimmed);
    if (first === '`' || first === '~') return !/^(?:`{3}|~{3})/.test(trimmed);
    if (first === '<') return !HTML_BLOCK.test(trimmed) && !trimmed.startsWith('<!--');
    if (first === ':') return !trimmed.startsWith(':::');
    if (first === '$') return !trimmed.startsWith('$$');
    if (first === '-' || first === '=' || first === '*' || first === '_')
      return !UNDERLINE.test(trimmed) && !RULE.test(trimmed);
    return true;
  }

  /** Whether a frame is open that a mark may close: asked before looking for it, since many may be that it does not. */
  function isOpened({ name, length }: FrameMark): boolean {
    for (let shorter = length; shorter >= 0; shorter--)
      if ((opened.get(keyOf({ name, length: shorter })) ?? 0) > 0) return true;
    return false;
  }

  function closeLast(): OpenFrame {
    const last = frames.pop()!;
    const key = keyOf(last);
    opened.set(key, opened.get(key)! - 1);
    return last;
  }

  /** Pairs what a line opens and closes; says whether there was anything. */
  function markFrames(line: number, text: string): boolean {
    const first = text.charCodeAt(0);
    if (first !== 58 && first !== 35 && !text.includes('<') && !text.includes('{')) return false;
    const marks = frameMarks(text, closable);
    for (const mark of marks) {
      if (mark.opens) {
        frames.push({ line, name: mark.name, length: mark.length });
        const key = keyOf(mark);
        opened.set(key, (opened.get(key) ?? 0) + 1);
        continue;
      }
      if (!isOpened(mark)) {
        partners[line] = OPEN;
        continue;
      }
      let opening = closeLast();
      for (; opening.name !== mark.name || opening.length > mark.length; opening = closeLast())
        partners[opening.line] = OPEN;
      if (opening.line !== line) pair(opening.line, line);
    }
    return marks.length > 0;
  }
}
