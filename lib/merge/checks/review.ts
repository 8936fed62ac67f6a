import type { Region } from '../regions/region.ts';

/** The region as a conflict to be looked at, because a check over the whole text speaks against merging it by itself. */
export function reviewOf({ base, mine, theirs, text }: Region): Region {
  const region: Region = { kind: 'conflict', base, mine, theirs, text: null, conflict: 'review' };
  return text === null || [base, mine, theirs].includes(text) ? region : { ...region, suggestion: text };
}
