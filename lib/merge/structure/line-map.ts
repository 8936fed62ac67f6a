import { diffSequences } from '../diff/diff-sequences.ts';
import type { Effort } from '../diff/effort.ts';
import { splitLines } from '../text/lines.ts';
import { LIST_MARKER } from '../text/list-item.ts';
import { NONE } from './outline.ts';

/** A text made of the texts of regions, in lines. A line belongs to the region in which it begins. */
export interface RegionLines {
  readonly texts: readonly string[];
  readonly joined: string;
  readonly lines: readonly string[];
  /** For each region the first line that begins in it or after it; one more at the end. */
  readonly starts: Int32Array;
}

/** Cuts the joined texts of regions into lines. */
export function regionLines(texts: readonly string[]): RegionLines {
  const joined = texts.join('');
  const lines = splitLines(joined);
  const starts = new Int32Array(texts.length + 1);
  let [line, lineAt, at] = [0, 0, 0];
  for (const [region, text] of texts.entries()) {
    while (line < lines.length && lineAt < at) lineAt += lines[line++]!.length;
    starts[region] = line;
    at += text.length;
  }
  starts[texts.length] = lines.length;
  return { texts, joined, lines, starts };
}

/** For each line the region that it belongs to. */
export function regionsOfLines({ starts, lines }: RegionLines): Int32Array {
  const found = new Int32Array(lines.length);
  for (let region = 0; region < starts.length - 1; region++)
    found.fill(region, starts[region]!, starts[region + 1]!);
  return found;
}

/** For each line of a text the line of another that it comes from, region by region, or `NONE`. */
export function mapLines(from: RegionLines, to: RegionLines, effort: Effort): Int32Array {
  const map = new Int32Array(from.lines.length).fill(NONE);
  for (let region = 0; region < from.texts.length; region++) {
    const [a, b] = [from.starts[region]!, to.starts[region]!];
    const [aEnd, bEnd] = [from.starts[region + 1]!, to.starts[region + 1]!];
    if (from.texts[region] === to.texts[region] && aEnd - a === bEnd - b)
      for (let i = 0; i < aEnd - a; i++) map[a + i] = b + i;
    else if (a < aEnd && b < bEnd) align(from.lines, a, aEnd, to.lines, b, bEnd, map, effort);
  }
  return map;
}

const MARKS = new RegExp(`^[\\s>]*(?:${LIST_MARKER}\\s+|#+\\s+)?(?:\\[[ xX]\\]\\s+)?`);

/** What is left of a line without indentation and marks, which change when it is set into another place; marks alone stay. */
function keyOf(line: string): string {
  const text = line.trim();
  const words = text.replace(MARKS, '');
  return words === '' ? text : words;
}

function align(
  from: readonly string[],
  start: number,
  end: number,
  to: readonly string[],
  toStart: number,
  toEnd: number,
  map: Int32Array,
  effort: Effort,
): void {
  const a = from.slice(start, end).map(keyOf);
  const b = to.slice(toStart, toEnd).map(keyOf);
  let [i, j] = [0, 0];
  for (const change of [...diffSequences(a, b, effort), null]) {
    const [aStart, aEnd, bEnd] = change
      ? [change.aStart, change.aEnd, change.bEnd]
      : [a.length, a.length, b.length];
    while (i < aStart) map[start + i++] = toStart + j++;
    // As many lines for as many are taken for the same, reworded; of others those at either end that begin alike.
    let [aLast, bLast] = [aEnd, bEnd];
    const asMany = aEnd - aStart === bEnd - j;
    while (i < aLast && j < bLast && (asMany || beginAlike(a[i]!, b[j]!))) map[start + i++] = toStart + j++;
    while (i < aLast && j < bLast && beginAlike(a[aLast - 1]!, b[bLast - 1]!))
      map[start + --aLast] = toStart + --bLast;
    [i, j] = [aEnd, bEnd];
  }
}

const FIRST_WORDS = /^\S+\s+\S+(?=\s)/;

/** Whether two lines have their first two words in common. */
function beginAlike(a: string, b: string): boolean {
  const words = FIRST_WORDS.exec(a)?.[0];
  return words !== undefined && words === FIRST_WORDS.exec(b)?.[0];
}
