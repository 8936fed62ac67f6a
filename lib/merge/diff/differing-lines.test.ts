import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../text/lines.ts';
import { differingLines } from './differing-lines.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', 'one\n', '😀'), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('the lines in which two texts differ', () => {
  it('with what is around them make both texts, and are whole lines', () => {
    fc.assert(
      fc.property(text, text, fc.nat(3), (before, after, times) => {
        const long = 'the same line\r\n'.repeat(times * 400);
        const [a, b] = [long + before + long, long + after + long];
        const { start, ofBefore, ofAfter } = differingLines(a, b);
        expect(a.slice(0, start)).toBe(b.slice(0, start));
        const endOfA = a.slice(start + ofBefore.length);
        expect(a).toBe(a.slice(0, start) + ofBefore + endOfA);
        expect(b).toBe(a.slice(0, start) + ofAfter + endOfA);
        const lines = [a.slice(0, start), ofBefore, endOfA].flatMap(splitLines);
        expect(lines).toEqual(splitLines(a));
      }),
    );
  });

  it.each(['\n', '\r\n'])(
    'are one line when one key was pressed in a long text that ends lines with %j',
    (end) => {
      const lines = Array.from(
        { length: 12_000 },
        (_, at) => `Line ${at} of a long text that someone writes.${end}`,
      );
      const typed = lines.with(6_000, `Line 6000x of a long text that someone writes.${end}`);
      const { start, ofBefore, ofAfter } = differingLines(lines.join(''), typed.join(''));
      expect(start).toBe(lines.slice(0, 6_000).join('').length);
      expect(splitLines(ofBefore)).toEqual(lines.slice(6_000, 6_001));
      expect(splitLines(ofAfter)).toEqual(typed.slice(6_000, 6_001));
    },
  );
});
