import { joinedTexts } from '../regions/joined.ts';
import { plainRegion } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { splitLines } from '../text/lines.ts';
import { type Ordinal, ordinalOf, withOrdinal } from '../text/ordinals.ts';
import { asConflict } from './as-conflict.ts';

/** A line that is numbered: which line of the text, and in which region it begins. */
interface Numbered {
  readonly line: number;
  readonly region: number;
  readonly ordinal: Ordinal;
}

/** Lines that are numbered as one row. */
type Row = readonly Numbered[];

/**
 * Numbers rows anew where both sides put something into one, or took something out, and numbered what follows: each
 * counted only its own. A row is touched only if each version that has it counts without a gap, and no conflict is in it.
 * One that comes to a number higher than in any version is left to a person, with what it would be as a suggestion.
 */
export function renumber(regions: readonly Region[]): readonly Region[] {
  const changed = regions.filter(({ kind }) => kind !== 'unchanged');
  const byBoth = ['mine', 'theirs'].every((side) => changed.some(({ kind }) => kind !== side));
  if (!byBoth || !changed.some(hasNumbered)) return regions;
  const texts = regions.map(({ text }) => text ?? '');
  const closed = new Set(regions.flatMap(({ text }, index) => (text === null ? [index] : [])));
  const broken = rowsOf(texts, closed).filter((row) => !counts(row));
  if (broken.length === 0) return regions;
  const versions = (['base', 'mine', 'theirs'] as const).map((side) =>
    numbering(regions.map((of) => of[side])),
  );
  const values = new Map<number, number>();
  const higher: (readonly [first: number, last: number])[] = [];
  for (const row of broken) {
    const numbered = versions.flatMap((of) =>
      row.map(({ region, ordinal }) => of.get(`${region} ${ordinal.shape}`)),
    );
    if (numbered.some((of) => of && !of.sound)) continue;
    const wrong = row.filter(({ ordinal }, i) => ordinal.value !== row[0]!.ordinal.value + i);
    for (const [i, { line }] of row.entries()) values.set(line, row[0]!.ordinal.value + i);
    const highest = numbered.reduce((most, of) => Math.max(most, of?.highest ?? 0), 0);
    if (row[0]!.ordinal.value + row.length - 1 > highest)
      higher.push([wrong[0]!.region, wrong.at(-1)!.region]);
  }
  if (values.size === 0) return regions;
  const anew = numberAnew(regions, texts, values);
  return anew.flatMap((pieces, index) => {
    const range = higher.find(([first, last]) => first <= index && index <= last);
    if (!range) return pieces;
    return index === range[0]
      ? [handedOver(regions.slice(range[0], range[1] + 1), anew.slice(range[0], range[1] + 1).flat())]
      : [];
  });
}

function handedOver(old: readonly Region[], anew: readonly Region[]): Region {
  const text = anew.map((region) => region.text).join('');
  return asConflict({ ...joinedTexts(old), kind: 'combined', text }, 'numbers');
}

const hasNumbered = ({ base, mine, theirs }: Region): boolean =>
  [base, mine, theirs].some((text) => splitLines(text).some((line) => ordinalOf(line) !== null));

const counts = (row: Row): boolean =>
  row.every(({ ordinal }, i) => ordinal.value === row[0]!.ordinal.value + i);

/** For the lines of one shape that begin in one region: whether all their rows count without a gap, and how far. */
function numbering(texts: readonly string[]): ReadonlyMap<string, { sound: boolean; highest: number }> {
  const found = new Map<string, { sound: boolean; highest: number }>();
  for (const row of rowsOf(texts, new Set())) {
    const sound = counts(row);
    for (const { region, ordinal } of row) {
      const key = `${region} ${ordinal.shape}`;
      const before = found.get(key) ?? { sound: true, highest: 0 };
      found.set(key, { sound: before.sound && sound, highest: Math.max(before.highest, ordinal.value) });
    }
  }
  return found;
}

/** A row that the next line may go on with. */
interface Open {
  readonly key: string;
  readonly indent: number;
  /** A heading's, or 7 for anything else. */
  readonly level: number;
  readonly row: Numbered[];
}

/** The rows of a text that is cut into regions; none goes on over a region that is `closed`. */
function rowsOf(texts: readonly string[], closed: ReadonlySet<number>): readonly Row[] {
  const rows: Numbered[][] = [];
  let open: Open[] = [];
  let [region, regionEnd, at] = [-1, 0, 0];
  let afterBlank = false;
  for (const [line, text] of splitLines(texts.join('')).entries()) {
    while (at >= regionEnd && region < texts.length - 1) {
      regionEnd += texts[++region]!.length;
      if (closed.has(region)) open = [];
    }
    at += text.length;
    const content = text.trim();
    if (content !== '') {
      const ordinal = ordinalOf(text);
      const indent = text.length - text.trimStart().length;
      const level = /^#{1,6}(?=\s)/.exec(content)?.[0].length ?? 7;
      const key = ordinal ? `${indent} ${ordinal.shape}` : '';
      open = open.filter((each) => goesOn(each, { key, indent, level, content, afterBlank }));
      // Notes are numbered by what refers to them.
      if (ordinal && !ordinal.shape.includes('[^')) {
        let row = open.find((each) => each.key === key)?.row;
        if (!row) {
          row = [];
          rows.push(row);
          open.push({ key, indent, level, row });
        }
        row.push({ line, region, ordinal });
      }
    }
    afterBlank = content === '';
  }
  return rows;
}

/** Whether a row may go on after a line: headings up to one above theirs, lists up to what stands as far left. */
function goesOn(
  row: Open,
  line: Omit<Open, 'row'> & { readonly content: string; readonly afterBlank: boolean },
): boolean {
  if (line.level < 7 || row.level < 7) return row.level <= line.level && (row.level < 7 || line.level === 7);
  if (row.key === line.key) return true;
  if (row.key.includes('|')) return line.content.startsWith('|');
  if (/\p{L}{2}/u.test(row.key) || line.indent > row.indent) return true;
  return line.indent === row.indent && line.key === '' && !line.afterBlank && !/^[-*+•]\s/.test(line.content);
}

/** The regions with the lines that are to have another number; of an unchanged one only these become a change. */
function numberAnew(
  regions: readonly Region[],
  texts: readonly string[],
  values: ReadonlyMap<number, number>,
): readonly (readonly Region[])[] {
  const lines = splitLines(texts.join(''));
  let [line, at] = [0, 0];
  let end = 0;
  return regions.map((region, index): readonly Region[] => {
    const start = end;
    end += texts[index]!.length;
    const pieces: string[] = [];
    let changed = false;
    // What is left of a line that began in an earlier region comes first.
    if (at > start) pieces.push(texts[index]!.slice(0, Math.min(at, end) - start));
    for (; at < end && line < lines.length; at += lines[line++]!.length) {
      const value = values.get(line);
      const own = lines[line]!.slice(0, end - at);
      const anew = value === undefined ? null : withOrdinal(own, value);
      changed ||= anew !== null && anew !== own;
      pieces.push(anew ?? own);
    }
    if (!changed) return [region];
    const { base, mine, theirs } = region;
    if (region.kind !== 'unchanged')
      return [{ base, mine, theirs, kind: 'combined', text: pieces.join(''), reason: 'wrapping' }];
    const olds = splitLines(base);
    const [before, after] = olds.length === pieces.length ? [olds, pieces] : [[base], [pieces.join('')]];
    return before.map((old, i) =>
      old === after[i]
        ? plainRegion({ base: old, mine: old, theirs: old })
        : { base: old, mine: old, theirs: old, kind: 'combined', text: after[i]!, reason: 'wrapping' },
    );
  });
}
