import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { draw } from '../testing/merge-notation.ts';

const of = (base: string, mine: string, theirs: string): string => draw(merge(base, mine, theirs));

describe('white space beside what the other side edited', () => {
  it.each([
    [
      'put in around a word that is gone',
      '做法是**排序**。\n',
      '交换。\n',
      '做法是 **排序** 。\n',
      '交换。\n',
    ],
    [
      'put in around a word that is another now',
      '做法是**排序**。\n',
      '做法是交换。\n',
      '做法是 **排序** 。\n',
      '做法是交换。\n',
    ],
    [
      'put in before a mark at the end',
      'We came, we saw!\n',
      'We came, we won!\n',
      'We came , we saw !\n',
      'We came , we won!\n',
    ],
    ['put in at the end', 'one two three', 'one two four', 'one two three  ', 'one two four'],
    [
      'put in around a word that is still there',
      '做法是**排序**和查找。\n',
      '做法是**排序**和搜索。\n',
      '做法是 **排序** 和查找。\n',
      '做法是 **排序** 和搜索。\n',
    ],
    [
      'a line break',
      'one two three four\n',
      'one zwei three four\n',
      'one two\nthree four\n',
      'one zwei\nthree four\n',
    ],
  ])('stays only if what it set apart does: %s', (_, base, mine, theirs, result) => {
    expect(of(base, mine, theirs)).toBe(`{wrapping: ${result}}`);
    expect(of(base, theirs, mine)).toBe(`{wrapping: ${result}}`);
  });
});

describe('how deep a line stands', () => {
  it.each([
    ['a paragraph', 'a b\n', '  a b\n', 'c d\na b\n'],
    ['a paragraph of an item', '- x\n\na b c\n', '- x\n\n  a b c\n', '- x\n\nd e\na b c\n'],
    ['a paragraph with a word more', 'a b\n', '   a b e\n', 'c d\na b\n'],
  ])('is not given to lines that the other side put in before it: %s', (_, base, mine, theirs) => {
    expect(of(base, mine, theirs)).toContain('reworded!');
    expect(of(base, theirs, mine)).toContain('reworded!');
  });

  it.each([
    [
      'a word of an item',
      '- a\n- b two\n',
      '- a\n  - b two\n',
      '- a\n- b zwei\n',
      '- a\n{wrapping:   - b zwei\n}',
    ],
    ['its bullet', '- a\n- b two\n', '- a\n  - b two\n', '- a\n* b two\n', '- a\n{wrapping:   * b two\n}'],
    [
      'the first word of a line in a row',
      'def f():\n    a(one)\n    b(two)\n',
      'def f():\n        a(one)\n        b(two)\n',
      'def f():\n    a(one)\n    c(two)\n',
      'def f():\n{wrapping:         a(one)\n        c(two)\n}',
    ],
    [
      'the first word taken away',
      'if x:\n    a b c\nend z\n',
      'if x:\n        a b c\nend z\n',
      'if x:\n    b c\nend z\n',
      'if x:\n{wrapping:         b c\n}end z\n',
    ],
    [
      'a value in data',
      'key:\n  sub: one\n  other: two\nend: x\n',
      'key:\n    sub: one\n    other: two\nend: x\n',
      'key:\n  sub: zwei\n  other: two\nend: x\n',
      'key:\n{wrapping:     sub: zwei\n    other: two\n}end: x\n',
    ],
  ])('is kept beside an edit of %s', (_, base, mine, theirs, result) => {
    expect(of(base, mine, theirs)).toBe(result);
    expect(of(base, theirs, mine)).toBe(result);
  });

  it.each([
    ['an item', '- a\n- b\n- c\n', '- a\n  - b\n- c\n', '- a\n    - b\n- c\n'],
    [
      'a line in a row',
      'if x:\n    a b\n    c d\n',
      'if x:\n        a b\n        c d\n',
      'if x:\n  a b\n  c d\n',
    ],
    ['a paragraph', '- a\n\n  b c\n', '- a\n\n    b c\n', '- a\n\nb c\n'],
    ['a paragraph that one made code', 'x\n\ne f\n', 'x\n\n  e f\n', 'x\n\n```\ne f\n```\n'],
    ['a line of code', '```\n  a\nb\n```\n', '```\n    a\nb\n```\n', '```\na\nb\n```\n'],
    [
      'a line that one also reworded',
      'if x:\n    a b\n    c d e\n',
      'if x:\n    a b\n        c d e\n',
      'if x:\n    a b\n  z d e\n',
    ],
  ])('is left to a person where both changed it differently: %s', (_, base, mine, theirs) => {
    expect(of(base, mine, theirs)).toContain('reworded!');
    expect(of(base, theirs, mine)).toContain('reworded!');
  });
});
