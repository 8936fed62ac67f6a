import type { MarkdownPart } from './markdown-parts';

/** A part with the name that it keeps as long as it stays where it is among the others. */
export interface KeyedPart extends MarkdownPart {
  readonly key: number;
}

/**
 * Names for the parts of a text: those at its beginning and end that are as before keep theirs, and so do, one by one, those
 * between, which have changed.
 */
export function keyedParts(
  before: readonly KeyedPart[],
  after: readonly MarkdownPart[],
): readonly KeyedPart[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start]!.tree === after[start]!.tree) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end)!.tree === after.at(-1 - end)!.tree) end += 1;
  let last = before.reduce((highest, { key }) => Math.max(highest, key), 0);
  const between = before.slice(start, before.length - end).map(({ key }) => key);
  return after.map((part, index) => {
    const fromEnd = index - after.length;
    const known =
      index < start ? before[index]!.key : -fromEnd <= end ? before.at(fromEnd)!.key : between[index - start];
    if (known !== undefined) return { ...part, key: known };
    last += 1;
    return { ...part, key: last };
  });
}
