/** How much of a text is kept at either end, in characters; what is not much longer stays whole. */
const KEPT = 40;

/** What may open or close something that reaches beyond the lines it stands in. */
const MARK =
  /```|~~~|<[!/A-Za-z]|-->|\$\$|\{%|\{\{|\n:::|\\begin|\\end|\n#(?:if|end|region)|\n(?:---|\+\+\+)|\n\[[^\n]*\][ \t]*\r?\n/;

/**
 * A text that nobody changed without most of its middle, if what comes after that reads the same without it: it goes from
 * the beginning of one paragraph to that of another, or is all one paragraph, and opens and closes nothing.
 */
export function withoutQuiet(text: string): string {
  if (text.length < 4 * KEPT) return text;
  const [start, end] = [paragraphAfter(text), paragraphBefore(text)];
  if (start >= 0 && end > start && !MARK.test(text.slice(start, end)))
    return text.slice(0, start) + text.slice(end);
  const line = text.indexOf('\n', KEPT);
  const last = text.lastIndexOf('\n', text.length - KEPT);
  if (line < 0 || last <= line) return text;
  const middle = text.slice(line, last + 2);
  return /\n(?![A-Za-z])|\|/.test(middle) || MARK.test(middle)
    ? text
    : text.slice(0, line) + text.slice(last);
}

function paragraphAfter(text: string): number {
  let at = text.indexOf('\n\n', KEPT);
  while (at >= 0 && !isLetter(text.charCodeAt(at + 2))) at = text.indexOf('\n\n', at + 1);
  return at < 0 ? at : at + 2;
}

function paragraphBefore(text: string): number {
  let at = text.lastIndexOf('\n\n', text.length - KEPT);
  while (at > 0 && !isLetter(text.charCodeAt(at + 2))) at = text.lastIndexOf('\n\n', at - 1);
  return at <= 0 ? -1 : at + 2;
}

/** Whether a character is a letter of ASCII, with which no mark begins. */
export const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
