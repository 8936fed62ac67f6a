import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ben } from '@/lib/client/testing/ben';
import { changedLines, rangesChanged } from '@/lib/documents/content/changed-lines';
import type { LineRange } from '@/lib/documents/content/line-range';
import { nearbyEdits } from './nearby-edits';

const saved = 'one\ntwo\nthree\nfour\nfive\n';

/** What somebody with this text tells of it. */
const told = (text: string, base = saved) => rangesChanged(changedLines(text, base));

const nearby = (text: string, lines: readonly LineRange[], base = saved) =>
  nearbyEdits(changedLines(text, base), [ben(...lines)]).map(({ line }) => line);

const near = (text: string, theirs: string) => nearby(text, told(theirs));

it('is told in lines of the saved text, whatever was added above', () => {
  expect(told('zero\nhalf\none\ntwo\nthree\nFOUR\nfive\n')).toEqual([
    [1, 1],
    [4, 4],
  ]);
});

describe('nearbyEdits', () => {
  it('finds a line that both change, and counts it in the own text', () => {
    const mine = saved.replace('one', 'zero\none').replace('three', 'three of mine');
    expect(near(mine, saved.replace('three', 'three of Ben'))).toEqual([4]);
  });

  it('finds a line that one changes and the other removes', () => {
    expect(near(saved.replace('two\n', ''), saved.replace('two', 'two of Ben'))).toEqual([2]);
    expect(near(saved.replace('two', 'two of mine'), saved.replace('two\n', ''))).toEqual([2]);
  });

  it('says nothing of edits elsewhere', () => {
    expect(near(saved.replace('one', 'one of mine'), saved.replace('five', 'five of Ben'))).toEqual([]);
    expect(near(saved.replace('one', 'one of mine'), saved.replace('two', 'two of Ben'))).toEqual([]);
  });

  it('says nothing to somebody who changed nothing', () => {
    expect(nearby(saved, [[1, 5]])).toEqual([]);
  });

  it('says nothing of people who hold no unsaved edits', () => {
    expect(nearby(saved.replace('one', 'uno'), [])).toEqual([]);
  });

  it('finds the place from both sides, on a line that exists', () => {
    const line = fc.constantFrom('a', 'b', 'c', 'd');
    const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.map((one) => `${one}\n`).join(''));
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const here = nearby(mine, told(theirs, base), base);
        const there = nearby(theirs, told(mine, base), base);
        for (const at of here) {
          expect(at).toBeGreaterThanOrEqual(1);
          expect(at).toBeLessThanOrEqual(Math.max(1, mine.split('\n').length));
        }
        expect(here.length).toBe(there.length);
      }),
    );
  });
});
