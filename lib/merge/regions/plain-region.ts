import type { ConflictKind, Region } from './region.ts';

/** The three texts of a region. */
export type Texts = Pick<Region, 'base' | 'mine' | 'theirs'>;

/** Three texts taken as a whole: whoever changed it alone, or both alike, is followed; anything else is a conflict. */
export function plainRegion({ base, mine, theirs }: Texts): Region {
  if (mine === theirs) return { kind: mine === base ? 'unchanged' : 'same', base, mine, theirs, text: mine };
  if (theirs === base) return { kind: 'mine', base, mine, theirs, text: mine };
  if (mine === base) return { kind: 'theirs', base, mine, theirs, text: theirs };
  return { kind: 'conflict', base, mine, theirs, text: null, conflict: conflictKind(base, mine, theirs) };
}

function conflictKind(base: string, mine: string, theirs: string): ConflictKind {
  if (base.trim() === '') return 'inserted';
  const [mineGone, theirsGone] = [mine.trim() === '', theirs.trim() === ''];
  if (mineGone === theirsGone) return 'reworded';
  return mineGone ? 'mine-deleted' : 'theirs-deleted';
}
