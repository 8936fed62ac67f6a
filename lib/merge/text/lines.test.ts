import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from './lines.ts';

describe('lines', () => {
  it.each([
    ['', []],
    ['one', ['one']],
    ['one\n', ['one\n']],
    ['one\ntwo', ['one\n', 'two']],
    ['one\r\ntwo\rthree\n\n', ['one\r\n', 'two\r', 'three\n', '\n']],
    ['\r\r\n\n', ['\r', '\r\n', '\n']],
    ['\ufeffone\n', ['\ufeffone\n']],
    ['one\u2028two\vthree\f\n', ['one\u2028two\vthree\f\n']],
  ])('of %j are %j', (text, lines) => {
    expect(splitLines(text)).toEqual(lines);
  });

  it('joined give the text, and each but the last ends a line', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', '\r', '\r\n')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (of) => {
        const lines = splitLines(of);
        expect(lines.join('')).toBe(of);
        for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[^\r\n]*(?:\n|\r\n?)$/);
      }),
    );
  });
});
