import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effortOf } from '@/lib/merge/diff/effort';
import { type ComparisonBlock, comparisonBlocks as compare } from './comparison-blocks';

const text = fc
  .array(fc.constantFrom('one ', 'two ', 'three', '\n', '\r\n', '😀'), { maxLength: 24 })
  .map((parts) => parts.join(''));

const comparisonBlocks = (from: string, to: string) => compare(from, to).blocks;

function side(blocks: readonly ComparisonBlock[], without: 'inserted' | 'deleted'): string {
  return blocks
    .flatMap((block) =>
      block.kind === 'same'
        ? [block.text]
        : block.marks.filter((mark) => mark.kind !== without).map((mark) => mark.text),
    )
    .join('');
}

describe('comparisonBlocks', () => {
  it('holds both texts byte for byte', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const blocks = comparisonBlocks(from, to);
        expect(side(blocks, 'inserted')).toBe(from);
        expect(side(blocks, 'deleted')).toBe(to);
      }),
    );
  });

  it('draws a long change in pieces of bounded length, which begin where they say', () => {
    const lines = (word: string) => Array.from({ length: 4_000 }, (_, at) => `${word} ${at}\n`);
    const to = lines('new');
    const blocks = comparisonBlocks(lines('old').join(''), to.join(''));
    expect(blocks.length).toBeGreaterThan(20);
    for (const block of blocks) {
      if (block.kind === 'same') continue;
      expect(block.marks.length).toBeLessThan(100);
      expect(block.marks.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(2_100);
      const first = block.marks.find(({ kind }) => kind !== 'deleted');
      if (first)
        expect(
          to
            .slice(block.line - 1)
            .join('')
            .startsWith(first.text),
        ).toBe(true);
    }
    expect(side(blocks, 'deleted')).toBe(to.join(''));
  });

  it('keeps to its budget, and says so', () => {
    const comments = '<!--'.repeat(250_000);
    const effort = effortOf();
    const { blocks, coarse } = compare(comments, `${comments} more`, effort);
    expect(coarse).toBe(true);
    expect(effort.left).toBeGreaterThan(0);
    expect(blocks.length).toBeLessThan(10);
    expect(compare('a b\n', 'a c\n').coarse).toBe(false);
  });

  it('says where each place is in the later version', () => {
    const blocks = comparisonBlocks('one\ntwo\nthree\nfour\n', 'zero\none\ntwo\nthree\nfive\n');
    expect(blocks.map(({ kind, line }) => [kind, line])).toEqual([
      ['changed', 1],
      ['same', 2],
      ['changed', 5],
    ]);
  });

  it('has one block when nothing differs, and none for nothing', () => {
    expect(comparisonBlocks('a\nb', 'a\nb')).toEqual([{ kind: 'same', text: 'a\nb', line: 1 }]);
    expect(comparisonBlocks('', '')).toEqual([]);
  });
});
