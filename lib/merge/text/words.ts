const WORD =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー\p{M}]+)|[\p{L}\p{M}\p{N}_\u200c\u200d]+(?:['’]\p{L}+)*/gu;

/** Longest stretch of a script without spaces that is cut into words by dictionary; a longer one stays whole. */
const MAX_DICTIONARY = 20_000;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text in order, without white space and marks. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let dictionary = MAX_DICTIONARY;
  for (const [word, unspaced] of text.matchAll(WORD)) {
    if (unspaced === undefined || word.length > dictionary) words.push(word);
    else {
      dictionary -= word.length;
      for (const { segment } of segmenter.segment(word)) words.push(segment);
    }
  }
  return words;
}

/** Whether a text has words at all, not only white space and marks. */
export function hasWords(text: string): boolean {
  return LETTER.test(text);
}

const LETTER = /[\p{L}\p{N}]/u;
