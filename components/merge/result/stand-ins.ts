import { inlineOf } from '@/lib/merge/structure/inline-marks';
import { NONE, type Outline, outlinesOf } from '@/lib/merge/structure/outline';
import { cellsOf, isDelimiterRow } from '@/lib/merge/structure/table';
import { splitLines } from '@/lib/merge/text/lines';
import { commentOf } from './comment-of';

/** A stretch of a text. One with words of a `note` stands for text that is not known yet, and is as that may become. */
export interface Stretch {
  readonly text: string;
  readonly note?: string;
}

/** What a stretch has of one line. */
interface Part {
  readonly line: number;
  readonly text: string;
  readonly ending: string;
  /** Whether something that is known stands before or behind it in the line. */
  readonly begun: boolean;
  readonly unended: boolean;
}

/**
 * The text of all stretches, with the note instead of the words of each that has one. What makes the structure stays:
 * marks of lists, quotes and headings, cells, fences, tags, keys. So whatever stands around is what it would be with the
 * words. Of a paragraph, of rows, items or lines of code that follow each other one is left.
 */
export function withStandIns(stretches: readonly Stretch[]): string {
  const text = stretches.map((stretch) => stretch.text).join('');
  if (stretches.every(({ note }) => note === undefined)) return text;
  const lines = splitLines(text);
  const outline = outlinesOf([{ lines, joined: text }])[0]!;
  const starts = startsOf(lines);
  let start = 0;
  let line = 0;
  return stretches
    .map((stretch) => {
      const end = start + stretch.text.length;
      const from = start;
      start = end;
      if (stretch.note === undefined) return stretch.text;
      while (line + 1 < lines.length && starts[line + 1]! <= from) line += 1;
      return standIn(partsOf(lines, starts, line, from, end), outline, stretch.note);
    })
    .join('');
}

function startsOf(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => {
    at += line.length;
    return at - line.length;
  });
}

function partsOf(
  lines: readonly string[],
  starts: readonly number[],
  first: number,
  start: number,
  end: number,
): readonly Part[] {
  const parts: Part[] = [];
  for (let line = first; line < lines.length && starts[line]! < end; line += 1) {
    const whole = lines[line]!;
    const at = starts[line]!;
    const own = whole.slice(Math.max(0, start - at), end - at);
    const text = withoutEnding(own);
    const unended = end < at + withoutEnding(whole).length;
    parts.push({ line, text, ending: own.slice(text.length), begun: start > at, unended });
  }
  return parts;
}

const withoutEnding = (line: string): string => line.replace(/(?<![\r\n])[\r\n]+$/, '');

const MORE = '…';

function standIn(parts: readonly Part[], outline: Outline, note: string): string {
  const made: { text: string; ending: string }[] = [];
  const first = parts[0]?.line ?? 0;
  const last = parts.at(-1)?.line ?? 0;
  const hasOwn = (item: number): boolean =>
    outline.items.some(
      (of, line) => of === item && (outline.joined[line] === 0 || line < first || line > last),
    );
  const marks = marksToKeep(parts, outline);
  /** The line before, where what follows may go with it. */
  let before = NONE;
  let words = note;
  for (const part of parts) {
    const { line, text, ending } = part;
    const kind = outline.kinds[line]!;
    const blank = text.trim() === '';
    if (isFrame(part, outline)) {
      before = NONE;
      made.push({ text, ending });
    } else if (before !== NONE && (blank ? isRaw(kind) : goesOn(line, before, outline, hasOwn))) {
      made.at(-1)!.ending = ending;
      if (!blank) before = line;
    } else if (blank) {
      made.push({ text, ending });
      if (before !== NONE && !ITEM.test(plain(outline.kinds[before]!))) before = NONE;
    } else {
      made.push({ text: replaced(part, outline, words, marks.get(line) ?? ''), ending });
      words = MORE;
      before = line;
    }
  }
  if (words === note) insert(made, parts, outline, note);
  return made.map((each) => each.text + each.ending).join('');
}

const plain = (kind: string): string => kind.replace(/^>+/, '');
const RAW = /^(?:fence|code|math|comment|literal|pre|script|style|textarea|highlight|raw|verbatim|front)$/;
const isRaw = (kind: string): boolean => RAW.test(plain(kind));
const quotesIn = (kind: string): number => /^>*/.exec(kind)![0].length;
const ITEM = /^[-*+•.)]$/;

/** Whether a line holds others together and says nothing by itself. */
function isFrame({ line, text, begun }: Part, { kinds, partners, lines }: Outline): boolean {
  const kind = plain(kinds[line]!);
  if (partners[line] !== NONE && (isRaw(kind) || kind === '')) return true;
  if (kind === 'underline' || kind === 'rule') return true;
  if (kind.startsWith('row:')) return isDelimiterRow(lines[line], quotesIn(kinds[line]!));
  if (kind === 'html') return !begun && text.trim().startsWith('<') && !TAGGED.test(text);
  return !begun && /^(?:`{3}|~{3})/.test(text.slice(prefixOf(text, kinds[line]!).length));
}

/** Words between two tags. */
const TAGGED = />[^<>\p{L}\p{N}]*[\p{L}\p{N}][^<>]*</u;

/** Whether a line says more of what the line before began, so that one note stands for both. */
function goesOn(
  line: number,
  before: number,
  { kinds, joined, siblings }: Outline,
  hasOwn: (item: number) => boolean,
): boolean {
  const kind = plain(kinds[line]!);
  if (joined[line] === 1) return true;
  if (isRaw(kind) || kind.startsWith('row:') || kind === 'html')
    return kinds[line]!.split(':')[0] === kinds[before]!.split(':')[0];
  return ITEM.test(kind) && siblings[line] === before && !hasOwn(before) && !hasOwn(line);
}

const DEFINITION = /^\[(?!\^)[^\]\n]+\]:[ \t]*\S+/;
const BEGINNING =
  /^[ \t>]*(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+)*(?:#{1,6}[ \t]+)?(?:\[[ xX]\][ \t]+)?(?:\[\^[^\]\n]+\]:[ \t]+)?/;

/** With what a line begins that is no word. */
function prefixOf(text: string, kind: string): string {
  if (plain(kind) === 'front') return /^[ \t]*(?:- )?(?:[\w.-]+[ \t]*[:=][ \t]*)?/.exec(text)![0];
  if (isRaw(kind)) return (quotesIn(kind) > 0 ? /^[ \t>]*/ : /^[ \t]*/).exec(text)![0];
  return BEGINNING.exec(text)![0];
}

/** What stands for the words of a line. */
function replaced(
  { line, text, begun, unended }: Part,
  outline: Outline,
  words: string,
  marks: string,
): string {
  const kind = outline.kinds[line]!;
  const within = begun || unended;
  const prefix = begun ? /^\s*/.exec(text)![0] : prefixOf(text, kind);
  const end = text.slice(Math.max(prefix.length, text.trimEnd().length));
  const whole = outline.lines[line]!;
  if (plain(kind).startsWith('row:')) return prefix + cells(text.trim(), words, within) + end;
  const definition = begun || isRaw(kind) ? null : DEFINITION.exec(text.slice(prefix.length));
  if (definition) return `${prefix}${definition[0]} "${words}"${end}`;
  if (plain(kind) === 'html' && TAGGED.test(text)) return text.replace(TAGGED, `>${words}<`);
  if (begun && isAddress(whole.slice(0, whole.indexOf(text))))
    return words.toLowerCase().replaceAll(' ', '-');
  if (within) return `${prefix}‹${words}›${marks}${end}`;
  if (/fence|code/.test(kind)) return prefix + commentOf(words, languageAt(line, outline)) + end;
  return prefix + words + marks + end;
}

/** Whether what follows in the line is still part of an address. */
const isAddress = (before: string): boolean => /\]\(|https?:\/\//.test(before.split(/[\s)]/).at(-1)!);

/** A row of as many cells, with the words in the first that has some. */
function cells(row: string, words: string, within: boolean): string {
  if (!within) return `| ${words} |${' |'.repeat(cellsOf(row) - 1)}`;
  const parts = row.split(/(?<!\\)\|/);
  const first = Math.max(
    0,
    parts.findIndex((part) => part.trim() !== ''),
  );
  return parts.map((_, at) => (at === first ? `‹${words}›` : ' ')).join('|');
}

/** The language that the fence around a line names. */
function languageAt(line: number, { kinds, partners, lines }: Outline): string {
  for (let at = line; at >= 0 && kinds[at] === kinds[line]; at -= 1) {
    if (partners[at] !== NONE) return /(?:`{3,}|~{3,})\s*([\w+#-]*)/.exec(lines[at]!)?.[1] ?? '';
  }
  return '';
}

/** By the line, the marks of it that belong to others outside of the parts: `**` of which the other is elsewhere. */
function marksToKeep(parts: readonly Part[], { lines, joined, kinds }: Outline): ReadonlyMap<number, string> {
  const kept = new Map<number, string>();
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return kept;
  const above = first.begun || joined[first.line] === 1;
  const below = last.unended || joined[last.line + 1] === 1;
  if (!above && !below) return kept;
  let [top, bottom] = [first.line, last.line];
  while (joined[top] === 1) top -= 1;
  while (joined[bottom + 1] === 1) bottom += 1;
  const before = lines.slice(top, first.line).join('').length;
  const firstLine = lines[first.line]!;
  const start = before + (first.begun ? firstLine.lastIndexOf(first.text + first.ending) : 0);
  const end = start + parts.reduce((sum, { text, ending }) => sum + text.length + ending.length, 0);
  const { tokens, starts, partners, coded } = inlineOf(lines.slice(top, bottom + 1).join(''));
  const isWithin = (token: number): boolean => starts[token]! >= start && starts[token]! < end;
  const outside = tokens.flatMap((mark, at) => {
    const other = partners[at]?.find((each) => !isWithin(each));
    if (!isWithin(at) || coded.has(at) || other === undefined || !PAIRED.test(mark)) return [];
    return [{ mark, opens: other > at }];
  });
  const closing = outside.flatMap(({ mark, opens }) => (opens ? [] : [mark])).join('');
  const opening = outside.flatMap(({ mark, opens }) => (opens ? [mark] : [])).join('');
  const line = parts.find(({ text, line }) => text.trim() !== '' && !isRaw(kinds[line]!))?.line;
  if (line !== undefined && outside.length > 0) kept.set(line, closing + (opening && ` ${opening}${MORE}`));
  return kept;
}

/** Marks that Markdown pairs. */
const PAIRED = /^(?:\*+|_+|~+|`+|\[|\]\(.*\)|\]\[.*\]|\])$/s;

/** Puts the note where there are only frames, or nothing: within the frame that stands there. */
function insert(
  made: { text: string; ending: string }[],
  parts: readonly Part[],
  outline: Outline,
  note: string,
): void {
  const at = parts.findIndex((part) => isFrame(part, outline));
  const part = parts[at];
  const frame = made[at];
  if (part === undefined || frame === undefined) {
    made.push({ text: `\n\n${note}`, ending: '\n\n' });
    return;
  }
  const { line, text, begun } = part;
  const kind = outline.kinds[line]!;
  const indent = begun ? '' : (quotesIn(kind) > 0 ? /^[ \t>]*/ : /^[ \t]*/).exec(text)![0];
  const newline = part.ending || '\n';
  const partner = outline.partners[line]!;
  if (plain(kind).startsWith('row:')) {
    frame.text += newline + indent + cells(text.trim(), note, false);
  } else if (plain(kind) === 'html') {
    frame.text += `${newline}${indent}<!-- ${note} -->`;
  } else if (plain(kind) === 'rule') {
    frame.text = indent + note + newline + indent.trimEnd() + newline + text;
  } else {
    const words = plain(kind) === 'fence' ? commentOf(note, languageAt(line, outline)) : note;
    const closes = plain(kind) === 'underline' || (partner !== NONE && partner >= 0 && partner < line);
    frame.text = closes ? indent + words + newline + text : text + newline + indent + words;
  }
}
