import fc from 'fast-check';
import { afterEach, describe, expect, it, test } from 'vitest';
import { formatHttpDate, parseHttpDate } from './http-date.ts';

const NOW = Date.UTC(2026, 5, 1);
const SAMPLE = Date.UTC(1994, 10, 6, 8, 49, 37);
const parse = (text: string) => parseHttpDate(text, NOW);

describe('the three forms (RFC 9110 §5.6.7)', () => {
  test.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    'reads %j',
    (text) => {
      expect(parse(text)).toBe(SAMPLE);
    },
  );

  describe('in other time zones', () => {
    const zone = process.env.TZ;
    afterEach(() => {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    });

    test.each(['America/New_York', 'Asia/Tokyo', 'Pacific/Chatham'])('asctime is UTC in %s', (other) => {
      process.env.TZ = other;
      expect(new Date(SAMPLE).getTimezoneOffset()).not.toBe(0);
      expect(parse('Sun Nov  6 08:49:37 1994')).toBe(SAMPLE);
      expect(formatHttpDate(SAMPLE)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
    });
  });

  it('knows leap years', () => {
    expect(parse('Thu, 29 Feb 2024 00:00:00 GMT')).toBe(Date.UTC(2024, 1, 29));
    expect(parse('Tue, 29 Feb 2000 00:00:00 GMT')).toBe(Date.UTC(2000, 1, 29));
    expect(parse('Thu, 29 Feb 1900 00:00:00 GMT')).toBeNull();
  });

  it('keeps a leap second after the second before it and before the next day', () => {
    const leap = parse('Sat, 31 Dec 2016 23:59:60 GMT')!;
    expect(leap).toBeGreaterThanOrEqual(parse('Sat, 31 Dec 2016 23:59:59 GMT')!);
    expect(leap).toBeLessThan(parse('Sun, 01 Jan 2017 00:00:00 GMT')!);
    expect(parse('Sat, 31 Dec 2016 22:59:60 GMT')).toBeNull();
  });

  it('reads years before 100 as they stand', () => {
    const date = new Date(0);
    date.setUTCFullYear(99, 0, 1);
    expect(parse(formatHttpDate(date.getTime()))).toBe(date.getTime());
  });
});

describe('two-digit years (RFC 9110 §5.6.7)', () => {
  test.each([
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37Z'],
    ['Monday, 01-Jun-26 00:00:00 GMT', '2026-06-01T00:00:00Z'],
    ['Monday, 01-Jun-76 00:00:00 GMT', '2076-06-01T00:00:00Z'],
    ['Tuesday, 01-Jun-76 00:00:01 GMT', '1976-06-01T00:00:01Z'],
    ['Saturday, 01-Jan-77 00:00:00 GMT', '1977-01-01T00:00:00Z'],
    ['Saturday, 01-Jan-00 00:00:00 GMT', '2000-01-01T00:00:00Z'],
  ])('reads %s as at most 50 years ahead', (text, expected) => {
    expect(new Date(parse(text)!).toISOString()).toBe(expected.replace('Z', '.000Z'));
  });

  it('looks 50 years ahead across the turn of a century', () => {
    expect(parseHttpDate('Saturday, 01-Jan-05 00:00:00 GMT', Date.UTC(1999, 0, 1))).toBe(
      Date.UTC(2005, 0, 1),
    );
    expect(parseHttpDate('Tuesday, 29-Feb-00 00:00:00 GMT', Date.UTC(2060, 0, 1))).toBe(
      Date.UTC(2000, 1, 29),
    );
  });

  it('does not check the day of the week, which depends on the century', () => {
    expect(parse('Monday, 06-Nov-94 08:49:37 GMT')).toBe(SAMPLE);
  });
});

describe('anything else is no date', () => {
  test.each([
    '',
    'foo',
    '0',
    '2094',
    '4070908800',
    '2094-11-15T12:45:26Z',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 1994 08:49:37 UTC',
    'Sun, 06 Nov 1994 08:49:37 EST',
    'Sun, 06 Nov 1994 08:49:37 +0000',
    'Sun, 06 Nov 1994 08:49:37 gmt',
    'sun, 06 nov 1994 08:49:37 GMT',
    'SUN, 06 NOV 1994 08:49:37 GMT',
    'Mon, 06 Nov 1994 08:49:37 GMT',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'Sun,06 Nov 1994 08:49:37 GMT',
    'Sun, 06  Nov 1994 08:49:37 GMT',
    ' Sun, 06 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT ',
    'Sun, 06 Nov 1994 08:49:37 GMT\n',
    'Sun, 06 Nov 94 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Nov 1994 08:60:37 GMT',
    'Sun, 06 Nov 1994 08:49:60 GMT',
    'Sun, 06 Nov 1994 8:49:37 GMT',
    'Sun, 06 November 1994 08:49:37 GMT',
    'Sun, 00 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT, Mon, 07 Nov 1994 08:49:37 GMT',
    'Sun, ٠٦ Nov 1994 08:49:37 GMT',
    'Sun, 06-Nov-94 08:49:37 GMT',
    'Sunday, 06-Nov-1994 08:49:37 GMT',
    'Sunday, 30-Feb-94 08:49:37 GMT',
    'Sun Nov 6 08:49:37 1994',
    'Sun Nov  6 08:49:37 1994 GMT',
    'Mon Nov  6 08:49:37 1994',
    'Sun Nov 06 8:49:37 1994',
  ])('%j', (text) => {
    expect(parse(text)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.date({ noInvalidDate: true }), (text, now) => {
        expect(parseHttpDate(text, now.getTime())).toBeNull();
      }),
    );
  });
});

describe('writing', () => {
  const instant = fc.date({
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });

  it('writes IMF-fixdate, as the platform does', () => {
    fc.assert(
      fc.property(instant, (date) => {
        expect(formatHttpDate(date.getTime())).toBe(date.toUTCString());
      }),
    );
  });

  it('reads what it writes, to the second', () => {
    fc.assert(
      fc.property(instant, (date) => {
        const ms = date.getTime();
        expect(parse(formatHttpDate(ms))).toBe(Math.floor(ms / 1000) * 1000);
      }),
    );
  });

  it('writes no date that the form cannot hold', () => {
    for (const ms of [Number.NaN, Date.UTC(10_000, 0, 1), -1e14]) {
      expect(() => formatHttpDate(ms)).toThrow(RangeError);
    }
  });
});
