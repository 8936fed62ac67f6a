import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inParts, Whole } from './parts';

const counting = () => {
  let last = 0;
  return () => ++last;
};

it('cuts no text that fits, and any other into parts that fit, differ, and make it whole again', () => {
  const text = fc
    .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(40))
    .map(([one, times]) => `{${one.repeat(times)}}`);
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), fc.integer({ min: 30, max: 300 }), (texts, most) => {
      const parts = inParts(texts, most, counting());
      const fitting = texts.filter((one) => Buffer.byteLength(one) <= most);
      expect(parts.filter((part) => part.startsWith('{'))).toEqual(fitting);
      for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(most);
      const cut = parts.filter((part) => !part.startsWith('{'));
      expect(new Set(cut).size).toBe(cut.length);
      const whole = new Whole();
      const sound = texts.map((one) => Buffer.from(one).toString());
      expect(parts.flatMap((part) => whole.take(part) ?? [])).toEqual(sound);
    }),
  );
});
