/** Lines `from` to `to` of a body, both included, counted from 1. */
export type LineRange = readonly [from: number, to: number];

/** The ranges in order, those that overlap or touch made one, and at most `limit` of them: the last takes in the rest. */
export function tidyRanges(ranges: readonly LineRange[], limit: number): readonly LineRange[] {
  const tidy: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = tidy.at(-1);
    if (last && (from <= last[1] + 1 || tidy.length === limit)) last[1] = Math.max(last[1], to);
    else tidy.push([from, to]);
  }
  return tidy;
}
