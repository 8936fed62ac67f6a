import { describe, expect, it } from 'vitest';
import type { Region } from '@/lib/merge/regions/region';
import { codeRanges } from './code-ranges';

const kept = (text: string): Region => ({ kind: 'unchanged', base: text, mine: text, theirs: text, text });
const clash = (mine: string): Region => ({
  kind: 'conflict',
  conflict: 'reworded',
  base: 'o',
  mine,
  theirs: 't',
  text: null,
});
/** The code of each region, as it is written. */
const codeOf = (regions: readonly Region[]) =>
  codeRanges(regions).map((ranges, index) =>
    ranges.map(([start, end]) => regions[index]!.mine.slice(start, end)),
  );

describe('the code around a change', () => {
  it('is found where the fence is open before and behind it', () => {
    expect(codeOf([kept('Text.\n\n```js\na();\n'), clash('b();\n'), kept('c();\n```\n\nMore.\n')])).toEqual([
      ['```js\na();\n'],
      [],
      ['c();\n```\n'],
    ]);
  });

  it('is a table as well, and not the prose between two of them', () => {
    const table = '| a | b |\n| - | - |\n| c | d |\n';
    expect(codeOf([kept(`One.\n\n${table}\nTwo.\n\n${table}`), clash('x')])).toEqual([[table, table], []]);
  });

  it('is nothing in prose, and every region has its own offsets', () => {
    expect(codeOf([kept('One.\n'), clash('Two.\n'), kept('Three.\n')])).toEqual([[], [], []]);
    expect(codeRanges([clash('12345\n'), kept('\n    code\n')])[1]).toEqual([[1, 10]]);
  });
});
