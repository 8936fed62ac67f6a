import { diffSequences } from './diff-sequences';
import { effortOf } from './effort';
import { hunksOf, type Span } from './hunks';
import { splitLines } from './lines';
import type { ConflictKind, Merge, Region } from './region';

export interface MergeOptions {
  /** Steps of searching allowed before regions become coarser; the default is never slow. */
  readonly steps?: number;
}

/**
 * Merges two texts that grew from one base. The regions in order make up all three texts byte for byte; what is
 * merged by itself keeps both sides' edits, everything else is a conflict. The same input always gives the same result.
 */
export function merge(base: string, mine: string, theirs: string, options: MergeOptions = {}): Merge {
  const effort = effortOf(options.steps);
  const lines = { base: splitLines(base), mine: splitLines(mine), theirs: splitLines(theirs) };
  const hunks = hunksOf(
    diffSequences(lines.base, lines.mine, effort),
    diffSequences(lines.base, lines.theirs, effort),
  );
  const regions: Region[] = [];
  let at = 0;
  const unchangedUpTo = (end: number): void => {
    const text = lines.base.slice(at, end).join('');
    if (text !== '') regions.push({ kind: 'unchanged', base: text, mine: text, theirs: text, text });
  };
  const cut = (of: readonly string[], span: Span): string => of.slice(span.start, span.end).join('');
  for (const hunk of hunks) {
    unchangedUpTo(hunk.base.start);
    regions.push(
      regionOf(cut(lines.base, hunk.base), cut(lines.mine, hunk.mine), cut(lines.theirs, hunk.theirs)),
    );
    at = hunk.base.end;
  }
  unchangedUpTo(lines.base.length);
  return { regions, coarse: effort.exhausted };
}

function regionOf(base: string, mine: string, theirs: string): Region {
  if (theirs === base) return { kind: 'mine', base, mine, theirs, text: mine };
  if (mine === base) return { kind: 'theirs', base, mine, theirs, text: theirs };
  if (mine === theirs) return { kind: 'same', base, mine, theirs, text: mine };
  return { kind: 'conflict', base, mine, theirs, text: null, conflict: conflictKind(base, mine, theirs) };
}

function conflictKind(base: string, mine: string, theirs: string): ConflictKind {
  if (base === '') return 'inserted';
  if (mine === '') return 'mine-deleted';
  if (theirs === '') return 'theirs-deleted';
  return 'reworded';
}
