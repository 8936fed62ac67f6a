import { FIELDS } from '@/lib/client/document/content';
import { type Collision, type ContentMerge, choiceAt, type Place } from '@/lib/client/session/collision';
import type { Region } from '@/lib/merge/regions/region';
import { textOf } from '@/lib/merge/resolve/resolution';
import { type CodeKind, codePlaces } from './code-places';

/** A place of the document that one side or both changed. */
export interface ChangedPlace extends Place {
  readonly region: number;
  readonly of: Region;
  readonly kind: 'automatic' | 'conflict';
  /** Counted from 1 among its kind, over title and body together. */
  readonly number: number;
  /** "title" or "paragraph 4": paragraphs are counted in the text of the person who decides. */
  readonly where: string;
  /** Whether it begins or ends within a line, so is less than the paragraph. */
  readonly partial: boolean;
  /** What it is where it is not prose. */
  readonly code: CodeKind | null;
}

/** Every place that somebody changed, in the order of the document. */
export function changedPlaces(merge: ContentMerge): readonly ChangedPlace[] {
  const counts = { automatic: 0, conflict: 0 };
  return FIELDS.flatMap((field) => {
    const { regions } = merge[field];
    const paragraphs = field === 'body' ? paragraphNumbers(regions) : [];
    const code = field === 'body' ? codePlaces(regions) : [];
    return regions.flatMap((of, region): readonly ChangedPlace[] => {
      if (of.kind === 'unchanged') return [];
      const kind = of.kind === 'conflict' ? 'conflict' : 'automatic';
      counts[kind] += 1;
      const where = field === 'title' ? 'title' : `paragraph ${paragraphs[region]}`;
      const partial =
        (field === 'body' && endsWithin(regions[region - 1])) || endsWithin(regions[region + 1] && of);
      return [{ field, region, of, kind, number: counts[kind], where, partial, code: code[region] ?? null }];
    });
  });
}

/** Whether what follows stands in the same line, in any of the three texts. */
function endsWithin(region: Region | undefined): boolean {
  if (region === undefined) return false;
  return [region.base, region.mine, region.theirs].some((text) => text !== '' && !text.endsWith('\n'));
}

/** In which paragraph of my text each region begins; one that is empty there stands before the next paragraph. */
function paragraphNumbers(regions: readonly Region[]): readonly number[] {
  let count = 0;
  let between = true;
  let lineIsBlank = true;
  return regions.map(({ mine }) => {
    let first: number | null = null;
    for (let start = 0; start < mine.length; ) {
      const newline = mine.indexOf('\n', start);
      const end = newline === -1 ? mine.length : newline;
      if (mine.slice(start, end).trim() !== '') {
        if (between) count += 1;
        between = false;
        lineIsBlank = false;
        first ??= count;
      }
      if (newline !== -1) {
        if (lineIsBlank) between = true;
        lineIsBlank = true;
      }
      start = end + 1;
    }
    return first ?? Math.max(1, between ? count + 1 : count);
  });
}

/** The conflicts that nobody has decided. */
export function openPlaces(
  places: readonly ChangedPlace[],
  choices: Collision['choices'],
): readonly ChangedPlace[] {
  return places.filter(
    (place) => place.kind === 'conflict' && textOf(place.of, choiceAt(choices, place)) === null,
  );
}

/** The element id of a place's card. */
export function placeId(place: Place): string {
  return `collision-${place.field}-${place.region}`;
}
