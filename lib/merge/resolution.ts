import type { Region } from './region';

/** What a person decided for one region. `edited` carries text typed by hand. */
export type Choice =
  | { readonly take: 'mine' | 'theirs' | 'original' | 'mine-theirs' | 'theirs-mine' | 'suggestion' }
  | { readonly take: 'edited'; readonly text: string };

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
      return region.mine + region.theirs;
    case 'theirs-mine':
      return region.theirs + region.mine;
    case 'suggestion':
      return region.suggestion ?? region.text;
    case 'edited':
      return choice.text;
  }
}
