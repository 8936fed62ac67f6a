import { balanceWords } from './balance';
import { checkBlocks } from './block-check';
import { blocksOf } from './blocks';
import { diffSequences } from './diff-sequences';
import { type Effort, effortOf } from './effort';
import { type Hunk, hunksOf, type Span } from './hunks';
import { joinConflicts } from './join-conflicts';
import { splitLines } from './lines';
import { nameMoves } from './moved';
import { passageOf } from './passage';
import { plainRegion, type Texts } from './plain-region';
import { refine } from './refine';
import type { Merge, Region } from './region';

export interface MergeOptions {
  /** Steps of searching allowed before regions become coarser; the default is never slow. */
  readonly steps?: number;
}

/** A text in lines, with the block that each line stands in. */
interface Version {
  readonly lines: readonly string[];
  readonly blocks: readonly string[];
}

/**
 * Merges two texts that grew from one base. The regions in order make up all three texts byte for byte; what is
 * merged by itself keeps both sides' edits, everything else is a conflict. The same input always gives the same result.
 */
export function merge(base: string, mine: string, theirs: string, options: MergeOptions = {}): Merge {
  const effort = effortOf(options.steps);
  const [o, a, b] = [base, mine, theirs].map(splitLines) as [string[], string[], string[]];
  const hunks = hunksOf(diffSequences(o, a, effort), diffSequences(o, b, effort));
  const regions: Region[] = [];
  let at = 0;
  const versions = { base: versionOf(o), mine: versionOf(a), theirs: versionOf(b) };
  const unchangedUpTo = (end: number): void => {
    const text = o.slice(at, end).join('');
    if (text !== '') regions.push(plainRegion({ base: text, mine: text, theirs: text }));
  };
  for (const hunk of hunks) {
    unchangedUpTo(hunk.base.start);
    regions.push(...regionsOf(hunk, versions, effort));
    at = hunk.base.end;
  }
  unchangedUpTo(o.length);
  const checked = balanceWords(checkBlocks(joinConflicts(regions)));
  return { regions: nameMoves(checked), coarse: effort.exhausted };
}

function regionsOf(hunk: Hunk, versions: Record<keyof Texts, Version>, effort: Effort): readonly Region[] {
  const text = (side: keyof Texts) => cut(versions[side].lines, hunk[side]).join('');
  const plain = plainRegion({ base: text('base'), mine: text('mine'), theirs: text('theirs') });
  if (plain.conflict !== 'reworded') return [plain];
  const passage = (side: keyof Texts) =>
    passageOf(cut(versions[side].lines, hunk[side]), cut(versions[side].blocks, hunk[side]));
  return refine({ base: passage('base'), mine: passage('mine'), theirs: passage('theirs') }, effort);
}

const cut = (of: readonly string[], { start, end }: Span): readonly string[] => of.slice(start, end);

const versionOf = (lines: readonly string[]): Version => ({ lines, blocks: blocksOf(lines) });
