import { expect, it } from 'vitest';
import {
  anyOf,
  array,
  boolean,
  exactly,
  nullable,
  nullish,
  number,
  object,
  oneOf,
  optional,
  otherwise,
  pair,
  readAs,
  type Shape,
  string,
} from './shape';

it.each<[string, Shape<unknown>, readonly unknown[], readonly unknown[]]>([
  ['a string', string, ['', 'a'], [1, null, undefined, ['a'], {}]],
  ['a number', number, [0, -1.5], ['1', Number.NaN, Number.POSITIVE_INFINITY, null, undefined, true]],
  ['a boolean', boolean, [true, false], ['true', 0, null, undefined]],
  ['one of some words', oneOf('edit', 'view'), ['edit', 'view'], ['own', '', null, undefined, 0]],
  ['null or', nullable(string), ['a', null], [1, undefined]],
  ['null, absent or', nullish(string), ['a', null], [1, {}]],
  ['an array', array(number), [[], [1, 2]], [['1'], [1, null], { 0: 1, length: 1 }, null, '12']],
  ['a pair', pair(number), [[1, 2]], [[1], [1, 2, 3], [1, '2'], [], null]],
  ['an object', object({ a: string }), [{ a: 'x' }], [{}, { a: 1 }, null, [], 'a', undefined]],
  ['an exact object', exactly({ a: string }), [{ a: 'x' }], [{ a: 'x', b: 1 }, {}, { a: 1 }, null, []]],
  ['any of some', anyOf(string, object({ a: number })), ['x', { a: 1 }], [1, { a: 'x' }, null, undefined]],
])('reads %s as it is, and nothing else', (_, shape, right, wrong) => {
  for (const value of right) expect(readAs(shape, value)).toStrictEqual(value);
  for (const value of wrong) expect(readAs(shape, value)).toBeUndefined();
});

it('leaves out what was not agreed on, and what is absent', () => {
  const shape = object({ a: string, b: optional(string), c: nullish(number) });
  expect(readAs(shape, { a: 'x', more: 1 })).toStrictEqual({ a: 'x' });
  expect(readAs(shape, { a: 'x', b: 'y', c: null })).toStrictEqual({ a: 'x', b: 'y', c: null });
  expect(readAs(shape, { a: 'x', b: null })).toBeUndefined();
});

it('takes only members of the value’s own', () => {
  const inherited: object = Object.create({ a: 'x' });
  expect(readAs(object({ a: string }), inherited)).toBeUndefined();
  expect(readAs(object({ toString: optional(string) }), {})).toStrictEqual({});
  expect(readAs(exactly({ a: string }), JSON.parse('{"a":"x","__proto__":{}}'))).toBeUndefined();
});

it('puts something in the place of what is absent, but of nothing else', () => {
  const shape = object({ names: otherwise(number, 0) });
  expect(readAs(shape, {})).toStrictEqual({ names: 0 });
  expect(readAs(shape, { names: 3 })).toStrictEqual({ names: 3 });
  expect(readAs(shape, { names: null })).toBeUndefined();
});

it('hides no fault of the program', () => {
  const broken: Shape<never> = () => {
    throw new RangeError('A fault.');
  };
  expect(() => readAs(array(broken), [1])).toThrow(RangeError);
});
