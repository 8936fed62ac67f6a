import { balanceWords } from './checks/balance-words.ts';
import { checkBlocks } from './checks/check-blocks.ts';
import { checkDoubled } from './checks/check-doubled.ts';
import { joinConflicts } from './checks/join-conflicts.ts';
import { nameMoves } from './checks/name-moves.ts';
import { splitInsertion } from './combine/insertions.ts';
import { passageOf } from './combine/passage.ts';
import { refine } from './combine/refine.ts';
import { diffSequences } from './diff/diff-sequences.ts';
import { type Effort, effortOf } from './diff/effort.ts';
import { type Hunk, hunksOf, type Span } from './diff/hunks.ts';
import { plainRegion, type Texts } from './regions/plain-region.ts';
import type { Merge, Region } from './regions/region.ts';
import { blocksOf } from './text/blocks.ts';
import { splitLines } from './text/lines.ts';
import { hasLongLine, segmentsOf } from './text/long-line.ts';
import { needsDictionary } from './text/scripts.ts';

/** How a merge may go about it. */
export interface MergeOptions {
  /** Steps of searching allowed before regions become coarser; the default is never slow. */
  readonly steps?: number;
}

/** A text in lines, or in segments where lines are very long, with the block that each stands in. */
interface Version {
  readonly lines: readonly string[];
  readonly blocks: readonly string[];
}

/** Steps that looking at a character of a conflict takes, and at one of a script whose words need a dictionary. */
const STEPS_A_CHARACTER = 3;
const STEPS_BY_DICTIONARY = 30;

/**
 * Merges two texts that grew from one base. The regions in order make up all three texts byte for byte; what is
 * merged by itself keeps both sides' edits, everything else is a conflict. The same input always gives the same result.
 */
export function merge(base: string, mine: string, theirs: string, options: MergeOptions = {}): Merge {
  const effort = effortOf(options.steps);
  const long = [base, mine, theirs].some(hasLongLine);
  const versions = {
    base: versionOf(base, long),
    mine: versionOf(mine, long),
    theirs: versionOf(theirs, long),
  };
  const { lines } = versions.base;
  const hunks = hunksOf(
    diffSequences(lines, versions.mine.lines, effort),
    diffSequences(lines, versions.theirs.lines, effort),
  );
  const regions: Region[] = [];
  let at = 0;
  const unchangedUpTo = (end: number): void => {
    const text = lines.slice(at, end).join('');
    if (text !== '') regions.push(plainRegion({ base: text, mine: text, theirs: text }));
  };
  for (const hunk of hunks) {
    unchangedUpTo(hunk.base.start);
    regions.push(...regionsOf(hunk, versions, effort));
    at = hunk.base.end;
  }
  unchangedUpTo(lines.length);
  const checked = balanceWords(checkDoubled(checkBlocks(joinConflicts(regions))));
  return { regions: nameMoves(checked), coarse: effort.exhausted };
}

function regionsOf(hunk: Hunk, versions: Record<keyof Texts, Version>, effort: Effort): readonly Region[] {
  const text = (side: keyof Texts) => cut(versions[side].lines, hunk[side]).join('');
  const plain = plainRegion({ base: text('base'), mine: text('mine'), theirs: text('theirs') });
  if (plain.conflict === 'inserted') return splitInsertion(besideBlankLines(plain));
  if (plain.conflict !== 'reworded') return [plain];
  if (!afford(plain, effort)) return [plain];
  const passage = (side: keyof Texts) =>
    passageOf(cut(versions[side].lines, hunk[side]), cut(versions[side].blocks, hunk[side]));
  return refine({ base: passage('base'), mine: passage('mine'), theirs: passage('theirs') }, effort);
}

/** Where one side only added or removed some of the blank lines that the other wrote at, what was written stays as it is. */
function besideBlankLines(region: Region): Region {
  const { base, mine, theirs } = region;
  const blank = [mine, theirs].filter((text) => text.trim() === '').length;
  if (base === '' || blank !== 1) return region;
  return {
    kind: 'combined',
    base,
    mine,
    theirs,
    text: mine.trim() === '' ? theirs : mine,
    reason: 'wrapping',
  };
}

/** Pays for looking at the words of a conflict, if that is still possible. */
function afford({ base, mine, theirs }: Texts, effort: Effort): boolean {
  const each = [base, mine, theirs].some(needsDictionary) ? STEPS_BY_DICTIONARY : STEPS_A_CHARACTER;
  const cost = each * (base.length + mine.length + theirs.length);
  if (cost > effort.left) {
    effort.exhausted = true;
    return false;
  }
  effort.left -= cost;
  return true;
}

const cut = (of: readonly string[], { start, end }: Span): readonly string[] => of.slice(start, end);

function versionOf(text: string, long: boolean): Version {
  const lines = splitLines(text);
  const blocks = blocksOf(lines);
  if (!long) return { lines, blocks };
  const segments = lines.map((line, i) => (blocks[i] === '' ? segmentsOf(line) : [line]));
  return { lines: segments.flat(), blocks: segments.flatMap((of, i) => of.map(() => blocks[i]!)) };
}
