import { wordsOf } from '../text/words.ts';

/** Whether less than half of the words of a text are there in another, in whatever order. */
export function keepsLessThanHalf(text: string, other: string): boolean {
  const words = wordsOf(text);
  const left = new Map<string, number>();
  for (const word of wordsOf(other)) left.set(word, (left.get(word) ?? 0) + 1);
  let kept = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count > 0) kept++;
    left.set(word, count - 1);
  }
  return kept * 2 < words.length;
}
