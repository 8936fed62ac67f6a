import type { Content } from '@/lib/client/document/content';

/** How much of a text is enough to try with, in UTF-16 units. */
const ENOUGH = 100_000;

interface Rehearsal {
  readonly base: Content;
  readonly mine: Content;
  readonly theirs: Content;
}

/**
 * A collision made up of a document's own text, which it leaves as it is: of every ten lines with words both sides
 * added a word to one, and each side to one for itself. To merge it is about as much work as to merge a real one.
 */
export function rehearsal({ title, body }: Content): Rehearsal {
  const lines = body.slice(0, ENOUGH).split('\n');
  const version = (word: string, alone: number): Content => {
    let worded = 0;
    const changed = lines.map((line) => {
      if (!/\p{L}/u.test(line)) return line;
      const turn = worded++ % 10;
      return turn === 0 || turn === alone ? `${line} ${word}` : line;
    });
    return { title, body: changed.join('\n') };
  };
  return { base: { title, body: lines.join('\n') }, mine: version('mine', 3), theirs: version('theirs', 6) };
}
