import { dictionary } from './dictionary.ts';
import { UNSPACED } from './scripts.ts';

/**
 * What words with spaces between them are made of, as the source of a pattern for one such character: letters, digits
 * and what joins them. `\u200c` and `\u200d` are part of words in Persian and Indic scripts.
 */
export const WORD_CHARACTER = `(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_\\u200c\\u200d]`;

/** What may follow a word and is part of it: the end of "don't". */
const AFTER_APOSTROPHE = `(?:['’](?:(?![${UNSPACED}])\\p{L})+)*`;

/** A combining mark without a letter before it, as stands behind many an emoji, is no part of the word that follows. */
const WORD = new RegExp(`([${UNSPACED}\\p{M}]+)|(?:${WORD_CHARACTER})+${AFTER_APOSTROPHE}`, 'gu');

/**
 * A word, or less: combining marks and joiners end a piece, each letter of a script without spaces is one, and nothing is
 * looked up. To count, not to show: pieces add up where words do, however a dictionary would cut them.
 */
export const WORD_PIECE = new RegExp(
  `[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}_])+${AFTER_APOSTROPHE}`,
  'gu',
);

/** The words of a text in order, without white space and marks. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  const cut = dictionary();
  for (const [word, unspaced] of text.matchAll(WORD)) {
    if (unspaced === undefined) words.push(word);
    else for (const part of cut(unspaced)) words.push(part);
  }
  return words;
}

/** Whether a text has words at all, not only white space and marks. */
export function hasWords(text: string): boolean {
  return LETTER_OR_DIGIT.test(text);
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
