import type { Merge, Region } from '../regions/region.ts';
import { keepBoth } from './keep-both.ts';
import { type PieceTake, textOfPieces } from './pieces.ts';

/**
 * What a person decided for one region. `edited` carries text typed by hand; while it is `unconfirmed` it is only what a
 * text field was opened with, and decides nothing. `pieces` decides each piece of a region by itself (pieces.ts).
 */
export type Choice =
  | { readonly take: 'mine' | 'theirs' | 'original' | 'mine-theirs' | 'theirs-mine' | 'suggestion' }
  | { readonly take: 'edited'; readonly text: string; readonly unconfirmed?: true }
  | { readonly take: 'pieces'; readonly takes: readonly (PieceTake | null)[] };

/** Choices by region index; `null` where none was made (a conflict is then open, any other region merges by itself). */
export type Resolution = readonly (Choice | null)[];

/** The text that a region gets, or `null` while it is an undecided conflict. */
export function textOf(region: Region, choice: Choice | null): string | null {
  if (choice === null) return region.text;
  switch (choice.take) {
    case 'mine':
      return region.mine;
    case 'theirs':
      return region.theirs;
    case 'original':
      return region.base;
    case 'mine-theirs':
      return keepBoth(region.mine, region.theirs, region.paragraph);
    case 'theirs-mine':
      return keepBoth(region.theirs, region.mine, region.paragraph);
    case 'suggestion':
      return region.suggestion ?? region.text;
    case 'edited':
      return choice.unconfirmed ? region.text : choice.text;
    case 'pieces':
      return textOfPieces(region, choice.takes);
  }
}

/** What a resolution makes of a merge. `text` is `null` while any conflict is open; `unresolved` lists those regions. */
export interface Composed {
  readonly text: string | null;
  readonly unresolved: readonly number[];
}

/** Joins all regions, each as chosen; of those that are decided together the first choice of a version counts. */
export function compose(merge: Merge, resolution: Resolution): Composed {
  const agreed = new Map<number, Choice>();
  const texts = merge.regions.map((region, index) => {
    const choice = resolution[index] ?? null;
    if (region.together === undefined || !isOfOneVersion(choice)) return textOf(region, choice);
    const first = agreed.get(region.together) ?? choice;
    agreed.set(region.together, first);
    return textOf(region, first);
  });
  const unresolved = texts.flatMap((text, index) => (text === null ? [index] : []));
  return { text: unresolved.length > 0 ? null : texts.join(''), unresolved };
}

/** Whether a choice takes what one version has: then it can be the choice for other places too. */
export function isOfOneVersion(
  choice: Choice | null,
): choice is Choice & { take: 'mine' | 'theirs' | 'original' } {
  return choice?.take === 'mine' || choice?.take === 'theirs' || choice?.take === 'original';
}

/** The resolution in which nothing is decided yet. */
export function noChoices(merge: Merge): Resolution {
  return merge.regions.map(() => null);
}
