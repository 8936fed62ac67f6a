import { balanceWords } from './checks/balance-words.ts';
import { checkDoubled } from './checks/check-doubled.ts';
import { checkNames } from './checks/check-names.ts';
import { checkPairs } from './checks/check-pairs.ts';
import { checkStructure } from './checks/check-structure.ts';
import { joinConflicts } from './checks/join-conflicts.ts';
import { joinMoves } from './checks/join-moves.ts';
import { nameMoves } from './checks/name-moves.ts';
import { renumber } from './checks/renumber.ts';
import { splitInsertion } from './combine/insertions.ts';
import { splitOffInsertions } from './combine/outer-insertions.ts';
import { passageOf } from './combine/passage.ts';
import { refine } from './combine/refine.ts';
import { isSameButSpace } from './combine/same-but-space.ts';
import type { Change } from './diff/change.ts';
import { diffSequences } from './diff/diff-sequences.ts';
import { displacedLines } from './diff/displaced-lines.ts';
import { type Effort, effortOf } from './diff/effort.ts';
import { type Hunk, hunksOf, type Span, widen } from './diff/hunks.ts';
import { pastBlankLines } from './diff/past-blank-lines.ts';
import { shiftedRuns } from './diff/shifted-runs.ts';
import { plainRegion, type Texts } from './regions/plain-region.ts';
import type { Merge, Region } from './regions/region.ts';
import { blocksOf } from './text/blocks.ts';
import { lineKeys, mergeAlike } from './text/line-keys.ts';
import { splitLines } from './text/lines.ts';
import { hasLongLine, segmentsOf } from './text/long-line.ts';
import { ordinalOf } from './text/ordinals.ts';
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

type Versions = Record<keyof Texts, Version>;

/** Steps that looking at a character of a conflict takes, and at one of a script whose words need a dictionary. */
const STEPS_A_CHARACTER = 9;
const STEPS_BY_DICTIONARY = 90;

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
  const [baseKeys, mineKeys, theirKeys] = lineKeys([versions.base, versions.mine, versions.theirs]);
  const changes = {
    mine: changesBetween(baseKeys!, mineKeys!, effort),
    theirs: changesBetween(baseKeys!, theirKeys!, effort),
  };
  const shifted = {
    mine: shiftedRuns(versions.base.lines, versions.mine.lines, changes.mine, changes.theirs),
    theirs: shiftedRuns(versions.base.lines, versions.theirs.lines, changes.theirs, changes.mine),
  };
  const displaced = {
    mine: displacedLines(versions.base.lines, versions.mine.lines, changes.mine, changes.theirs),
    theirs: displacedLines(versions.base.lines, versions.theirs.lines, changes.theirs, changes.mine),
  };
  const hunks = hunksOf(
    widen(changes.mine, [...shifted.mine, ...displaced.mine]),
    widen(changes.theirs, [...shifted.theirs, ...displaced.theirs]),
  );
  const spans = [...shifted.mine, ...shifted.theirs].toSorted((a, b) => a.start - b.start);
  let span = 0;
  const regions: Region[] = [];
  const at = { base: 0, mine: 0, theirs: 0 };
  for (const hunk of hunks) {
    let ambiguous = false;
    for (; span < spans.length && spans[span]!.start <= hunk.base.end; span++)
      ambiguous ||= spans[span]!.start >= hunk.base.start && spans[span]!.end <= hunk.base.end;
    for (const region of alikeRegions(versions, at, hunk.base.start)) regions.push(region);
    regions.push(
      ...(ambiguous ? [plainRegion(hunkTexts(hunk, versions))] : regionsOf(hunk, versions, effort)),
    );
    at.base = hunk.base.end;
    at.mine = hunk.mine.end;
    at.theirs = hunk.theirs.end;
  }
  for (const region of alikeRegions(versions, at, versions.base.lines.length)) regions.push(region);
  const sound = checkNames(checkDoubled(checkPairs(checkStructure(renumber(joinConflicts(regions))))));
  return { regions: nameMoves(joinMoves(balanceWords(sound))), coarse: effort.exhausted };
}

function changesBetween(base: readonly string[], side: readonly string[], effort: Effort): readonly Change[] {
  return pastBlankLines(base, side, diffSequences(base, side, effort));
}

/** The lines from a position to an end that both sides kept, though they may have numbered or padded them anew. */
function alikeRegions(
  { base, mine, theirs }: Versions,
  at: Record<keyof Texts, number>,
  end: number,
): Region[] {
  const regions: Region[] = [];
  let start = at.base;
  const unchangedUpTo = (line: number): void => {
    const text = base.lines.slice(start, line).join('');
    if (text !== '') regions.push(plainRegion({ base: text, mine: text, theirs: text }));
  };
  for (let line = start; line < end; line++) {
    const texts = {
      base: base.lines[line]!,
      mine: mine.lines[at.mine + line - at.base]!,
      theirs: theirs.lines[at.theirs + line - at.base]!,
    };
    if (texts.mine === texts.base && texts.theirs === texts.base) continue;
    unchangedUpTo(line);
    start = line + 1;
    const last = regions.at(-1);
    const region = alikeRegion(texts);
    if (last && last.kind === region.kind && last.text !== null)
      regions[regions.length - 1] = {
        ...region,
        base: last.base + region.base,
        mine: last.mine + region.mine,
        theirs: last.theirs + region.theirs,
        text: last.text + region.text,
      };
    else regions.push(region);
  }
  unchangedUpTo(end);
  return regions;
}

function alikeRegion(texts: Texts): Region {
  const plain = plainRegion(texts);
  const text = plain.kind === 'conflict' ? mergeAlike(texts.base, texts.mine, texts.theirs) : null;
  return text === null ? plain : { ...texts, kind: 'combined', text, reason: 'wrapping' };
}

function hunkTexts(hunk: Hunk, versions: Versions): Texts {
  const text = (side: keyof Texts) => cut(versions[side].lines, hunk[side]).join('');
  return { base: text('base'), mine: text('mine'), theirs: text('theirs') };
}

function regionsOf(hunk: Hunk, versions: Versions, effort: Effort): readonly Region[] {
  const plain = plainRegion(hunkTexts(hunk, versions));
  const onlyDeleted = hunk.by !== 'both' && hunk[hunk.by].start === hunk[hunk.by].end;
  if (onlyDeleted && plain.conflict !== undefined && !hasNamedOrdinal(plain.base))
    return [{ ...textsOf(plain), kind: 'combined', text: '', reason: 'wrapping' }];
  if (plain.conflict !== 'reworded' && plain.conflict !== 'inserted') return [plain];
  const beside = besideBlankLines(plain);
  if (beside.kind === 'combined') return [beside];
  if (!afford(plain, effort)) return [plain];
  const passage = (side: keyof Texts) =>
    passageOf(cut(versions[side].lines, hunk[side]), cut(versions[side].blocks, hunk[side]));
  const [mine, theirs] = [passage('mine'), passage('theirs')];
  if (isSameButSpace(mine, theirs))
    return [{ ...textsOf(plain), kind: 'combined', text: longer(plain), reason: 'wrapping' }];
  if (plain.conflict === 'inserted') return splitInsertion(plain, effort);
  return refine({ base: passage('base'), mine, theirs }, effort).flatMap(splitOffInsertions);
}

/** Of two texts the longer, or of two as long one that does not depend on which side is mine. */
const longer = ({ mine, theirs }: Texts): string =>
  mine.length > theirs.length || (mine.length === theirs.length && mine > theirs) ? mine : theirs;

const textsOf = ({ base, mine, theirs }: Region): Texts => ({ base, mine, theirs });

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

/** Whether some line bears a number that may be part of what it says, as no mere item of a list does. */
const hasNamedOrdinal = (text: string): boolean =>
  splitLines(text).some((line) => /[\p{L}^#|]#/u.test(ordinalOf(line)?.shape ?? ''));

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
