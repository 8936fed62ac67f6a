import type { Merge, Region } from '../regions/region.ts';
import { LIST_MARKER } from '../text/list-item.ts';
import { sentenceEnds } from '../text/sentence-ends.ts';
import { tokens } from '../text/tokens.ts';
import { WORD_CHARACTER, wordsOf } from '../text/words.ts';
import { type Choice, type Resolution, textOf } from './resolution.ts';

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
  const said = statementCounts(result.text);
  const doubled = doubledBy(chosen, result, said, versions);
  const typed = (index: number) => resolution[index]?.take === 'edited';
  const missing = chosen
    .filter((index) => !typed(index))
    .flatMap((index) => missingFrom(index, regions[index]!, result, said, versions));
  return [...doubled, ...onceEach(missing)];
}

function isDecided(region: Region, choice: Choice | null): boolean {
  if (choice === null || (choice.take === 'edited' && choice.unconfirmed)) return false;
  return textOf(region, choice) !== null;
}

/** A text with where each region begins in it. */
interface TextInRegions {
  readonly text: string;
  readonly starts: readonly number[];
}

interface Version extends TextInRegions {
  readonly said: ReadonlyMap<string, number>;
}

/** What does not depend on choices is counted once for a merge. */
const known = new WeakMap<Merge, Readonly<Record<Side, Version>>>();

function versionsOf(merge: Merge): Readonly<Record<Side, Version>> {
  const before = known.get(merge);
  if (before) return before;
  const version = (side: Side): Version => {
    const whole = textInRegions(merge.regions.map((region) => region[side]));
    return { ...whole, said: statementCounts(whole.text) };
  };
  const versions = { base: version('base'), mine: version('mine'), theirs: version('theirs') };
  known.set(merge, versions);
  return versions;
}

/** An open conflict is a line end, so that nothing is read across it. */
function textInRegions(texts: readonly (string | null)[]): TextInRegions {
  const starts = [0];
  for (const text of texts) starts.push(starts.at(-1)! + (text ?? '\n').length);
  return { text: texts.map((text) => text ?? '\n').join(''), starts };
}

function doubledBy(
  chosen: readonly number[],
  result: TextInRegions,
  said: ReadonlyMap<string, number>,
  versions: Readonly<Record<Side, Version>>,
): readonly ResultWarning[] {
  const found = new Map<string, ResultWarning>();
  for (const region of chosen) {
    for (const statement of statementsOf(linesAround(result, region))) {
      const { text } = statement;
      if ((said.get(text) ?? 0) < 2 || found.has(text) || !saysEnough(statement)) continue;
      if (SIDES.some((side) => (versions[side].said.get(text) ?? 0) > 1)) continue;
      found.set(text, { kind: 'doubled', text, region, other: otherRegion(result, region, text) });
    }
  }
  return [...found.values()];
}

function otherRegion({ text, starts }: TextInRegions, region: number, statement: string): number {
  const [start, end] = [starts[region]!, starts[region + 1]!];
  for (let at = text.indexOf(statement); at >= 0; at = text.indexOf(statement, at + 1)) {
    if (at + statement.length <= start || at >= end) {
      const after = starts.findIndex((each) => each > at);
      return after - 1;
    }
  }
  return region;
}

function missingFrom(
  index: number,
  region: Region,
  result: TextInRegions,
  said: ReadonlyMap<string, number>,
  versions: Readonly<Record<Side, Version>>,
): readonly ResultWarning[] {
  const inAll = (text: string) => SIDES.every((side) => versions[side].said.has(text));
  const statements = new Set(
    SIDES.flatMap((side) => statementsOf(linesAround(versions[side], index)).map(({ text }) => text)),
  );
  // What only got a line end more or less, or stands within a longer sentence now, is there.
  const gone = [...statements].filter(
    (text) => !said.has(text) && inAll(text) && !result.text.includes(text),
  );
  const left = result.text.slice(result.starts[index]!, result.starts[index + 1]!);
  const words = new Set(SIDES.flatMap((side) => tokens(region[side])));
  const lost = [...words].filter(
    (word) =>
      word.trim() !== '' &&
      !left.includes(word) &&
      !stands(word, result.text) &&
      SIDES.every((side) => stands(word, versions[side].text)) &&
      !gone.some((text) => text.includes(word)),
  );
  return [...gone, ...lost].map((text) => ({ kind: 'missing', text, region: index }));
}

/** Of several choices that leave the same thing out, the last is named. */
function onceEach(warnings: readonly ResultWarning[]): readonly ResultWarning[] {
  return [...new Map(warnings.map((warning) => [warning.text, warning])).values()];
}

/** The region's text in one version, with the rest of the lines in which it begins and ends. */
function linesAround({ text, starts }: TextInRegions, region: number): string {
  const [start, end] = [starts[region]!, starts[region + 1]!];
  if (start === end) return '';
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end - 1);
  return text.slice(from, newline === -1 ? text.length : newline);
}

interface Statement {
  readonly text: string;
  /** Whether it stands behind the marker of a list item, a heading or a quotation. */
  readonly marked: boolean;
}

const MARKER = new RegExp(`^[ \\t]*(?:>[ \\t]*)*(?:${LIST_MARKER}[ \\t]+|#{1,6}[ \\t]+)?`);
const FENCE = /^[ \t]*(?:```|~~~)/;

/** The sentences of a text, line by line; a line without an end of a sentence is one. Fences of code say nothing. */
function statementsOf(text: string): readonly Statement[] {
  const found: Statement[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    if (FENCE.test(line)) continue;
    const marker = MARKER.exec(line)![0];
    const content = line.slice(marker.length);
    let from = 0;
    const add = (to: number): void => {
      const statement = content.slice(from, to).trim();
      if (statement !== '') found.push({ text: statement, marked: marker.trim() !== '' });
      from = to;
    };
    for (const { end } of sentenceEnds(content)) add(end);
    add(content.length);
  }
  return found;
}

function statementCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text: statement } of statementsOf(text))
    counts.set(statement, (counts.get(statement) ?? 0) + 1);
  return counts;
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
