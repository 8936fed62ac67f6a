import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isToken, parseWord, quote, splitOutsideQuotes, trim } from './quoted-string.ts';

describe('words (RFC 9110 §5.6.2, §5.6.4)', () => {
  test.each([
    ["!#$%&'*+-.^_`|~aZ9", "!#$%&'*+-.^_`|~aZ9"],
    ['"a, b; c"', 'a, b; c'],
    ['"\\"\\\\\\a"', '"\\a'],
    ['""', ''],
    ['', null],
    ['a b', null],
    ['"', null],
    ['"a"b"', null],
    ['"a\\"', null],
    ['"a\r\nb"', null],
    ['ü', null],
  ])('%j stands for %j', (text, word) => {
    expect(parseWord(text)).toBe(word);
  });

  it('gives back whatever it quotes', () => {
    const unit = fc.oneof(
      fc.constantFrom('"', '\\', ' ', '\t', '\xff'),
      fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(parseWord(quote(text))).toBe(text);
        expect(isToken(quote(text))).toBe(false);
      }),
    );
  });

  it('quotes nothing that a field could not carry', () => {
    for (const text of ['a\nb', '\0', '\x7f', '\u0100']) expect(() => quote(text)).toThrow(RangeError);
  });
});

describe('cutting at separators', () => {
  test.each([
    ['a, b ,c', ['a', 'b', 'c']],
    ['"a,b", c', ['"a,b"', 'c']],
    ['"a\\",b", c', ['"a\\",b"', 'c']],
    ['\\",",a', ['\\","', 'a']],
    ['"open, c', ['"open, c']],
    [',', ['', '']],
    ['', ['']],
  ])('cuts %j', (text, pieces) => {
    expect(splitOutsideQuotes(text, ',')).toEqual(pieces);
  });

  it('loses nothing but separators and the white space around them', () => {
    const unit = fc.constantFrom('a', '"', '\\', ',', ';', ' ', '\t');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(splitOutsideQuotes(text, ',').join(',').replace(/[ \t]/g, '')).toBe(
          text.replace(/[ \t]/g, ''),
        );
      }),
    );
  });

  it('trims spaces and tabs, and no other white space (§5.6.3)', () => {
    expect(trim(' \ta b\t ')).toBe('a b');
    expect(trim('\u00a0a\n')).toBe('\u00a0a\n');
    expect(trim(' \t ')).toBe('');
  });
});
