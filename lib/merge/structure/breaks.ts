import { lineStart } from './line-start.ts';
import { NONE, type Outline } from './outline.ts';

/** A version of a text, told in lines of the result of a merge. */
export interface Version {
  readonly outline: Outline;
  /** For each line of the result, the version's line, or `NONE`. */
  readonly lineOf: Int32Array;
  /** For each of the version's lines, the line of the result, or `NONE`. */
  readonly back: Int32Array;
}

export type Versions = Readonly<Record<'base' | 'mine' | 'theirs', Version>>;

/** What refers from one line to another. */
type Reference = 'partners' | 'items' | 'parents';

/** Lines of the result that together hang otherwise than the sides have it. */
export type Break = readonly number[];

/** A line that a version refers to and the result has not. */
const GONE = -3;

/**
 * Where the result hangs together otherwise than its three versions come to when each line's structure is merged: what
 * one side changed stays as that side has it, and what both have alike stays so. `chosen` is the side that stands in the
 * result for what is still open; what that side has is right too. `source` tells which versions a line's text is from.
 */
export function breaksOf(
  result: Outline,
  versions: Versions,
  source: (line: number) => readonly Version[],
  chosen: Version | null,
): Break[] {
  const found: Break[] = [];
  const { base, mine, theirs } = versions;
  for (let line = 0; line < result.lines.length; line++) {
    const [o, a, b] = [base.lineOf[line]!, mine.lineOf[line]!, theirs.lineOf[line]!];
    if (a < 0 && b < 0) continue;
    const own = chosen ? chosen.lineOf[line]! : NONE;
    for (const attribute of ['partners', 'items', 'parents'] as const) {
      const now = result[attribute][line]!;
      const here = referenceOf(mine, attribute, a, result, now);
      const there = referenceOf(theirs, attribute, b, result, now);
      const was = referenceOf(base, attribute, o, result, now);
      const parted =
        attribute === 'items' && here === GONE && there === GONE && !sameLine(mine, a, theirs, b, attribute);
      if (!parted && holds(now, was, here, there)) continue;
      if (chosen && now === referenceOf(chosen, attribute, own, result, now)) continue;
      found.push([line, now, here ?? NONE, there ?? NONE].filter((at) => at >= 0));
    }
    const kind = result.kinds[line]!;
    const [here, there] = [mine.outline.kinds[a], theirs.outline.kinds[b]];
    const kept =
      holds(kind, base.outline.kinds[o], here, there) || (chosen && kind === chosen.outline.kinds[own]);
    const asWritten = (of: Version): boolean => kind === of.outline.kinds[of.lineOf[line]!];
    const from = source(line);
    if (!kept || (from.length > 0 && !from.some(asWritten))) found.push([line]);
    const joined = result.joined[line]!;
    const goesOn = holds(joined, base.outline.joined[o], mine.outline.joined[a], theirs.outline.joined[b]);
    if (!goesOn && !(chosen && joined === chosen.outline.joined[own])) found.push([line]);
    if (
      (a < 0 && isIndentedOtherwise(line, result, theirs)) ||
      (b < 0 && isIndentedOtherwise(line, result, mine))
    )
      found.push([line, line - 1]);
    if (kind === '') continue;
    if ((a < 0 && isOddTask(line, result, theirs)) || (b < 0 && isOddTask(line, result, mine)))
      found.push([line, result.siblings[line]!]);
    if (!inItsList(line, result, mine) && !inItsList(line, result, theirs))
      found.push([line, result.siblings[line]!].filter((at) => at >= 0));
    if (result.siblings[line]! < 0 && (a < 0 ? isListGone(line, theirs) : b < 0 && isListGone(line, mine)))
      found.push([line]);
    for (const [side, other] of [
      [mine, theirs],
      [theirs, mine],
    ] as const) {
      const before = itemBefore(line, side);
      if (before >= 0 && other.lineOf[before]! < 0 && result.lists[before] !== result.lists[line])
        found.push([line, before]);
    }
  }
  return found;
}

/** Whether a value is what three versions of it come to; `undefined` where a version has not that line. */
function holds<T>(now: T, was: T | undefined, here: T | undefined, there: T | undefined): boolean {
  if (here === undefined || there === undefined) return now === (here ?? there);
  if (here === there) return now === here || here === GONE;
  if (there === was) return now === here;
  if (here === was) return now === there;
  return now === here || now === there;
}

/** The line of the result that a version's line refers to, as that version has it. */
function referenceOf(
  { outline, back, lineOf }: Version,
  attribute: Reference,
  line: number,
  result: Outline,
  now: number,
): number | undefined {
  if (line < 0) return undefined;
  const to = outline[attribute][line]!;
  if (to < 0) return to;
  if (back[to]! >= 0) return back[to]!;
  // A new line that is indented alike took its place.
  const replaced =
    attribute !== 'partners' &&
    now >= 0 &&
    lineOf[now]! < 0 &&
    lineStart(result.lines[now]!).indent === lineStart(outline.lines[to]!).indent;
  return replaced ? now : GONE;
}

/** Whether two versions refer to lines that say the same. */
function sameLine(a: Version, own: number, b: Version, other: number, attribute: Reference): boolean {
  const [one, two] = [
    a.outline.lines[a.outline[attribute][own]!]!,
    b.outline.lines[b.outline[attribute][other]!]!,
  ];
  return one.trim() === two.trim();
}

/** Whether an item follows in its list the items that it follows in a version, or others that the version has not. */
function inItsList(line: number, result: Outline, { outline, lineOf, back }: Version): boolean {
  const own = lineOf[line]!;
  if (own < 0) return false;
  let now = result.siblings[line]!;
  while (now >= 0 && lineOf[now]! < 0) now = result.siblings[now]!;
  if (now >= 0) return outline.lists[lineOf[now]!] === outline.lists[own];
  const before = itemBefore(line, { outline, lineOf, back });
  return before < 0 || result.lists[before] === result.lists[line];
}

/** Whether an item that a version added to a list has nothing left of what stood before it there. */
function isListGone(line: number, version: Version): boolean {
  const follows = version.outline.siblings[version.lineOf[line]!]! >= 0;
  return follows && itemBefore(line, version) < 0;
}

/** The nearest item before a line in its list, as a version has it, that the result has as well; `NONE` without one. */
function itemBefore(line: number, { outline, lineOf, back }: Version): number {
  const own = lineOf[line]!;
  if (own < 0) return NONE;
  let before = outline.siblings[own]!;
  while (before >= 0 && back[before]! < 0) before = outline.siblings[before]!;
  return before < 0 ? NONE : back[before]!;
}

const TASK = /^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]\]\s/;

/** Whether an item that a version added to a list has a box, or none, where the other side changed just that for the list. */
function isOddTask(line: number, result: Outline, { outline, lineOf }: Version): boolean {
  const others = [result.siblings[line]!, result.lists[line]!];
  if (others[0]! < 0) return false;
  const own = TASK.test(result.lines[line]!);
  return others.every(
    (other) =>
      lineOf[other]! >= 0 &&
      TASK.test(result.lines[other]!) !== own &&
      TASK.test(outline.lines[lineOf[other]!]!) === own,
  );
}

/** Whether a line that a version added begins with a tab where the line before begins with a blank now, or the other way. */
function isIndentedOtherwise(line: number, result: Outline, { outline, lineOf }: Version): boolean {
  const before = line > 0 ? lineOf[line - 1]! : NONE;
  const own = result.lines[line]![0];
  if (before < 0 || (own !== '\t' && own !== ' ')) return false;
  const now = result.lines[line - 1]![0];
  return (now === '\t' || now === ' ') && now !== own && outline.lines[before]![0] === own;
}
