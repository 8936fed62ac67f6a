/** Scripts that are written without spaces between words. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー]';

/** Letters, digits and what joins them. `\u200c` and `\u200d` are part of words in Persian and Indic scripts. */
const WORD = '[\\p{L}\\p{M}\\p{N}_\\u200c\\u200d]';

const PATTERN = new RegExp(
  [
    '\\s+',
    `(${UNSPACED}(?:${UNSPACED}|\\p{M})*)`,
    // URLs and paths, without the punctuation that ends a sentence.
    '[A-Za-z][A-Za-z0-9+.-]{1,20}:\\/\\/[^\\s<>"`)\\]]*[^\\s<>"`)\\].,;:!?\'*_]',
    // Words, with what holds one together: don't, well-known, 3.14, and/or, file.md, name@host.
    `${WORD}+(?:['’./:@#&=+~%-]${WORD}+)*`,
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

/** Longest stretch of unspaced script that is cut into words by dictionary; a longer one is cut into characters. */
const MAX_DICTIONARY = 20_000;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Cuts a text into words, white space and marks; joining them gives the text. A URL, link target, code span, tag,
 * anchor or run of one mark is a single token: half of one is worth nothing.
 */
export function tokens(text: string): string[] {
  const found: string[] = [];
  let dictionary = MAX_DICTIONARY;
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
    else if (token.length <= dictionary) {
      dictionary -= token.length;
      for (const { segment } of segmenter.segment(token)) found.push(segment);
    } else for (const [character] of token.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) found.push(character);
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
