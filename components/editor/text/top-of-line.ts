/** Where the element of a source line begins, in pixels from the top of all that is rendered. */
export interface LineTop {
  readonly line: number;
  readonly top: number;
}

/**
 * Where a line, which may lie between two (2.5 is half way from the second to the third), stands in what is rendered.
 * `topAt(i)` gives what is known in order, `count` of them; `start` lies before the first of them, `end` behind the
 * last. Asks for few of them, since each has to be measured.
 */
export function topOfLine(
  line: number,
  count: number,
  topAt: (index: number) => LineTop,
  start: LineTop,
  end: LineTop,
): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (topAt(middle).line <= line) low = middle + 1;
    else high = middle;
  }
  const before = low > 0 ? topAt(low - 1) : start;
  const after = low < count ? topAt(low) : end;
  if (after.line <= before.line) return before.top;
  const share = Math.min(1, Math.max(0, (line - before.line) / (after.line - before.line)));
  return before.top + share * (after.top - before.top);
}
