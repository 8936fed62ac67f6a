import { describe, expect, it } from 'vitest';
import { comparisonBlocks } from '@/lib/client/merging/comparison-blocks';
import { drawnGroups } from './drawn-groups';

describe('what is drawn together', () => {
  it('is all of a short comparison', () => {
    const { blocks } = comparisonBlocks('a\nb\nc\n', 'a\nB\nc\n');
    expect(drawnGroups(blocks)).toMatchObject([{ blocks, plain: 'a\nB\nc\n' }]);
    expect(drawnGroups([])).toEqual([]);
  });

  it('is a bounded part of a long one, in order', () => {
    const lines = Array.from({ length: 6_000 }, (_, at) => `The line ${at} is as it was.\n`);
    const other = lines.map((line, at) => (at % 2 ? line : line.replace('was', `will be ${at}`)));
    const { blocks } = comparisonBlocks(lines.join(''), other.join(''));
    const groups = drawnGroups(blocks);
    expect(groups.flatMap((group) => group.blocks)).toEqual(blocks);
    for (const group of groups) {
      const marks = group.blocks.reduce(
        (sum, block) => sum + (block.kind === 'same' ? 1 : block.marks.length),
        0,
      );
      expect(marks).toBeLessThan(600);
      expect(group.plain.length).toBeLessThan(8_000);
    }
  });
});
