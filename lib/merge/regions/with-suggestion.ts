import type { Region } from './region.ts';

/** The conflict with a text to offer for it, unless that is one of the three which can be chosen anyway. */
export function withSuggestion(conflict: Region, suggestion: string | null | undefined): Region {
  const { base, mine, theirs } = conflict;
  const known = suggestion === null || suggestion === undefined || [base, mine, theirs].includes(suggestion);
  return known ? conflict : { ...conflict, suggestion };
}
