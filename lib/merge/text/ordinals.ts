/**
 * The number that a line bears by its place in a row of its kind: `2.`, `(2)`, `b)`, `ii.`, `## 1.2 Title`, `Step 2:`, `[^2]:`, or a
 * number alone in the first cell of a table. To number anew is no edit of what the line says.
 */
export interface Ordinal {
  readonly start: number;
  readonly end: number;
  /** How a row is numbered: by figures, letters or Roman numerals, with what stands around the number. */
  readonly shape: string;
  readonly value: number;
}

/** Small Roman numerals, by what they count. Of one letter they are letters. */
const ROMAN = ['', 'x', 'xx', 'xxx'].flatMap((tens) =>
  ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'].map((ones) => tens + ones),
);

/** Quote marks, then a bullet, a heading's marks or a name such as "Step", each with or without marks of emphasis. */
const LEAD =
  '(?:[ \\t]*>)*[ \\t]*(?:[-*+•][ \\t]+)?(?:#{1,6}[ \\t]+)?(?:\\*\\*|__|\\|[ \\t]*)?(?:\\p{Lu}\\p{L}{1,15}[ \\t]|\\[\\^)?\\(?';

const NUMBERED = new RegExp(
  `^(${LEAD})(?:(?:\\d{1,3}\\.)*(\\d{1,9})|([a-z]|x{0,3}(?:i[xv]|v?i{0,3}))(?=[.)]))([.):]|\\]:|[ \\t]*\\||)(?=[ \\t*_|\\r\\n]|$)`,
  'u',
);

/** Nearly every line is none: what a numbered one may begin with, looked at before the pattern. */
const MAY_BE =
  /^(?:[A-Z][a-z]{1,15}[ \t]\(?\d[\d.]*[).:]|[^a-zA-Z]{0,12}(?:\d|(?:[a-z]|[ivx]{2,7})[.)]|\p{Lu}\p{L}{1,15}[ \t]\(?\d))/u;

/** The ordinal of a line, if it has one. */
export function ordinalOf(line: string): Ordinal | null {
  if (!MAY_BE.test(line)) return null;
  const match = NUMBERED.exec(line);
  if (!match) return null;
  const [, lead = '', figures, letter, mark = ''] = match;
  const named = /[\p{L}^#|]/u.test(lead);
  if (figures === undefined && letter === '') return null;
  // A bare number is what a line says, but for a heading's; one with a colon is a key, unless it has a name.
  if (mark.trim() === '' && !/#[ \t]+$/.test(lead)) return null;
  if ((mark === ':' && !named) || (mark.trim() === '|') !== lead.includes('|')) return null;
  const end = match[0].length - mark.length;
  const start = end - (figures ?? letter ?? '').length;
  return {
    start,
    end,
    shape: `${lead.trim()}${letter ? (letter.length > 1 ? 'i' : 'a') : line.slice(lead.length, start)}#${mark.trim()}`,
    value: letter ? countOf(letter) : Number(figures),
  };
}

const countOf = (letters: string): number =>
  letters.length > 1 ? ROMAN.indexOf(letters) : letters.charCodeAt(0) - 96;

/** A line without its ordinal: two that are equal here say the same at another place of a row. */
export function withoutOrdinal(line: string): string {
  const ordinal = ordinalOf(line);
  return ordinal ? `${line.slice(0, ordinal.start)}\u0000${line.slice(ordinal.end)}` : line;
}

/** A line with another ordinal, written as its own is, or `null` where that cannot be written so. */
export function withOrdinal(line: string, value: number): string | null {
  const ordinal = ordinalOf(line);
  if (!ordinal || value < 0) return null;
  const { start, end } = ordinal;
  const old = line.slice(start, end);
  const letters = /[a-z]/.test(old);
  const written = old.length > 1 ? ROMAN[value] : String.fromCharCode(96 + value);
  if (letters && (value < 1 || (old.length === 1 && value > 26) || !written)) return null;
  const text = letters ? written! : String(value).padStart(old.startsWith('0') ? old.length : 0, '0');
  return line.slice(0, start) + text + line.slice(end);
}
