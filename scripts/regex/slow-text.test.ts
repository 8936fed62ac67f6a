import { describe, expect, it } from 'vitest';
import { patternsIn } from './find-patterns';
import { slowText } from './slow-text';

describe('a pattern that some text makes slow', () => {
  it.each([
    // Two ways round.
    /(a+)+$/,
    /^(?:a|a)*b/,
    /^(?:a|ab|b)*$/,
    /^(?:[’“”]|[\p{L}’])+$/u,
    /^(a*)*b/,
    /^(?:a?b?)*c/,
    /^(?:a|\w)+:/,
    /^(\w+\s?)+$/,
    /^(?:x\b|x+\B)*y/,
    /(?<=^(?:b|bb?)+ )c/,
  ])('exponentially: %s', (pattern) => {
    expect(slowText(pattern)?.growth).toBe('exponential');
  });

  it.each([
    // A search that begins anew at each place.
    /\s+$/,
    /^\s*x/m,
    /x*$/,
    /<[^>]*>/g,
    /(?:-gzip|-br)+$/i,
    /<\/?[a-z][^>]*>/,
    /a.*b/s,
    /(?:a+b)?/g,
    /a{0,300}b/,
    // Two repetitions that share out the same letters.
    /^a*a*b/,
    /^\s*(.*?)\s*$/,
    /^host:[ \t]*([!-~]*)[ \t]*$/,
    /^(a*)\1b/,
    // What is looked at further on, and back from each place.
    /^(?:a(?=a*b))*/,
    /(?=a*b)/,
    /(?<=[.!?]"*)\S/,
    /(?<!ba*)c/,
    /^(?:a(?!a*b))*c/,
    // Sticky, but not only at its beginning.
    /\s*\s*x/y,
  ])('in proportion to its square at least: %s', (pattern) => {
    expect(slowText(pattern)?.growth).toBe('polynomial');
  });

  it('also where sets are subtracted (`v`)', () => {
    expect(slowText({ source: '[\\p{L}--[a-z]]+1', flags: 'v' })).toMatchObject({ growth: 'polynomial' });
    expect(slowText({ source: '[\\p{L}--[a-z]]+[a-z1]', flags: 'v' })).not.toBeNull();
    expect(slowText({ source: '^[\\p{L}--[a-z]]+[a-z]', flags: 'v' })).toBeNull();
  });

  it('is shown with such a text', () => {
    const { before, often, after } = slowText(/^(?:ab|a|b)+c/)!;
    expect(before + often.repeat(3) + after).toMatch(/^[ab]+(?!c)$|^[ab]+[^abc]/);
    expect(slowText(/=+$/)).toEqual({
      growth: 'polynomial',
      before: expect.stringMatching(/^=/),
      often: expect.stringMatching(/^=+$/),
      after: expect.stringMatching(/^[^=]/),
    });
  });
});

describe('a pattern that no text makes slow', () => {
  it.each([
    /(?<!\s)\s+$/,
    /^\s*x/,
    /^[ \t]*x/m,
    /\s+/g,
    /\s+/y,
    /[ \t]*,[ \t]*/y,
    /^(?:ab|cd)+e/,
    /^a*b*c*$/,
    /^(?:a?)*$/,
    /^(?:[^"\\]|\\.)*"/s,
    /^[^#]*(.*)$/s,
    /^host:[ \t]*(?:([!-~]+)[ \t]*)?$/,
    /(?:(?<![ \t])[ \t]+)?\|[ \t]*/g,
    /^(:{3,})(?!:)\s*(?!\s)(.*)$/,
    /^(?:\w+\s)+$/,
    /\bend\w*\b/g,
    /^[a-z]+(?=\s*[:=])/,
    /\p{L}+/gu,
    /a{3}b{0,30}c/g,
    /x/,
    /(?:)/,
    /|a/,
  ])('%s', (pattern) => {
    expect(slowText(pattern)).toBeNull();
  });
});

describe('a pattern that is slow nowhere, but only if one knows more of it than is looked at', () => {
  it.each([
    // Whoever looks back from here has looked forward first.
    /(?=\S)(?<=[.!?] *)/g,
    // The first attempt finds what the others would look for.
    /c.*c/,
  ])('is taken for slow: %s', (pattern) => {
    expect(slowText(pattern)).not.toBeNull();
  });
});

describe('the patterns of a file', () => {
  const CODE = [
    "import { PART } from './part';",
    'const HALF = 4 / 2 / 1; // not /a comment/',
    "const TEXT = '/not this/' + `/nor this/`;",
    'const ALL = [/(a+)+$/, new RegExp(PART)];',
    'const part = (text: string) => <p title={text.replace(/\\s+$/u, "")}>it’s /not/ this</p>;',
    'function later(name: string) { return RegExp("^" + name, "i"); }',
  ].join('\n');

  it('are found, and whatever puts one together', () => {
    expect(patternsIn('a.tsx', CODE)).toEqual({
      literals: [
        { file: 'a.tsx', source: '(a+)+$', flags: '' },
        { file: 'a.tsx', source: '\\s+$', flags: 'u' },
      ],
      built: [{ file: 'a.tsx', code: 'new RegExp(PART)' }],
      builtLater: [{ file: 'a.tsx', code: 'RegExp("^" + name, "i")' }],
    });
  });

  it('are not looked for in what is no code', () => {
    expect(() => patternsIn('a.ts', 'const = 1;')).toThrow(SyntaxError);
  });
});
