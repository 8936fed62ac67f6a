import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { parsePrefer, prefersCurrent } from './prefer.ts';

test.each([
  ['return=representation', 'representation'],
  ['return=minimal', 'minimal'],
  ['Return = "representation"', 'representation'],
  ['respond-async, return=minimal; foo=1', 'minimal'],
  ['foo; return=minimal, return=representation', 'representation'],
  ['foo; bar="a, return=minimal", return=representation', 'representation'],
  ['foo="\\", return=minimal", return=representation', 'representation'],
  ['return=minimal, return=representation', 'minimal'],
  [',, return=minimal ,', 'minimal'],
  ['"junk, =, return=minimal', undefined],
  ['@#$ %, return=minimal', 'minimal'],
  ['return=nonsense, return=minimal', undefined],
  ['foo; bar=1, return=nonsense', undefined],
  ['return="', undefined],
  ['return', undefined],
  ['return=', undefined],
  ['return=Minimal', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('reads %j as %j (RFC 7240 §2, §4.2)', (value, expected) => {
  expect(parsePrefer(value).return).toBe(expected);
});

test.each([
  ['collision=representation', { collision: 'representation' }, true],
  ['return=minimal, collision=representation', { return: 'minimal', collision: 'representation' }, true],
  [
    'Collision = "representation"; x=1, return=minimal',
    { return: 'minimal', collision: 'representation' },
    true,
  ],
  ['return=representation', { return: 'representation' }, true],
  ['collision=minimal, collision=representation', {}, false],
  ['collision', {}, false],
  ['return=minimal', { return: 'minimal' }, false],
  ['foo="collision=representation"', {}, false],
])('reads %j as %j: a 412 brings the current state along: %j', (value, expected, brings) => {
  expect(parsePrefer(value)).toEqual(expected);
  expect(prefersCurrent(parsePrefer(value))).toBe(brings);
});

it('never throws', () => {
  const unit = fc.oneof(
    fc.constantFrom('return=minimal', ',', ';', '"', '\\', '='),
    fc.string({ maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.string({ unit }), (value) => {
      expect([undefined, 'minimal', 'representation']).toContain(parsePrefer(value).return);
    }),
  );
});
