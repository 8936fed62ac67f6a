import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparisonBlock, comparisonBlocks } from './comparison-blocks';

const text = fc
  .array(fc.constantFrom('one ', 'two ', 'three', '\n', '\r\n', '😀'), { maxLength: 24 })
  .map((parts) => parts.join(''));

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
