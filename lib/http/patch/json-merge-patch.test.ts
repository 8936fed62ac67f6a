import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applyMergePatch } from './json-merge-patch.ts';
import type { JsonValue } from './json-value.ts';
import { PatchLimitError } from './patch-limits.ts';

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;

describe('the examples of RFC 7396, appendix A', () => {
  test.each<[JsonValue, JsonValue, JsonValue]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j patched with %j is %j', (target, patch, expected) => {
    expect(applyMergePatch(target, patch)).toEqual(expected);
  });
});

it('keeps nulls within arrays, which are replaced whole', () => {
  expect(applyMergePatch({ a: [1] }, { a: [null, { b: null }] })).toEqual({ a: [null, { b: null }] });
});

it('changes neither argument', () => {
  fc.assert(
    fc.property(json, json, (target, patch) => {
      const before = JSON.stringify([target, patch]);
      applyMergePatch(target, patch);
      expect(JSON.stringify([target, patch])).toBe(before);
    }),
  );
});

it('does nothing more when it is applied again', () => {
  fc.assert(
    fc.property(json, json, (target, patch) => {
      const once = applyMergePatch(target, patch);
      expect(applyMergePatch(once, patch)).toEqual(once);
    }),
  );
});

it('takes __proto__ for a name like any other', () => {
  const patch = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
  const result = applyMergePatch({ a: 1 }, patch);
  expect(JSON.stringify(result)).toBe(
    '{"a":1,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  );
  expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
  expect(JSON.stringify(applyMergePatch(result, JSON.parse('{"__proto__":null,"constructor":null}')))).toBe(
    '{"a":1}',
  );
});

it('goes as deep as the limit allows, on no stack', () => {
  const depth = 100_000;
  const deep = JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
  let place = applyMergePatch(deep, deep, { work: 4 * depth });
  let levels = 0;
  while (typeof place === 'object' && place !== null && 'a' in place) {
    place = place.a!;
    levels++;
  }
  expect(levels).toBe(depth);
  expect(() => applyMergePatch(deep, deep)).toThrow(PatchLimitError);
});

it('looks once at each member of the patch, and of what it merges into', () => {
  const wide = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`m${i}`, i]));
  const target = { a: wide(10), untouched: wide(1000), b: 1 };
  const patch = { a: { ...wide(5), m0: null }, c: [wide(1000)] };
  // Three members of the target, two of the patch; ten of `a`, five of its patch; and two objects.
  expect(() => applyMergePatch(target, patch, { work: 3 + 2 + 10 + 5 + 2 })).not.toThrow();
  expect(() => applyMergePatch(target, patch, { work: 3 + 2 + 10 + 5 + 1 })).toThrow(PatchLimitError);
  expect(() => applyMergePatch({}, wide(50_000))).toThrow(PatchLimitError);
});
