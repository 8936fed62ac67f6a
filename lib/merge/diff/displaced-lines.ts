import { withoutOrdinal } from '../text/ordinals.ts';
import { wordsOf } from '../text/words.ts';
import type { Change } from './change.ts';
import type { Span } from './hunks.ts';
import { pairUnits } from './pair-units.ts';

/** More changed lines than that are another text, */
const MOST_LINES = 300;

/** and lines that far apart are not looked at as one passage. */
const FARTHEST = 30;

/**
 * Where a side's changes, line by line, put one line in the place of another that went elsewhere: with a paragraph put in
 * and the next reworded, only the blank lines between them are the same, and match the wrong way.
 *
 * @returns stretches of the base from such a line to where it went, for lines that say the same there or that the other side changed.
 */
export function displacedLines(
  base: readonly string[],
  side: readonly string[],
  changes: readonly Change[],
  others: readonly Change[],
): readonly Span[] {
  const [before, after] = [telling(base, changes, 'a'), telling(side, changes, 'b')];
  if (before.length === 0 || after.length === 0 || others.length === 0) return [];
  if (before.length + after.length > MOST_LINES) return [];
  const words = (lines: readonly Telling[]) => lines.map(({ text }) => wordsOf(withoutOrdinal(text)));
  const found: Span[] = [];
  for (const [one, other] of pairUnits(words(before), words(after))) {
    const { change: from, text: old } = before[one]!;
    const { change: to, text: now } = after[other]!;
    // What merely went is no match for anything, and neither is what was merely put in.
    const wrong = [from, to].filter(({ aStart, aEnd, bStart, bEnd }) => aStart < aEnd && bStart < bEnd);
    if (from === to || wrong.length === 0) continue;
    const same = withoutOrdinal(old) === withoutOrdinal(now);
    if (!same && !wrong.some((change) => others.some((edit) => overlap(change, edit)))) continue;
    const start = Math.min(from.aStart, to.aStart);
    const end = Math.max(from.aEnd, to.aEnd);
    if (end - start <= FARTHEST) found.push({ start, end });
  }
  return found;
}

const overlap = (one: Change, other: Change): boolean => one.aStart < other.aEnd && other.aStart < one.aEnd;

/** A changed line that has words. */
interface Telling {
  readonly text: string;
  readonly change: Change;
}

function telling(lines: readonly string[], changes: readonly Change[], of: 'a' | 'b'): readonly Telling[] {
  const found: Telling[] = [];
  for (const change of changes) {
    for (let line = change[`${of}Start`]; line < change[`${of}End`]; line++) {
      const text = lines[line]!;
      if (text.trim() !== '') found.push({ text, change });
      if (found.length > MOST_LINES) return found;
    }
  }
  return found;
}
