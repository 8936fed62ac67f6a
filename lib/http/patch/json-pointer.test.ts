import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { parseIndex, parsePointer } from './json-pointer.ts';

test.each([
  ['', []],
  ['/', ['']],
  ['/foo/0', ['foo', '0']],
  ['/a~1b', ['a/b']],
  ['/m~0n', ['m~n']],
  ['/~01', ['~1']],
  ['/c%d/ /"', ['c%d', ' ', '"']],
  ['//', ['', '']],
])('reads %j (RFC 6901 §4, §5)', (text, tokens) => {
  expect(parsePointer(text)).toEqual(tokens);
});

test.each(['a', ' /a', '#/a', '/~', '/a~', '/~2', '/~~0'])('refuses %j', (text) => {
  expect(parsePointer(text)).toBeNull();
});

it('gives back any tokens', () => {
  const token = fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a') });
  fc.assert(
    fc.property(fc.array(token), (tokens) => {
      const text = tokens.map((one) => `/${one.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
      expect(parsePointer(text)).toEqual(tokens);
    }),
  );
});

test.each([
  ['0', 0],
  ['10', 10],
  ['', null],
  ['-', null],
  ['-1', null],
  ['+1', null],
  ['01', null],
  ['1.0', null],
  ['1e1', null],
  [' 1', null],
])('takes %j for the index %j', (token, index) => {
  expect(parseIndex(token)).toBe(index);
});
