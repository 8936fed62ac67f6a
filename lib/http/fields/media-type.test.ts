import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isUtf8, parseMediaType } from './media-type.ts';

describe('media types (RFC 9110 §8.3.1)', () => {
  test.each([
    ['application/json', 'application/json', {}],
    ['Application/Merge-Patch+JSON; charset=utf-8', 'application/merge-patch+json', { charset: 'utf-8' }],
    ['text/html;charset="UTF-8"', 'text/html', { charset: 'UTF-8' }],
    ['text/plain ; Format=Flowed ;; x="a;b\\"c" ;', 'text/plain', { format: 'Flowed', x: 'a;b"c' }],
  ])('reads %j', (text, essence, parameters) => {
    const type = parseMediaType(text);
    expect(type?.essence).toBe(essence);
    expect(Object.fromEntries(type!.parameters)).toEqual(parameters);
  });

  test.each([
    '',
    'json',
    '/json',
    'application/',
    'a/b/c',
    'application/json, text/html',
    'application /json',
    'a/b; charset',
    'a/b; charset=',
    'a/b; =utf-8',
    'a/b; charset = utf-8',
    'a/b; charset="utf-8',
    'a/b; charset=utf-8; charset=utf-16',
  ])('refuses %j', (text) => {
    expect(parseMediaType(text)).toBeNull();
  });

  test.each([
    ['application/json', true],
    ['application/json; charset=UTF-8', true],
    ['application/json; charset="utf-8"', true],
    ['application/json; charset=iso-8859-1', false],
    ['application/json; charset=utf-16', false],
  ])('%s can be read as UTF-8: %s', (text, expected) => {
    expect(isUtf8(parseMediaType(text)!)).toBe(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        const type = parseMediaType(`a/b;${rest}`);
        expect(type === null || type.essence === 'a/b').toBe(true);
      }),
    );
  });
});
