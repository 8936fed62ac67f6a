import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from './exact-text';
import { minimalEdits } from './minimal-edits';

const text = fc
  .array(fc.constantFrom('a', 'b', 'one\n', 'two\n', '\n', '😀', '😃', 'ש'), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('minimalEdits', () => {
  it('turns one text into the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyEdits(before, minimalEdits(before, after))).toBe(after);
      }),
    );
  });

  it('touches only what differs, in each place', () => {
    expect(minimalEdits('one\ntwo\nthree\nfour\n', 'one\ntwist\nthree\nfour more\n')).toEqual([
      { from: 6, to: 7, insert: 'ist' },
      { from: 18, to: 18, insert: ' more' },
    ]);
  });

  it('does nothing for equal texts', () => {
    expect(minimalEdits('a\nb', 'a\nb')).toEqual([]);
  });

  it('does not cut an emoji in two', () => {
    expect(minimalEdits('😀', '😃')).toEqual([{ from: 0, to: 2, insert: '😃' }]);
  });
});
