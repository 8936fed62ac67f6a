/** Cut so, a piece takes about a millisecond to count. */
const PIECE = 8_192;

let segmenter: Intl.Segmenter | undefined;

function countIn(text: string): number {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
}

/**
 * Counts words piece by piece: after each it says how many there are so far. Words are what the language of the text takes for
 * them, so Chinese and Japanese count as well (Unicode Standard Annex 29).
 */
export function* countingWords(text: string): Generator<number, number> {
  let words = 0;
  for (let at = 0; at < text.length; ) {
    // No word is cut in two: a piece ends with a line, or at a space, as far as there is one.
    const line = text.indexOf('\n', at + PIECE / 2);
    const space = text.indexOf(' ', at + PIECE);
    const ends = [line, space].filter((each) => each >= 0 && each < at + 2 * PIECE);
    const end =
      at + PIECE >= text.length ? text.length : ends.length > 0 ? Math.min(...ends) + 1 : at + 2 * PIECE;
    words += countIn(text.slice(at, end));
    at = end;
    yield words;
  }
  return words;
}

/** How many words a text has, at once: for one that is short. */
export function countWords(text: string): number {
  let words = 0;
  for (words of countingWords(text));
  return words;
}

/** Made once: that takes longer than all else that is done for the sentence. */
const numbers = new Intl.NumberFormat('en');

/** The count in a sentence: "1,204 words", and of what is selected "3 of 1,204 words". */
export function countWordsWords(all: number, selected: number | null): string {
  const total = `${numbers.format(all)} ${all === 1 ? 'word' : 'words'}`;
  return selected === null ? total : `${numbers.format(selected)} of ${total}`;
}
