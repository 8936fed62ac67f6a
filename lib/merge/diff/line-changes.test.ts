import { describe, expect, it } from 'vitest';
import { countLineChanges, lineChanges } from './line-changes.ts';

describe('line changes', () => {
  it.each([
    ['', '', 0, 0],
    ['a\nb\n', 'a\nb\n', 0, 0],
    ['', 'a\nb', 2, 0],
    ['a\nb\nc\n', 'a\nc\n', 0, 1],
    ['a\nb\nc\n', 'a\nx\ny\nc\n', 2, 1],
    ['a', 'a\n', 1, 1],
  ])('from %j to %j add %i and remove %i', (from, to, added, removed) => {
    expect(countLineChanges(from, to)).toEqual({ added, removed });
  });

  it('say which lines they concern', () => {
    expect(lineChanges('a\nb\nc\nd\n', 'a\nx\nc\nd\ne\n')).toEqual([
      { aStart: 1, aEnd: 2, bStart: 1, bEnd: 2 },
      { aStart: 4, aEnd: 4, bStart: 4, bEnd: 5 },
    ]);
  });
});
