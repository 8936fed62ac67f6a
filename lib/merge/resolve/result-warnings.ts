import { type Effort, effortOf } from '../diff/effort.ts';
import type { Merge, Region } from '../regions/region.ts';
import { tokens } from '../text/tokens.ts';
import { WORD_CHARACTER, wordsOf } from '../text/words.ts';
import { type Choice, type Resolution, textOf } from './resolution.ts';
import {
  linesAround,
  regionAt,
  type Statement,
  statementsOf,
  type TextInRegions,
  textInRegions,
} from './text-in-regions.ts';

/**
 * What a result says that nobody meant. `doubled`: it says something twice that no version says twice; `missing`: it has
 * nowhere what all three versions have.
 */
export interface ResultWarning {
  readonly kind: 'doubled' | 'missing';
  /** A sentence or a line, without white space around it and without a list marker; or a word or mark that is missing. */
  readonly text: string;
  /** The region whose choice does it. */
  readonly region: number;
  /** Where else it stands, if it is doubled: a region, or the same one. */
  readonly other?: number;
}

/** How many characters are looked through. What is not come to by then is not warned of, least of all single words. */
const LOOKED_THROUGH = 20_000_000;

type Side = 'base' | 'mine' | 'theirs';
const SIDES: readonly Side[] = ['base', 'mine', 'theirs'];

/**
 * Looks over what choices make of a merge, against all three versions. Each choice by itself may be right, and still two
 * of them, or one and what merged by itself, keep a moved sentence twice or nowhere. Only what a choice does is named:
 * what merges by itself was looked over before, and what somebody typed is meant. Open conflicts are left out.
 */
export function resultWarnings(merge: Merge, resolution: Resolution): readonly ResultWarning[] {
  const { regions } = merge;
  const chosen = regions.flatMap((region, index) =>
    isDecided(region, resolution[index] ?? null) ? [index] : [],
  );
  if (chosen.length === 0) return [];
  const versions = versionsOf(merge);
  const result = textInRegions(regions.map((region, index) => textOf(region, resolution[index] ?? null)));
  const effort = effortOf(LOOKED_THROUGH);
  const doubled = doubledBy(chosen, result, versions, effort);
  const typed = (index: number) => resolution[index]?.take === 'edited';
  const missing = chosen
    .filter((index) => !typed(index))
    .flatMap((index) => missingFrom(index, regions[index]!, result, versions, effort));
  return [...doubled, ...onceEach(missing)];
}

function isDecided(region: Region, choice: Choice | null): boolean {
  if (choice === null || (choice.take === 'edited' && choice.unconfirmed)) return false;
  return textOf(region, choice) !== null;
}

type Versions = Readonly<Record<Side, TextInRegions>>;

/** What does not depend on choices is looked at once for a merge. */
const known = new WeakMap<Merge, Versions>();

function versionsOf(merge: Merge): Versions {
  const before = known.get(merge);
  if (before) return before;
  const version = (side: Side) => textInRegions(merge.regions.map((region) => region[side]));
  const versions = { base: version('base'), mine: version('mine'), theirs: version('theirs') };
  known.set(merge, versions);
  return versions;
}

function doubledBy(
  chosen: readonly number[],
  result: TextInRegions,
  versions: Versions,
  effort: Effort,
): readonly ResultWarning[] {
  const found = new Map<string, ResultWarning>();
  for (const region of chosen) {
    for (const statement of statementsAround(result, region, effort)) {
      const { text } = statement;
      if ((result.said.get(text)?.length ?? 0) < 2 || found.has(text) || !saysEnough(statement)) continue;
      if (SIDES.some((side) => (versions[side].said.get(text)?.length ?? 0) > 1)) continue;
      found.set(text, { kind: 'doubled', text, region, other: otherRegion(result, region, text) });
    }
  }
  return [...found.values()];
}

function statementsAround(text: TextInRegions, region: number, effort: Effort): readonly Statement[] {
  const lines = linesAround(text, region);
  return affords(effort, lines) ? statementsOf(lines) : [];
}

function otherRegion(result: TextInRegions, region: number, statement: string): number {
  const [start, end] = [result.starts[region]!, result.starts[region + 1]!];
  const elsewhere = result.said.get(statement)!.find((at) => at + statement.length <= start || at >= end);
  return elsewhere === undefined ? region : regionAt(result, elsewhere);
}

function missingFrom(
  index: number,
  region: Region,
  result: TextInRegions,
  versions: Versions,
  effort: Effort,
): readonly ResultWarning[] {
  const statements = new Set(
    SIDES.flatMap((side) => statementsAround(versions[side], index, effort).map(({ text }) => text)),
  );
  // What only got a line end more or less, or stands within a longer sentence now, is there.
  const gone = [...statements].filter(
    (text) =>
      !result.said.has(text) &&
      SIDES.every((side) => versions[side].said.has(text)) &&
      affords(effort, result.text) &&
      !result.text.includes(text),
  );
  const lost = lostWords(index, region, result, versions, effort);
  const sentences = gone.join('\n');
  const alone = lost.filter((word) => affords(effort, sentences) && !sentences.includes(word));
  return [...gone, ...alone].map((text) => ({ kind: 'missing', text, region: index }));
}

/** The words and marks of a region that all versions have and the result has not. */
function lostWords(
  index: number,
  region: Region,
  result: TextInRegions,
  versions: Versions,
  effort: Effort,
): readonly string[] {
  const left = result.text.slice(result.starts[index]!, result.starts[index + 1]!);
  const words = new Set(SIDES.flatMap((side) => tokens(region[side])));
  const absent = [...words].filter((word) => word.trim() !== '' && !result.has(word));
  const isCertain = (word: string): boolean => SIDES.every((side) => versions[side].has(word));
  const isLost = (word: string): boolean =>
    affords(effort, result.text) &&
    !left.includes(word) &&
    !stands(word, result.text) &&
    SIDES.every(
      (side) =>
        versions[side].has(word) ||
        (affords(effort, versions[side].text) && stands(word, versions[side].text)),
    );
  // First those that are tokens everywhere; then those that may stand within others, such as marks.
  const lost = new Set(
    [...absent.filter(isCertain), ...absent.filter((word) => !isCertain(word))].filter(isLost),
  );
  return absent.filter((word) => lost.has(word));
}

/** Whether a text may still be looked through; counts it. */
function affords(effort: Effort, { length }: string): boolean {
  if (effort.left < length) return false;
  effort.left -= length;
  return true;
}

/** Of several choices that leave the same thing out, the last is named. */
function onceEach(warnings: readonly ResultWarning[]): readonly ResultWarning[] {
  return [...new Map(warnings.map((warning) => [warning.text, warning])).values()];
}

/** One word says enough in a list or a heading; elsewhere it may well stand twice, as code does. */
function saysEnough({ text, marked }: Statement): boolean {
  return wordsOf(text.slice(0, ENOUGH_CHARACTERS)).length >= (marked ? 1 : 2);
}

const ENOUGH_CHARACTERS = 200;

const JOINS = new RegExp(WORD_CHARACTER, 'u');

/** Whether a text has a word or mark, and not only as part of a longer word. */
function stands(word: string, text: string): boolean {
  const [first, last] = [joins(word.at(0)), joins(word.at(-1))];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const within = (first && joins(text[at - 1])) || (last && joins(text[at + word.length]));
    if (!within) return true;
  }
  return false;
}

/** Whether a character is part of words that are written with spaces between them. */
const joins = (character: string | undefined): boolean => character !== undefined && JOINS.test(character);
