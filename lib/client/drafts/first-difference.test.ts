import { expect, it } from 'vitest';
import { firstDifference } from './first-difference';

it.each([
  ['one two three', 'one twofold three', 'twofold three'],
  ['one\ntwo', 'one\nzwei\ntwo', 'zwei two'],
  ['one', 'one and\n\n  more', 'one and more'],
  ['one two', 'two', 'two'],
  ['', 'new', 'new'],
  ['one two', 'one', ''],
  ['one', 'one', ''],
  ['a', `a ${'word '.repeat(40)}`, `a ${'word '.repeat(11)}wor…`],
  ['', '😀'.repeat(100), `${'😀'.repeat(60)}…`],
  ['😀', '😃', '😃'],
])('of %j, %j begins to differ with %j', (before, after, words) => {
  expect(firstDifference(before, after)).toBe(words);
});
