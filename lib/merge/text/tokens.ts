import { dictionary } from './dictionary.ts';
import { UNSPACED } from './scripts.ts';
import { WORD_CHARACTER } from './words.ts';

const PATTERN = new RegExp(
  [
    '\\s+',
    `([${UNSPACED}][${UNSPACED}\\p{M}]*)`,
    // URLs and paths, without the punctuation that ends a sentence.
    '[A-Za-z][A-Za-z0-9+.-]{1,20}:\\/\\/[^\\s<>"`)\\]]*[^\\s<>"`)\\].,;:!?\'*_]',
    // Words, with what holds one together: don't, well-known, 3.14, and/or, file.md, name@host.
    `(?:${WORD_CHARACTER})+(?:['’./:@#&=+~%-](?:${WORD_CHARACTER})+)*`,
    // Link targets with the bracket before them, reference targets, footnotes.
    '\\]\\([^()\\s]*(?:\\([^()\\s]*\\)[^()\\s]*)*(?:\\s"[^"\\n]{0,200}")?\\)',
    '\\]\\[[^\\]\\n]{0,200}\\]',
    '\\[\\^[^\\]\\n]{1,100}\\]',
    // Code spans, mathematics, comments, tags, attributes, templates.
    '``[^\\n]{1,500}?``',
    '`[^`\\n]{1,500}`',
    '\\$(?!\\s)[^$\\n]{1,200}(?<!\\s)\\$(?!\\p{N})',
    '<!--[^]{0,1000}?-->',
    '<[/!]?[A-Za-z][^<>\\n]{0,500}>',
    '\\{\\{[^{}\\n]{0,200}\\}\\}',
    '\\{%[^{}\\n]{0,200}%\\}',
    '\\{[#.:][^{}\\n]{0,200}\\}',
    '[\\p{Extended_Pictographic}\\p{Regional_Indicator}][\\p{M}\\p{Emoji_Modifier}\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u200d\\ufe0f]*',
    // A run of one mark, or any other character with what combines with it.
    '([^\\s])\\2*\\p{M}*',
  ].join('|'),
  'uy',
);

/**
 * Cuts a text into words, white space and marks; joining them gives the text. A URL, link target, code span, tag,
 * anchor or run of one mark is a single token: half of one is worth nothing. A stretch of a script without spaces that is
 * too long for a dictionary is cut into characters.
 */
export function tokens(text: string): string[] {
  const found: string[] = [];
  const cut = dictionary();
  let at = 0;
  while (at < text.length) {
    const end = plainEnd(text, at);
    if (end > at) {
      found.push(text.slice(at, end));
      at = end;
      continue;
    }
    PATTERN.lastIndex = at;
    const [token, unspaced] = PATTERN.exec(text)!;
    at += token.length;
    if (unspaced === undefined) found.push(token);
    else for (const part of cut(token)) found.push(part);
  }
  return found;
}

/**
 * The end of a plain ASCII word or run of spaces that begins here and that nothing after it can be part of, or `at`:
 * most of most texts, found without the pattern.
 */
function plainEnd(text: string, at: number): number {
  let end = at;
  if (isSpace(text.charCodeAt(at))) {
    while (isSpace(text.charCodeAt(end))) end++;
    return end;
  }
  while (isPlain(text.charCodeAt(end))) end++;
  return end === text.length || isSpace(text.charCodeAt(end)) ? end : at;
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

const isPlain = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
