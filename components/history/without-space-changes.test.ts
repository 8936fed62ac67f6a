import { describe, expect, it } from 'vitest';
import { comparisonBlocks } from '@/lib/client/merging/comparison-blocks';
import { withoutSpaceChanges } from './without-space-changes';

const drawn = (from: string, to: string) =>
  withoutSpaceChanges(comparisonBlocks(from, to).blocks).map((block) =>
    block.kind === 'same'
      ? block.text
      : block.marks.map(({ kind, text }) => (kind === 'same' ? text : `[${kind}: ${text}]`)),
  );

describe('a comparison without changes of white space', () => {
  it('is one run where nothing else changed', () => {
    expect(drawn('a\n  b c\nd\n', 'a\n\tb  c\n\n\nd\n')).toEqual(['a\n\tb  c\n\n\nd\n']);
    expect(drawn('a b\r\nc\r\n', 'a b\nc\n')).toEqual(['a b\nc\n']);
  });

  it('marks the words, and no spaces beside them', () => {
    expect(drawn('one  two\nthree\n', 'one two\n three four\n')).toEqual([
      ['one two\n three', '[inserted:  four]', '\n'],
    ]);
  });
});
