import { describe, expect, it } from 'vitest';
import { whyUnfairText } from './fair-merge';

describe('a fair merge', () => {
  it('has what each side added and lacks what each took away', () => {
    expect(whyUnfairText('a b\nc\n', 'a! b\nc\n', 'a b\nd\n', 'a! b\nd\n')).toBeNull();
    expect(whyUnfairText('a\n', 'a x\n', 'a x\n', 'a x\n')).toBeNull();
    expect(whyUnfairText('a\n', 'a\nx\n', 'x\na\n', 'x\na\nx\n')).toBeNull();
  });

  it.each([
    ['a word of mine', 'a\nb\n', 'a x\nb\n', 'a\nb y\n', 'a\nb y\n'],
    ['a symbol of theirs', 'a\nb\n', 'a x\nb\n', 'a\n**b**\n', 'a x\nb**\n'],
    ['my deletion', 'a\nb\nc\n', 'b\nc\n', 'a\nb\nc y\n', 'a\nb\nc y\n'],
    ['a word that none wrote', 'a\n', 'a x\n', 'a\n', 'a x z\n'],
    ['an emoji twice too often', 'a\n', 'a 🙂\n', 'a 🙂\n', 'a 🙂 🙂 🙂\n'],
    ['the order that I gave', 'a\nb\nc\n', 'b\na\nc\n', 'a\nb\nc d\n', 'a\nb\nc d\n'],
    ['the order that both left', 'a\nb\nc\n', 'a x\nb\nc\n', 'a y\nb\nc\n', 'a x y\nc\nb\n'],
  ])('is none where the result has lost or changed %s', (_, base, mine, theirs, result) => {
    expect(whyUnfairText(base, mine, theirs, result)).not.toBeNull();
    expect(whyUnfairText(base, theirs, mine, result)).not.toBeNull();
  });
});
