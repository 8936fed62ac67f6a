import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '@/lib/merge/text/lines';
import { changedLines, rangesChanged } from './changed-lines';

const ranges = (before: string, after: string) => rangesChanged(changedLines(before, after));

describe('the lines that a save changed', () => {
  it.each([
    ['one reworded', 'a\nb\nc\n', 'a\nB\nc\n', [[2, 2]]],
    ['some added', 'a\nc\n', 'a\nb1\nb2\nc\n', [[2, 3]]],
    ['one removed names the one now in its place', 'a\nb\nc\n', 'a\nc\n', [[2, 2]]],
    ['the end removed names the last', 'a\nb\nc\n', 'a\n', [[1, 1]]],
    ['everything removed', 'a\nb\n', '', [[1, 1]]],
    ['the first words', '', 'a\nb', [[1, 2]]],
    [
      'two places',
      'a\nb\nc\nd\ne\n',
      'A\nb\nc\nd\nE\n',
      [
        [1, 1],
        [5, 5],
      ],
    ],
    ['only a line ending', 'a\nb\n', 'a\r\nb\n', [[1, 1]]],
    ['nothing', 'a\nb\n', 'a\nb\n', []],
  ])('%s', (_what, before, after, expected) => {
    expect(ranges(before, after)).toEqual(expected);
  });

  it('lie within the text, in order, apart from each other, and hold every new line', () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'd'), { maxLength: 30 })
      .map((l) => l.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const found = ranges(before, after);
        const count = Math.max(1, splitLines(after).length);
        let last = -1;
        for (const [from, to] of found) {
          expect(from).toBeGreaterThan(last + 1);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(count);
          last = to;
        }
        const known = new Set(splitLines(before));
        splitLines(after).forEach((line, i) => {
          if (!known.has(line)) expect(found.some(([from, to]) => from <= i + 1 && i + 1 <= to)).toBe(true);
        });
        expect(found.length === 0).toBe(before === after);
      }),
    );
  });

  it('are what comparing all lines finds, wherever in a text they are', () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\r\n', 'c\r', '\n', 'd'), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [a, b] = [`same\r\n${before}`, `same\r\n${after}`];
        const { changes, count } = changedLines(a, b);
        const [from, to] = [splitLines(a), splitLines(b)];
        expect(count).toBe(to.length);
        // Put back from the last to the first, the changes make the later text of the earlier.
        for (const { aStart, aEnd, bStart, bEnd } of changes.toReversed()) {
          from.splice(aStart, aEnd - aStart, ...to.slice(bStart, bEnd));
        }
        expect(from.join('')).toBe(b);
      }),
    );
  });

  it('stays quick for two long texts that share nothing', () => {
    const lines = (word: string) => Array.from({ length: 30_000 }, (_, i) => `${word} ${i}`).join('\n');
    expect(ranges(lines('mine'), lines('theirs'))).toEqual([[1, 30_000]]);
  });
});
