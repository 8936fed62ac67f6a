/** How much of a text is cut by dictionary, in UTF-16 units: beyond it that would take too long. */
const MOST = 20_000;

let segmenter: Intl.Segmenter | null = null;

/**
 * Cuts stretches of a script without spaces into words, one after the other as they come in a text; a stretch that is
 * more than the text may still have, into letters.
 */
export function dictionary(): (stretch: string) => readonly string[] {
  let left = MOST;
  return (stretch) => {
    if (stretch.length > left) return stretch.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
    left -= stretch.length;
    // Made when it is first needed, since most texts do without.
    segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
    return Array.from(segmenter.segment(stretch), ({ segment }) => segment);
  };
}
