import { expect, it } from 'vitest';
import { headingWords } from './heading-words';

it.each([
  ['# [a](b', '[a](b'],
  ['# [a] ![b](c) [d', '[a] b [d'],
  ['# [a [b](c)', 'a [b'],
  ['# **a *b* c** __d__ ~~e~~ `f`', 'a *b* c d e f'],
  ['# **a* ***', 'a* *'],
  ['# ** a** *', '* a* *'],
  ['# a # b ##', 'a # b'],
  ['# a##', 'a##'],
  ['One *a\nb* two\n===', 'One *a b* two'],
])('of %j the words are %j', (source, words) => {
  expect(headingWords(source)).toBe(words);
});
