import { FIELDS } from '@/lib/client/document/content';
import { type Collision, choiceAt, type Place } from '@/lib/client/session/collision';
import type { Region } from '@/lib/merge/regions/region';
import { type Choice, textOf } from '@/lib/merge/resolve/resolution';

/** A place that has what is looked for. */
export interface SoughtPlace extends Place {
  /** How many times it has it, in all texts that it shows. */
  readonly count: number;
}

/**
 * The places that have these words in what they show, in the order of the document: also those that are folded, or not
 * drawn yet. Upper and lower case count as one.
 */
export function soughtPlaces({ merge, choices }: Collision, words: string): readonly SoughtPlace[] {
  if (words.trim() === '') return [];
  const sought = words.toLowerCase();
  return FIELDS.flatMap((field) =>
    merge[field].regions.flatMap((region, index): readonly SoughtPlace[] => {
      const place = { field, region: index };
      const texts = shownTexts(region, choiceAt(choices, place));
      const count = texts.reduce((sum, text) => sum + occurrences(text.toLowerCase(), sought), 0);
      return count > 0 ? [{ ...place, count }] : [];
    }),
  );
}

function shownTexts(region: Region, choice: Choice | null): readonly string[] {
  const result = textOf(region, choice);
  if (region.kind !== 'conflict') return [result ?? ''];
  return [region.mine, region.theirs, region.suggestion ?? '', result ?? ''];
}

function occurrences(text: string, sought: string): number {
  let count = 0;
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + sought.length)) count++;
  return count;
}

/** Of all that was found the one at a position: its place, and which one it is there, counted from 0. */
export function soughtAt(
  places: readonly SoughtPlace[],
  position: number,
): { readonly place: SoughtPlace; readonly nth: number } | null {
  let nth = position;
  for (const place of places) {
    if (nth < place.count) return { place, nth };
    nth -= place.count;
  }
  return null;
}

/** How many were found, and which of them is shown. */
export function soughtWords(words: string, at: number, count: number): string {
  if (words.trim() === '') return '';
  if (count === 0) return 'Found nowhere';
  return count === 1 ? 'Found once' : `${at + 1} of ${count}`;
}
