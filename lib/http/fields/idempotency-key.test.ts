import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIdempotencyKey, parseIdempotencyKey } from './idempotency-key.ts';

describe('Idempotency-Key (draft-ietf-httpapi-idempotency-key-header §2.1, RFC 9651 §3.3.3)', () => {
  it('is absent without the field', () => {
    expect(parseIdempotencyKey(null)).toEqual({ kind: 'absent' });
  });

  it.each([
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    [' "a b" ', 'a b'],
    ['"say \\"tea\\" \\\\ milk"', 'say "tea" \\ milk'],
    [`"${'k'.repeat(255)}"`, 'k'.repeat(255)],
  ])('%s is a key', (value, key) => {
    expect(parseIdempotencyKey(value)).toEqual({ kind: 'key', key });
  });

  it.each([
    'no-quotes',
    '',
    '""',
    '"open',
    '"a" "b"',
    '"a", "b"',
    '"a";p=1',
    '"ä"',
    '"a\\b"',
    '"tab\t"',
    `"${'k'.repeat(256)}"`,
  ])('%j is malformed, so that it is not taken for no key', (value) => {
    expect(parseIdempotencyKey(value)).toEqual({ kind: 'malformed' });
  });

  it('travels as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 255 }), (key) => {
        expect(parseIdempotencyKey(formatIdempotencyKey(key))).toEqual({ kind: 'key', key });
      }),
    );
  });

  it.each(['', 'ä', 'a\n', 'k'.repeat(256)])('%j cannot travel', (key) => {
    expect(() => formatIdempotencyKey(key)).toThrow(RangeError);
  });
});
