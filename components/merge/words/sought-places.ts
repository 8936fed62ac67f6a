import { FIELDS } from '@/lib/client/document/content';
import { type Collision, choiceAt, type Place } from '@/lib/client/session/collision';
import { textOf } from '@/lib/merge/resolve/resolution';

/**
 * The places that have these words in what they show, in the order of the document: also those that are folded, or not
 * drawn yet. Upper and lower case count as one.
 */
export function soughtPlaces({ merge, choices }: Collision, words: string): readonly Place[] {
  if (words.trim() === '') return [];
  const sought = words.toLowerCase();
  const has = (text: string | null) => text?.toLowerCase().includes(sought) ?? false;
  return FIELDS.flatMap((field) =>
    merge[field].regions.flatMap((region, index): readonly Place[] => {
      const place = { field, region: index };
      const texts =
        region.kind === 'conflict'
          ? [region.mine, region.theirs, textOf(region, choiceAt(choices, place))]
          : [textOf(region, choiceAt(choices, place))];
      return texts.some(has) ? [place] : [];
    }),
  );
}

/** Which of the places is shown. */
export function soughtWords(words: string, at: number, count: number): string {
  if (words.trim() === '') return '';
  if (count === 0) return 'Found nowhere';
  return count === 1 ? 'Found in 1 place' : `Place ${at + 1} of ${count}`;
}
