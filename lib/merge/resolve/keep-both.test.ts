import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../text/words.ts';
import { keepBoth } from './keep-both.ts';
import { textOf } from './resolution.ts';

describe('keeping both texts', () => {
  it('joins whole lines as they are', () => {
    expect(keepBoth('One.\n', 'Two.\n')).toBe('One.\nTwo.\n');
  });

  it('puts a space between two sentences of one line', () => {
    expect(keepBoth('One.', 'Two.')).toBe('One. Two.');
    expect(keepBoth('One. ', 'Two.')).toBe('One. Two.');
  });

  it('puts a line end, of their kind, between lines of which the first has none', () => {
    expect(keepBoth('One.', 'Two.\n')).toBe('One.\nTwo.\n');
    expect(keepBoth('One.\r\nMore.', 'Two.')).toBe('One.\r\nMore.\r\nTwo.');
  });

  it('puts nothing between sentences of a script without spaces', () => {
    expect(keepBoth('毎週土曜日。', '毎週日曜日。')).toBe('毎週土曜日。毎週日曜日。');
  });

  it('keeps two paragraphs two, by a blank line of their kind', () => {
    expect(keepBoth('One.\n', 'Two.\n', '\n')).toBe('One.\n\nTwo.\n');
    expect(keepBoth('One.\r\n', 'Two.\r\n', '\r\n')).toBe('One.\r\n\r\nTwo.\r\n');
    expect(keepBoth('One.', 'Two.', '\n')).toBe('One.\n\nTwo.');
    expect(keepBoth('One.\n\n', 'Two.\n\n', '\n')).toBe('One.\n\nTwo.\n\n');
  });

  it('keeps items of a list and rows of a table together', () => {
    expect(keepBoth('- One\n', '- Two\n', '\n')).toBe('- One\n- Two\n');
    expect(keepBoth('| 1 |\n', '| 2 |\n', '\n')).toBe('| 1 |\n| 2 |\n');
    expect(keepBoth('- One\n', 'Two.\n', '\n')).toBe('- One\n\nTwo.\n');
  });

  it('adds nothing to an empty text', () => {
    expect([keepBoth('', 'Two.'), keepBoth('One.', '')]).toEqual(['Two.', 'One.']);
  });

  it('is what both choices of a conflict give', () => {
    const region = {
      kind: 'conflict',
      conflict: 'reworded',
      base: 'o',
      mine: 'm',
      theirs: 't',
      text: null,
    } as const;
    expect(textOf(region, { take: 'mine-theirs' })).toBe('m t');
    expect(textOf(region, { take: 'theirs-mine' })).toBe('t m');
  });

  it('never makes one word of two', () => {
    const text = fc
      .array(fc.constantFrom('one', 'two', ' ', '.', '\n', '\r\n', 'é'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (first, second) => {
        expect(wordsOf(keepBoth(first, second))).toEqual([...wordsOf(first), ...wordsOf(second)]);
      }),
    );
  });
});
