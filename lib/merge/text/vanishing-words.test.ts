import { describe, expect, it } from 'vitest';
import { vanishingWords } from './vanishing-words.ts';

describe('vanishing words', () => {
  it.each([
    ['a b c', 'c a', ['b']],
    ['a b b b', 'b a', ['b', 'b']],
    ['one two', 'ONE two', ['one']],
    ['The fox, again.', 'again The', ['fox']],
    ["don't stop", 'do stop', ["don't"]],
    ['我们学习中文', '我们学习英文', ['中文']],
    ['', 'a', []],
  ])('from %j to %j are %j', (from, to, words) => {
    expect(vanishingWords(from, to)).toEqual(words);
  });
});
