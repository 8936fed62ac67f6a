import { TYPED_LIST_MARKER } from './list-item.ts';

/**
 * What each line of a Markdown text stands in: `''` for prose, else a name for the block, equal only for lines in the
 * same kind of block with the same opening: `front`, `comment`, `code`, `fence:` and its opening line, `table:` and its
 * number of columns. A line outside prose is only worth something as a whole.
 */
export function blocksOf(lines: readonly string[]): readonly string[] {
  const blocks = new Array<string>(lines.length).fill('');
  let at = frontMatterEnd(lines);
  blocks.fill('front', 0, at);
  let blankBefore = true;
  let inList = false;
  let markdown: boolean | undefined;
  const isMarkdown = (): boolean => (markdown ??= !lines.some((line) => OTHER_FORMAT.test(line)));
  const commentEnd = frameEnds(lines, COMMENT_END);
  const highlightEnd = frameEnds(lines, HIGHLIGHT_END);
  while (at < lines.length) {
    const line = lines[at]!;
    const indent = indentOf(line);
    const first = line[indent];
    const start = at;
    if (first === undefined || first === '\n' || first === '\r') {
      blankBefore = true;
      at++;
      continue;
    }
    if (first === '`' || first === '~') at = fenceEnd(lines, at, indent, blankBefore);
    else if (first === '|') at = tableEnd(lines, at);
    else if (first === '<' && line.startsWith('<!--', indent)) at = commentEnd(at);
    else if (first === '{' && HIGHLIGHT.test(line)) at = highlightEnd(at);
    if (at > start) {
      blocks.fill(nameOf(lines, start, at, first, indent), start, at);
      blankBefore = false;
      continue;
    }
    const deep = indent >= 4 || line[0] === '\t';
    if (deep && !inList && (blankBefore || blocks[at - 1] === 'code') && isMarkdown()) blocks[at] = 'code';
    else if (mayStartList(line, indent) && LIST_START.test(line)) inList = true;
    else if (indent === 0 && blankBefore) inList = false;
    blankBefore = false;
    at++;
  }
  return blocks;
}

/** Lines of reStructuredText, AsciiDoc or a wiki, in which indented lines are other things than code. */
const OTHER_FORMAT =
  /^(?:[ \t]*\.\. (?:_|[\w:-]+::)|==+ \S|\[(?:\[[\w-]+\]|source|quote|NOTE)[\],]|:[\w-]+:(?:\s|$))/;

/** What makes deeper lines continue an item rather than be code: list markers, and directives of reStructuredText. */
const LIST_START = new RegExp(
  `^\\s*(?:${TYPED_LIST_MARKER}\\s|\\(?(?:\\p{N}{1,9}|#|[A-Za-z]|[ivxlcmIVXLCM]{2,7})[.)]\\s|\\.\\. |:)`,
  'u',
);

/** Spares most lines the pattern: the first word is a list marker only if it is short and ends in a mark. */
function mayStartList(line: string, indent: number): boolean {
  let end = indent;
  while (end < indent + 8 && isLetter(line.charCodeAt(end))) end++;
  return end === indent || line[end] === '.' || line[end] === ')';
}

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === ' ' || line[indent] === '\t') indent++;
  return indent;
}

function nameOf(lines: readonly string[], start: number, end: number, first: string, indent: number): string {
  if (first === '<') return 'comment';
  if (first !== '|') return `fence:${lines[start]!.slice(indent).trimEnd()}`;
  const columns =
    end > start + 1 && DELIMITER_ROW.test(lines[start + 1]!.trim()) ? columnsOf(lines[start + 1]!) : 0;
  return `table:${columns}`;
}

const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

const columnsOf = (row: string): number =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;

/** How many lines the front matter takes, its last mark included; 0 where there is none. */
export function frontMatterEnd(lines: readonly string[]): number {
  const opening = lines[0]?.replace(/^\ufeff/, '').trimEnd();
  if (opening !== '---' && opening !== '+++') return 0;
  for (let i = 1; i < lines.length; i++) if (lines[i]!.trimEnd() === opening) return i + 1;
  return 0;
}

/** The line after the fenced block that starts here, or this line if none does. */
function fenceEnd(lines: readonly string[], start: number, indent: number, blankBefore: boolean): number {
  const line = lines[start]!;
  const mark = line[indent]!;
  let length = 0;
  while (line[indent + length] === mark) length++;
  if (length < 3 || (mark === '`' && line.includes('`', indent + length))) return start;
  // Under a line of text no longer than itself, a bare row of marks underlines a heading (reStructuredText).
  const bare = line.trim().length === length;
  if (bare && !blankBefore && length > 3 && start > 0 && lines[start - 1]!.trimEnd().length <= length)
    return start;
  for (let i = start + 1; i < lines.length; i++) {
    const text = lines[i]!.trim();
    if (text.length >= length && text[0] === mark && text === mark.repeat(text.length)) return i + 1;
  }
  return lines.length;
}

function tableEnd(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (end < lines.length && lines[end]![indentOf(lines[end]!)] === '|') end++;
  return end;
}

const COMMENT_END = /-->/;
const HIGHLIGHT = /^\s*\{%-?\s*highlight\s/;
const HIGHLIGHT_END = /\{%-?\s*endhighlight\s*-?%\}/;

/**
 * Finds the line after a comment, or code between tags of Liquid, that starts in a line. One that ends on its own line
 * is prose, and so is one that never ends; for that, no line is looked at more than once.
 */
function frameEnds(lines: readonly string[], end: RegExp) {
  let last: number | undefined;
  return (start: number): number => {
    last ??= lines.findLastIndex((line) => end.test(line));
    if (start >= last || end.test(lines[start]!)) return start;
    let at = start + 1;
    while (!end.test(lines[at]!)) at++;
    return at + 1;
  };
}
