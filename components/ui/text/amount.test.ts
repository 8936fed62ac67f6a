import { expect, it } from 'vitest';
import { amount } from './amount';

it.each([
  ['one', '1 word'],
  ['one two\nthree', '3 words'],
  ['one\ntwo\nthree\n', '3 lines'],
  ['word '.repeat(1200), '1,200 words'],
  ['保存する前に読む。'.repeat(10), '90 characters'],
  ['🙂'.repeat(30), '30 characters'],
])('an amount is said in the unit that says most', (text, said) => {
  expect(amount(text)).toBe(said);
});
