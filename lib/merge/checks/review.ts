import type { Region } from '../regions/region.ts';
import { withSuggestion } from '../regions/with-suggestion.ts';

/** The region as a conflict to be looked at, because a check over the whole text speaks against merging it by itself. */
export function reviewOf({ base, mine, theirs, text }: Region): Region {
  return withSuggestion({ kind: 'conflict', base, mine, theirs, text: null, conflict: 'review' }, text);
}
