import type { SideNames } from '@/components/ui/people/side-names';
import type { Field } from '@/lib/client/document/content';
import type { Region } from '@/lib/merge/regions/region';
import { piecesOf } from '@/lib/merge/resolve/pieces';
import { type Choice, textOf } from '@/lib/merge/resolve/resolution';
import { type Nature, natureOf } from './nature';
import { sideChoices } from './side-choices';

type Take = Choice['take'];

/** One radio button of a card. */
export interface OfferedChoice {
  /** `null` lets an automatic merge stand. */
  readonly take: Take | null;
  readonly label: string;
  /** Whose colour it bears. */
  readonly side: 'mine' | 'theirs' | 'both' | 'original' | 'none';
}

/**
 * What a place can become, in the order it is offered. For two insertions "keep both" comes first, as people mostly
 * want that; choices that would only repeat another one are left out, and a title is never two titles.
 *
 * @param emptied the side that left nothing of the whole document.
 */
export function offeredChoices(
  region: Region,
  field: Field,
  names: SideNames,
  emptied?: 'mine' | 'theirs',
): readonly OfferedChoice[] {
  const { base, mine, theirs } = region;
  const words = sideChoices(region, field, names, emptied);
  const sides: readonly OfferedChoice[] = [
    { take: 'mine', label: words.mine, side: 'mine' },
    { take: 'theirs', label: words.theirs, side: 'theirs' },
  ];
  const both: readonly OfferedChoice[] =
    mine.trim() === '' || theirs.trim() === '' || NEVER_BOTH.has(natureOf(region, field))
      ? []
      : [
          { take: 'mine-theirs', label: 'Keep both, mine first', side: 'both' },
          { take: 'theirs-mine', label: `Keep both, ${names.others} first`, side: 'both' },
        ];
  const standing: readonly OfferedChoice[] =
    region.kind === 'conflict' ? [] : [{ take: null, label: 'Keep the combination', side: 'both' }];
  const suggestion: readonly OfferedChoice[] =
    region.suggestion === undefined
      ? []
      : [{ take: 'suggestion', label: 'Use the suggested combination', side: 'both' }];
  const original: readonly OfferedChoice[] =
    region.kind === 'conflict' &&
    (base === mine || base === theirs || (region.conflict === 'moved' && base === ''))
      ? []
      : [{ take: 'original', label: base === '' ? 'Keep neither' : 'Restore original', side: 'original' }];
  return [
    ...standing,
    ...(region.conflict === 'inserted' ? [...both, ...sides] : [...sides, ...suggestion, ...both]),
    ...(region.conflict === 'inserted' ? suggestion : []),
    ...original,
    { take: 'edited', label: 'Edit', side: 'none' },
  ];
}

/** What there cannot be two of, or what is one text twice but for its form. */
const NEVER_BOTH: ReadonlySet<Nature> = new Set([
  'title',
  'order',
  'mine-moved',
  'theirs-moved',
  'only-mine',
  'only-theirs',
  'level',
  'tick',
  'blank lines',
  'line ends',
  'spaces',
  'quotation marks',
  'numbers',
]);

/** Whether a text field was opened in which nothing was typed or confirmed yet. */
export function isUnconfirmed(choice: Choice | null): boolean {
  return choice?.take === 'edited' && choice.unconfirmed === true;
}

/** The choice of a place that has several parts, to decide each by itself; `null` for any other. */
export function partsChoice(region: Region, field: Field): OfferedChoice | null {
  if (region.kind !== 'conflict' || field === 'title' || piecesOf(region).length === 0) return null;
  return { take: 'pieces', label: 'Choose part by part', side: 'none' };
}

/** What was decided, as a few words after the name of the place. */
export function decisionWords(region: Region, choice: Choice | null, names: SideNames): string {
  if (choice === null || isUnconfirmed(choice))
    return region.kind === 'conflict' ? 'undecided' : 'merged automatically';
  switch (choice.take) {
    case 'mine':
      return isDeletion(region, region.mine) ? 'deleted' : 'mine kept';
    case 'theirs':
      if (isDeletion(region, region.theirs)) return 'deleted';
      return `${names.others} kept`;
    case 'original':
      if (region.kind !== 'conflict') return 'reverted';
      return region.base === '' ? 'neither kept' : 'original restored';
    case 'mine-theirs':
      return 'both kept, mine first';
    case 'theirs-mine':
      return `both kept, ${names.others} first`;
    case 'suggestion':
      return 'suggested combination used';
    case 'edited':
      return 'edited manually';
    case 'pieces':
      return textOf(region, choice) === null ? 'undecided' : 'put together from parts';
  }
}

const isDeletion = ({ base, conflict }: Region, side: string): boolean =>
  conflict !== 'moved' && base.trim() !== '' && side.trim() === '';
