import type { Doubt, Region } from '../regions/region.ts';
import { withSuggestion } from '../regions/with-suggestion.ts';

/** A region left to a person after all, because a check over the whole text speaks against what it was merged to. */
export function asConflict({ base, mine, theirs, text }: Region, doubt: Doubt): Region {
  return withSuggestion(
    { kind: 'conflict', base, mine, theirs, text: null, conflict: 'review', doubt },
    text,
  );
}
