const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’]\p{L}+)*/gu;

/** The words of a text in order, without white space and marks. A run of unspaced script counts as one. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}
