/** Scripts that are written without spaces between words, for a character class; "ー" belongs to two of them. */
export const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー';

/** The blocks of Unicode that nearly everything in these scripts is in: many times quicker to look for than scripts. */
const UNSPACED_BLOCKS = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/;

/** Whether finding the words of a text takes a dictionary. An estimate, to reckon with what looking at them costs. */
export function needsDictionary(text: string): boolean {
  return UNSPACED_BLOCKS.test(text);
}

/**
 * Chinese and Japanese characters, with their marks and full-width forms. The other scripts without spaces between
 * words have one between sentences.
 */
const SOLID = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]/;

/** Whether nothing has to stand between two sentences of which one ends, and the other begins, with such a character. */
export function isSetSolid(character: string): boolean {
  return SOLID.test(character);
}
