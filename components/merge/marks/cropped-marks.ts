import { effortOf } from '@/lib/merge/diff/effort';
import { type WordMark, wordMarks } from '@/lib/merge/diff/word-marks';

/** Part of a marked text: a mark that is shown, or several that are folded away. */
export type Crop =
  | { readonly folded: false; readonly mark: WordMark }
  | { readonly folded: true; readonly marks: readonly WordMark[] };

/** A text up to this, in characters and in lines, is shown whole. */
const SHORT = 1600;
const SHORT_LINES = 22;
/** What stays in sight of unchanged text beside a change, and of a change itself at its ends. */
const CONTEXT = 160;
const CONTEXT_LINES = 3;
const ENDS = 600;
const ENDS_LINES = 10;
/** Less than this is not worth a fold. */
const WORTH = 240;
const WORTH_LINES = 4;
/** What is shown at once of a text that has changes everywhere. */
const MOST = 5000;

/**
 * Marks of a long text cropped around what changed, so that every card shows it whatever stands before: unchanged text is
 * folded but for a few words, long changes are in their middle, and so is what comes after many changes. All marks
 * joined are those given.
 */
export function croppedMarks(marks: readonly WordMark[]): readonly Crop[] {
  if (isShort(marks)) return marks.map((mark) => ({ folded: false, mark }));
  const narrow = narrowed(marks);
  const crops = narrow.flatMap((mark, index) => cropped(mark, index === 0, index === narrow.length - 1));
  let shown = 0;
  const end = crops.findIndex((crop) => {
    shown += crop.folded ? 0 : crop.mark.text.length;
    return shown > MOST;
  });
  const rest =
    end < 0 ? [] : crops.slice(end + 1).flatMap((crop) => (crop.folded ? crop.marks : [crop.mark]));
  if (!isWorthFolding(rest.map(({ text }) => text).join(''))) return crops;
  return [...crops.slice(0, end + 1), { folded: true, marks: rest }];
}

/** What takes the place of a word without end, such as an address or base64, without what both begin and end with. */
function narrowed(marks: readonly WordMark[]): readonly WordMark[] {
  return marks.flatMap((mark, index) => {
    const [before, next] = [marks[index - 1], marks[index + 1]];
    if (isLongPair(before, mark)) return [];
    return next && isLongPair(mark, next) ? wordMarks(mark.text, next.text, effortOf(0)) : [mark];
  });
}

const isLongPair = (old: WordMark | undefined, now: WordMark): boolean =>
  old?.kind === 'deleted' && now.kind === 'inserted' && Math.min(old.text.length, now.text.length) > ENDS;

function isShort(marks: readonly WordMark[]): boolean {
  const length = marks.reduce((sum, { text }) => sum + text.length, 0);
  return length <= SHORT && linesIn(marks.map(({ text }) => text).join('')) <= SHORT_LINES;
}

function cropped(mark: WordMark, first: boolean, last: boolean): readonly Crop[] {
  const { kind, text } = mark;
  const same = kind === 'same';
  const [length, lines] = same && !(first && last) ? [CONTEXT, CONTEXT_LINES] : [ENDS, ENDS_LINES];
  // Unchanged text at an end of the whole has a change on one side only; where nothing changed, its beginning shows.
  const head = same && first && !last ? 0 : headEnd(text, length, lines);
  const tail = same && last ? text.length : tailStart(text, length, lines);
  const piece = (from: number, to: number): readonly Crop[] =>
    from < to ? [{ folded: false, mark: { kind, text: text.slice(from, to) } }] : [];
  if (tail <= head || !isWorthFolding(text.slice(head, tail))) return [{ folded: false, mark }];
  return [
    ...piece(0, head),
    { folded: true, marks: [{ kind, text: text.slice(head, tail) }] },
    ...piece(tail, text.length),
  ];
}

const isWorthFolding = (text: string): boolean => text.length >= WORTH || linesIn(text) > WORTH_LINES;

/** Counted no further than matters. */
const linesIn = (text: string): number => text.split('\n', SHORT_LINES + 2).length;

/** Where some lines end, or some characters, at the end of a word where there is one near. */
function headEnd(text: string, length: number, lines: number): number {
  let end = -1;
  for (let line = 0; line < lines && end < length; line++) {
    const next = text.indexOf('\n', end + 1);
    if (next < 0) return wordEnd(text, length);
    if (next > length) break;
    end = next;
  }
  return end < 0 ? wordEnd(text, length) : end + 1;
}

function wordEnd(text: string, most: number): number {
  if (text.length <= most) return text.length;
  const space = Math.max(text.lastIndexOf(' ', most), text.lastIndexOf('\n', most));
  return space > most / 2 ? space + 1 : wholeCharacter(text, most);
}

/** The same from the end. */
function tailStart(text: string, length: number, lines: number): number {
  const least = text.length - length;
  let start = text.length;
  for (let line = 0; line < lines && start > 0; line++) {
    const before = text.lastIndexOf('\n', start - 2);
    if (before < least) break;
    start = before + 1;
  }
  return start < text.length && text[start - 1] === '\n' ? start : wordStart(text, least);
}

function wordStart(text: string, least: number): number {
  if (least <= 0) return 0;
  const space = text.slice(least).search(/\s/);
  return space >= 0 && space < (text.length - least) / 2 ? least + space + 1 : wholeCharacter(text, least);
}

/** No cut between what makes one character: surrogates, combining marks, joined emoji. */
function wholeCharacter(text: string, at: number): number {
  let cut = at;
  while (cut > 0 && (GOES_ON.test(text.charAt(cut)) || text[cut - 1] === '\u200d')) cut--;
  return cut;
}

const GOES_ON = /[\udc00-\udfff]|\p{M}|\u200d|\ufe0f/u;
