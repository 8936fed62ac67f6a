import { dictionary } from './dictionary.ts';
import { UNSPACED } from './scripts.ts';

/**
 * What words are made of, for a character class: letters, digits and what joins them. `\u200c` and `\u200d` are part of
 * words in Persian and Indic scripts.
 */
export const WORD_CHARACTERS = '\\p{L}\\p{M}\\p{N}_\\u200c\\u200d';

/** What may follow a word and is part of it: the end of "don't". */
const AFTER_APOSTROPHE = "(?:['’]\\p{L}+)*";

/** A combining mark without a letter before it, as stands behind many an emoji, is no part of the word that follows. */
const WORD = new RegExp(`([${UNSPACED}\\p{M}]+)|[${WORD_CHARACTERS}]+${AFTER_APOSTROPHE}`, 'gu');

/** A word, or less: combining marks and joiners end a piece, and nothing is looked up. To count, not to show. */
export const WORD_PIECE = new RegExp(`[\\p{L}\\p{N}_]+${AFTER_APOSTROPHE}`, 'gu');

/** The words of a text in order, without white space and marks; a long stretch without spaces may stay whole. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  const cut = dictionary();
  for (const [word, unspaced] of text.matchAll(WORD)) {
    const parts = unspaced === undefined ? null : cut(unspaced);
    for (const part of parts ?? [word]) words.push(part);
  }
  return words;
}

/** Whether a text has words at all, not only white space and marks. */
export function hasWords(text: string): boolean {
  return LETTER_OR_DIGIT.test(text);
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
