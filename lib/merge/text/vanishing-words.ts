import { wordsOf } from './words.ts';

/** The words of `from` that `to` has not, or has fewer times, in the order of `from`; of equal words the last are named. */
export function vanishingWords(from: string, to: string): readonly string[] {
  const kept = new Map<string, number>();
  for (const word of wordsOf(to)) kept.set(word, (kept.get(word) ?? 0) + 1);
  return wordsOf(from).filter((word) => {
    const left = kept.get(word) ?? 0;
    if (left > 0) kept.set(word, left - 1);
    return left === 0;
  });
}
