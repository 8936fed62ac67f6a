import { ordinalOf, withOrdinal, withoutOrdinal } from './ordinals.ts';

/** The lines of a text, each with the block that it stands in. */
interface BlockLines {
  readonly lines: readonly string[];
  readonly blocks: readonly string[];
}

/**
 * What the lines of several versions of a text are compared by: themselves, but for the number that a line has by its
 * place in a list, and for the padding of a table's cells. A number is compared too where without it a version would
 * have the line twice.
 */
export function lineKeys(versions: readonly BlockLines[]): readonly (readonly string[])[] {
  const { head, tail } = commonEnds(versions.map(({ lines }) => lines));
  const twice = new Set<string>();
  const keys = versions.map((version) => {
    const seen = new Set<string>();
    const last = version.lines.length - tail;
    return version.lines.map((line, i) => {
      if (i < head || i >= last) return line;
      const plain = plainKey(version, line, i);
      const key = mayBeNumbered(version.blocks[i]!) ? withoutOrdinal(plain) : plain;
      if (key !== plain) (seen.has(key) ? twice : seen).add(key);
      return key;
    });
  });
  if (twice.size === 0) return keys;
  return keys.map((of, v) =>
    of.map((key, i) => (twice.has(key) ? plainKey(versions[v]!, versions[v]!.lines[i]!, i) : key)),
  );
}

/** How many lines all versions begin with, and how many they end with: these are the same by themselves. */
function commonEnds(versions: readonly (readonly string[])[]): { head: number; tail: number } {
  const [first = [], ...rest] = versions;
  const limit = Math.min(...versions.map(({ length }) => length));
  let head = 0;
  while (head < limit && rest.every((lines) => lines[head] === first[head])) head++;
  let tail = 0;
  while (tail < limit - head && rest.every((lines) => lines.at(-1 - tail) === first.at(-1 - tail))) tail++;
  return { head, tail };
}

const plainKey = ({ blocks }: BlockLines, line: string, index: number): string =>
  blocks[index]!.startsWith('table:') ? withoutPadding(line) : line;

/** Numbers within code or data stand for themselves. */
const mayBeNumbered = (block: string): boolean => block === '' || block.startsWith('table:');

/** A row of a table whose cells are set off by one space each; how many dashes rule it off does not matter either. */
export function withoutPadding(row: string): string {
  return row.replace(/(?:(?<![ \t])[ \t]+)?\|[ \t]*/g, ' | ').replace(/-{2,}/g, '-');
}

/**
 * A line that differs between versions only in what its key leaves out, with both sides' changes of that: numbers by how
 * far each side moved them, the longer padding. `null` where that is not to be told.
 */
export function mergeAlike(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const ordinals = [base, mine, theirs].map(ordinalOf);
  const [o, m, t] = ordinals.map((ordinal) => ordinal?.value);
  if (o === undefined || m === undefined || t === undefined || (m === o && t === o))
    return longer(mine, theirs);
  const value = m === t ? m : m + t - o;
  // A number in a table may be what the row is about.
  if (value !== m && value !== t && ordinals[0]!.shape.includes('|')) return null;
  const text = longer(withOrdinal(mine, value) ?? '', withOrdinal(theirs, value) ?? '');
  return text === '' ? null : text;
}

/** So that it does not matter which side is mine; none against some is no matter of padding. */
function longer(mine: string, theirs: string): string | null {
  if (mine === theirs) return mine;
  if (mine === '' || theirs === '') return null;
  if (mine.length !== theirs.length) return mine.length > theirs.length ? mine : theirs;
  return mine > theirs ? mine : theirs;
}
