import { sharedEnd, sharedStart } from '../text/shared-ends.ts';

/** What two texts have between the lines that both begin and both end with. */
export interface DifferingLines {
  /** Where it begins in both, in UTF-16 units. */
  readonly start: number;
  readonly ofBefore: string;
  readonly ofAfter: string;
}

/**
 * The lines in which two texts differ, from the first to the last, found without cutting the texts into lines: of two
 * long texts that differ by one key only a line is left to look at.
 */
export function differingLines(before: string, after: string): DifferingLines {
  const most = Math.min(before.length, after.length);
  const alike = sharedStart(before, after, most);
  const start = alike === 0 ? 0 : before.lastIndexOf('\n', alike - 1) + 1;
  const shared = sharedEnd(before, after, most - start);
  const newline = shared === 0 ? -1 : before.indexOf('\n', before.length - shared);
  const end = newline === -1 ? 0 : before.length - newline - 1;
  return {
    start,
    ofBefore: before.slice(start, before.length - end),
    ofAfter: after.slice(start, after.length - end),
  };
}
