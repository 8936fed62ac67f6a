import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type EntityTag, formatEntityTag, parseEntityTag, strongMatch, weakMatch } from './entity-tag.ts';

/** Tags of every octet that RFC 9110 §8.8.3 allows. */
const entityTag: fc.Arbitrary<EntityTag> = fc.record({
  opaque: fc.string({
    unit: fc
      .oneof(
        fc.integer({ min: 0x21, max: 0x7e }).filter((code) => code !== 0x22),
        fc.integer({ min: 0x80, max: 0xff }),
      )
      .map((code) => String.fromCharCode(code)),
  }),
  weak: fc.boolean(),
});

describe('comparison, as in the table of RFC 9110 §8.8.3.2', () => {
  test.each([
    ['W/"1"', 'W/"1"', false, true],
    ['W/"1"', 'W/"2"', false, false],
    ['W/"1"', '"1"', false, true],
    ['"1"', '"1"', true, true],
  ])('%s and %s match strongly: %s, weakly: %s', (first, second, strong, weak) => {
    const a = parseEntityTag(first)!;
    const b = parseEntityTag(second)!;
    expect(strongMatch(a, b)).toBe(strong);
    expect(weakMatch(a, b)).toBe(weak);
  });
});

describe('parsing (RFC 9110 §8.8.3)', () => {
  test.each([
    ['"xyzzy"', 'xyzzy', false],
    ['W/"xyzzy"', 'xyzzy', true],
    ['""', '', false],
    ['"W/x"', 'W/x', false],
    ['"a,b;c=\\d\'e"', "a,b;c=\\d'e", false],
    ['"\xfc"', '\xfc', false],
  ])('reads %s', (text, opaque, weak) => {
    expect(parseEntityTag(text)).toEqual({ opaque, weak });
  });

  test.each([
    '',
    '"',
    'x',
    '"x',
    'x"',
    "'x'",
    'w/"x"',
    'W"x"',
    'W/"',
    'W/ "x"',
    '*',
    '"a b"',
    '"a""b"',
    '"a", "b"',
    ' "a"',
    '"a"\n',
    '"\x7f"',
    '"\u0100"',
    '"\0"',
  ])('refuses %j', (text) => {
    expect(parseEntityTag(text)).toBeNull();
  });

  it('gives back every tag as it was', () => {
    fc.assert(
      fc.property(entityTag, (tag) => {
        expect(parseEntityTag(formatEntityTag(tag))).toEqual(tag);
      }),
    );
  });

  it('never throws, and reads only what it would write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tag = parseEntityTag(text);
        if (tag) expect(formatEntityTag(tag)).toBe(text);
      }),
    );
  });

  it('writes no tag that a field could not carry', () => {
    for (const opaque of ['a"b', 'a b', 'a\r\nb', '\u{1f600}']) {
      expect(() => formatEntityTag({ opaque, weak: false })).toThrow(RangeError);
    }
  });
});
