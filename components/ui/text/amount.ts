const LINES = 3;
/** Characters a word has at most on average: where there are more, there are no words to count. */
const LONGEST_WORD = 20;

/** How much a text is, in the unit that says most of it: "40 lines", "800 words", or "1,200 characters" where it has no spaces. */
export function amount(text: string): string {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines >= LINES) return counted(lines, 'line');
  const words = text.match(/\S+/g)?.length ?? 0;
  if (words > 0 && text.length / words <= LONGEST_WORD) return counted(words, 'word');
  return counted(Array.from(text.trim()).length, 'character');
}

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
