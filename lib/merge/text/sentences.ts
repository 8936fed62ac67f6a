import { splitLines } from './lines.ts';

/** Where a sentence ends within a line: at a mark before a space, or at one that needs none after it, but may have one. */
const END = /[.!?…]["'”’»)\]*_]*([ \t]+)|[。！？]["'”’»」』）)]*[ \t]*/gu;

/** Cuts a text into sentences and lines, each with the white space after it; joining them gives the text. */
export function sentencesOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const line of splitLines(text)) {
    const last = found.at(-1);
    // Blank lines go with what is before them.
    if (line.trim() === '' && last !== undefined) found[found.length - 1] = last + line;
    else for (const sentence of withNumber(cutLine(line))) found.push(sentence);
  }
  return found;
}

function cutLine(line: string): readonly string[] {
  const found: string[] = [];
  let from = 0;
  const cut = (at: number): void => {
    found.push(line.slice(from, at));
    from = at;
  };
  for (const { index, 0: end, 1: space } of line.matchAll(END)) {
    const next = index + end.length;
    if (space !== undefined) {
      // A small letter goes on with the sentence.
      if (/^[^\s\p{Ll}]/u.test(line.slice(next, next + 2))) cut(next);
    } else {
      // What closes the sentence stands by itself.
      for (let at = index + 1; at <= next; at++) if (/\S/.test(line.charAt(at))) cut(at);
    }
  }
  if (from < line.length || found.length === 0) found.push(line.slice(from));
  return found;
}

/** The number of a list item looks like a sentence, and belongs to the one that follows. */
function withNumber(sentences: readonly string[]): readonly string[] {
  const [first = '', second, ...rest] = sentences;
  return second === undefined || /\p{L}{2}/u.test(first) ? sentences : [first + second, ...rest];
}
