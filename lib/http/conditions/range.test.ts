import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatHttpDate } from '../fields/http-date.ts';
import { evaluateRange } from './range.ts';

const CHANGED = Date.UTC(1994, 10, 15, 12, 45, 26);
const NOW = Date.UTC(2026, 5, 1);
/** A thousand bytes under the strong tag "v2". */
const CURRENT = { etag: { opaque: 'v2', weak: false }, lastModified: CHANGED, length: 1000 };

/** The part to send, as in Content-Range, `200` for all of it or `416` for none. */
function part(
  range: string | null,
  ifRange: string | null = null,
  current: typeof CURRENT = CURRENT,
  now = NOW,
) {
  const decision = evaluateRange({ method: 'GET', range, ifRange }, current, now);
  switch (decision.kind) {
    case 'full':
      return '200';
    case 'partial':
      return `${decision.first}-${decision.last}`;
    case 'unsatisfiable':
      return '416';
  }
}

describe('a range of bytes (RFC 9110 §14.1.2, §14.2)', () => {
  test.each([
    ['bytes=0-4', '0-4'],
    ['Bytes=0-4', '0-4'],
    ['bytes=995-', '995-999'],
    ['bytes=-5', '995-999'],
    ['bytes=-5000', '0-999'],
    ['bytes=990-5000', '990-999'],
    ['bytes=0-99999999999999999999999', '0-999'],
    ['bytes=0-4,', '0-4'],
    ['bytes=, 0-4 ,', '0-4'],
    ['bytes=999-999', '999-999'],
  ])('%s selects %s', (range, expected) => {
    expect(part(range)).toBe(expected);
  });

  test.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0', `bytes=${'9'.repeat(400)}-`])(
    '%s lies outside',
    (range) => {
      expect(part(range)).toBe('416');
    },
  );

  test.each([
    'lines=1-3',
    'bytes=9-3',
    'bytes=0-1,5-6',
    'bytes=-',
    'bytes=',
    'bytes=a-b',
    'bytes=0x1-2',
    'bytes 0-4',
    'bytes=0 - 4',
    'bytes=0-4;q=1',
    '',
  ])('%j is ignored', (range) => {
    expect(part(range)).toBe('200');
  });

  it('of nothing is nothing', () => {
    expect(part('bytes=0-', null, { ...CURRENT, length: 0 })).toBe('416');
    expect(part('bytes=-5', null, { ...CURRENT, length: 0 })).toBe('200');
  });

  it('counts on GET alone', () => {
    for (const method of ['HEAD', 'PUT', 'POST']) {
      expect(evaluateRange({ method, range: 'bytes=0-4', ifRange: null }, CURRENT, NOW)).toEqual({
        kind: 'full',
      });
    }
    expect(part(null)).toBe('200');
  });
});

describe('If-Range (RFC 9110 §13.1.5)', () => {
  const weak = { ...CURRENT, etag: { opaque: 'v2', weak: true } };

  it('applies the range to the very representation that it names', () => {
    expect(part('bytes=0-4', '"v2"')).toBe('0-4');
    expect(part('bytes=5000-', '"v2"')).toBe('416');
  });

  test.each(['"v1"', 'W/"v2"', '"xx"v2"', '"v2x"', '"v1", "v2"', '*', 'wrong', ''])(
    'ignores the range, satisfiable or not, for %j',
    (ifRange) => {
      expect(part('bytes=0-4', ifRange)).toBe('200');
      expect(part('bytes=5000-6000', ifRange)).toBe('200');
    },
  );

  it('compares strongly', () => {
    expect(part('bytes=0-4', 'W/"v2"', weak)).toBe('200');
    expect(part('bytes=0-4', '"v2"', weak)).toBe('200');
  });

  it('takes a date only if it is exactly that of the last change', () => {
    expect(part('bytes=0-4', formatHttpDate(CHANGED))).toBe('0-4');
    expect(part('bytes=0-4', formatHttpDate(CHANGED), { ...CURRENT, lastModified: CHANGED + 900 })).toBe(
      '0-4',
    );
    expect(part('bytes=0-4', formatHttpDate(CHANGED + 1000))).toBe('200');
    expect(part('bytes=0-4', formatHttpDate(CHANGED - 1000))).toBe('200');
  });

  it('takes no date in the second of which another representation was made (§8.8.2.2)', () => {
    const preceded = (...earlier: number[]) => ({ ...CURRENT, lastModified: CHANGED + 900, earlier });
    expect(part('bytes=0-4', formatHttpDate(CHANGED), preceded(CHANGED - 1, CHANGED - 2))).toBe('0-4');
    expect(part('bytes=0-4', formatHttpDate(CHANGED), preceded(CHANGED, CHANGED - 2))).toBe('200');
    expect(part('bytes=0-4', '"v2"', preceded(CHANGED))).toBe('0-4');
  });

  it('takes no date that is weak, its second still running (§8.8.2.2)', () => {
    expect(part('bytes=0-4', formatHttpDate(CHANGED), CURRENT, CHANGED + 999)).toBe('200');
    expect(part('bytes=0-4', formatHttpDate(CHANGED), CURRENT, CHANGED + 1000)).toBe('0-4');
  });
});

it('selects only bytes that are there', () => {
  const unit = fc.constantFrom('0', '1', '9', '-', ',', ' ', 'x');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), fc.nat(2000), (text, length) => {
      const decision = evaluateRange(
        { method: 'GET', range: `bytes=${text}`, ifRange: null },
        { ...CURRENT, length },
        NOW,
      );
      if (decision.kind !== 'partial') return;
      expect(decision.first).toBeGreaterThanOrEqual(0);
      expect(decision.last).toBeGreaterThanOrEqual(decision.first);
      expect(decision.last).toBeLessThan(length);
    }),
  );
});
