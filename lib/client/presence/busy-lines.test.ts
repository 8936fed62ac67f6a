import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ben } from '@/lib/client/testing/ben';
import { changedLines } from '@/lib/documents/content/changed-lines';
import type { LineRange } from '@/lib/documents/content/line-range';
import { busyLines } from './busy-lines';

const saved = 'one\ntwo\nthree\nfour\nfive\n';

const busy = (text: string, ...lines: LineRange[]) =>
  busyLines(changedLines(text, saved), [ben(...lines)]).flatMap((each) => each.lines);

describe('busyLines', () => {
  it('are the lines that were told, while nothing was changed here', () => {
    expect(busy(saved, [2, 3], [5, 5])).toEqual([
      [2, 3],
      [5, 5],
    ]);
  });

  it('move with what was added or removed above', () => {
    expect(busy(`zero\nhalf\n${saved}`, [2, 3])).toEqual([[4, 5]]);
    expect(busy('two\nthree\nfour\nfive\n', [3, 3])).toEqual([[2, 2]]);
  });

  it('stay where they are when something changes below', () => {
    expect(busy(saved.replace('five', 'V\nVI'), [2, 2])).toEqual([[2, 2]]);
  });

  it('take in all that took the place of a line', () => {
    expect(busy(saved.replace('three', 'III\nand more'), [3, 3])).toEqual([[3, 4]]);
    expect(busy(saved.replace('three\n', ''), [3, 3])).toEqual([[3, 3]]);
  });

  it('name nobody who holds no edits', () => {
    expect(busyLines(changedLines(saved, saved), [ben()])).toEqual([]);
  });

  it('find an unchanged line again, whatever was changed around it', () => {
    const lines = (...of: string[]) => fc.array(fc.constantFrom(...of), { maxLength: 6 });
    const saved = lines('a', 'b');
    const here = lines('x', 'y');
    fc.assert(
      fc.property(saved, saved, here, here, (above, below, aboveHere, belowHere) => {
        const text = (...parts: string[]) => parts.map((part) => `${part}\n`).join('');
        const line = above.length + 1;
        const found = busyLines(
          changedLines(text(...aboveHere, 'the line', ...belowHere), text(...above, 'the line', ...below)),
          [ben([line, line])],
        );
        expect(found[0]?.lines).toEqual([[aboveHere.length + 1, aboveHere.length + 1]]);
      }),
    );
  });
});
