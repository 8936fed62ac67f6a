import { FIELDS } from '@/lib/client/document/content';
import { type Collision, type ContentMerge, choiceAt, type Place } from '@/lib/client/session/collision';
import type { Texts } from '@/lib/merge/regions/plain-region';
import type { Region } from '@/lib/merge/regions/region';
import { textOf } from '@/lib/merge/resolve/resolution';
import { type CodeKind, codePlaces } from './code-places';
import { sectionPlaces } from './sections';

/** A place of the document that one side or both changed. */
export interface ChangedPlace extends Place {
  readonly region: number;
  readonly of: Region;
  readonly kind: 'automatic' | 'conflict';
  /** Counted from 1 among its kind, over title and body together. */
  readonly number: number;
  /** "in the title", "under Costs", "in the list at the start": in the text of the person who decides. */
  readonly where: string;
  /** Whether it begins or ends within a line, so is less than the paragraph. */
  readonly partial: boolean;
  /** What it is where it is not prose. */
  readonly code: CodeKind | null;
  /** Where else the text of this place was moved, or where it comes from: decided together with this. */
  readonly moved?: Moved;
  /** The side that left nothing of the whole text. */
  readonly emptied?: 'mine' | 'theirs';
}

/** What became of a text that was moved from one conflict to another. */
export interface Moved {
  readonly by: 'mine' | 'theirs' | 'both';
  /** Whether this is where it was, and where it is now as the one who moved it has it. */
  readonly to: string | null;
}

/** Every place that somebody changed, in the order of the document. */
export function changedPlaces(merge: ContentMerge): readonly ChangedPlace[] {
  const counts = { automatic: 0, conflict: 0 };
  return FIELDS.flatMap((field) => {
    const { regions } = merge[field];
    const sections = field === 'body' ? sectionPlaces(regions, 'mine') : [];
    const emptied = field === 'body' ? emptiedBy(regions) : undefined;
    const code = field === 'body' ? codePlaces(regions) : [];
    return regions.flatMap((of, region): readonly ChangedPlace[] => {
      if (of.kind === 'unchanged') return [];
      const kind = of.kind === 'conflict' ? 'conflict' : 'automatic';
      counts[kind] += 1;
      const where = sections[region] ?? 'in the title';
      const partial =
        (field === 'body' && endsWithin(regions[region - 1])) || endsWithin(regions[region + 1] && of);
      const place: ChangedPlace = {
        field,
        region,
        of,
        kind,
        number: counts[kind],
        where,
        partial,
        code: code[region] ?? null,
      };
      const moved = movedAt(regions, region);
      return [{ ...place, ...(moved && { moved }), ...(emptied && { emptied }) }];
    });
  });
}

/** What became of the text of a conflict that is decided with another. */
function movedAt(regions: readonly Region[], index: number): Moved | undefined {
  const here = regions[index];
  if (here?.together === undefined) return undefined;
  const others = regions.flatMap((region, at) =>
    region.together === here.together && at !== index ? [at] : [],
  );
  const came = (region: Region | undefined, side: 'mine' | 'theirs') =>
    region !== undefined && region[side].trim() !== '' && region.base.trim() === '';
  const all = [index, ...others].map((at) => regions[at]);
  const [mine, theirs] = [
    all.some((region) => came(region, 'mine')),
    all.some((region) => came(region, 'theirs')),
  ];
  if (!mine && !theirs) return undefined;
  const by = mine && theirs ? 'both' : mine ? 'mine' : 'theirs';
  const to =
    here.base.trim() === '' || by === 'both' ? undefined : others.find((at) => came(regions[at], by));
  return { by, to: to === undefined || by === 'both' ? null : (sectionPlaces(regions, by)[to] ?? null) };
}

/** The side that left nothing of a text that had something. */
function emptiedBy(regions: readonly Region[]): 'mine' | 'theirs' | undefined {
  const isEmpty = (side: keyof Texts) => regions.every((region) => region[side].trim() === '');
  if (isEmpty('base')) return undefined;
  const [mine, theirs] = [isEmpty('mine'), isEmpty('theirs')];
  if (mine === theirs) return undefined;
  return mine ? 'mine' : 'theirs';
}

/** Whether what follows stands in the same line, in any of the three texts. */
function endsWithin(region: Region | undefined): boolean {
  if (region === undefined) return false;
  return [region.base, region.mine, region.theirs].some((text) => text !== '' && !text.endsWith('\n'));
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
