import { splitLines } from './lines.ts';

/**
 * Where a sentence ends within a line: at a mark before a space, or at one that needs none after it, but may have one.
 * What comes after is looked at first: looking back from each of many spaces would take their number squared.
 */
const ENDS = /(?=[^\s\p{Ll}])(?<=[.!?…]["'”’»)\]*_]*[ \t]+)|(?=\S)(?<=[。！？]["'”’»」』）)]*[ \t]*)/gu;

/** Cuts a text into sentences and lines, each with the white space after it; joining them gives the text. */
export function sentencesOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const line of splitLines(text)) {
    const last = found.at(-1);
    // Blank lines go with what is before them.
    if (line.trim() === '' && last !== undefined) found[found.length - 1] = last + line;
    else for (const sentence of withNumber(line.split(ENDS))) found.push(sentence);
  }
  return found;
}

/** The number of a list item looks like a sentence, and belongs to the one that follows. */
function withNumber(sentences: readonly string[]): readonly string[] {
  const [first = '', second, ...rest] = sentences;
  return second === undefined || /\p{L}{2}/u.test(first) ? sentences : [first + second, ...rest];
}
