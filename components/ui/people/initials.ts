/** Up to two letters that stand for a name: the first of its first and of its last word, whole graphemes. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  const segmenter = new Intl.Segmenter();
  return picked
    .map((word) => [...segmenter.segment(word ?? '')][0]?.segment.toLocaleUpperCase('en') ?? '')
    .join('');
}
