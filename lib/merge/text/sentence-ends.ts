/** The end of a sentence in a text, and where the next one may begin. */
interface SentenceEnd {
  /** Behind the mark and what closes the sentence. */
  readonly end: number;
  /** Behind the white space after that. */
  readonly next: number;
}

const END = /((?<![.!?…])[.!?…]+["'”’)\]*_]*(?=\s)|[。！？]+["'”’」』）]*)\s*/gu;

/** Where sentences end: at a mark before white space, or at one that needs none. */
export function sentenceEnds(text: string): readonly SentenceEnd[] {
  return Array.from(text.matchAll(END), ({ index, 0: all, 1: mark }) => ({
    end: index + mark!.length,
    next: index + all.length,
  }));
}
