import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const NOW = Date.UTC(2026, 0, 1);

describe('Retry-After (RFC 9110 §10.2.3)', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
    ['999999999', 86_400_000],
    ['Fri, 01 Jan 2027 00:00:00 GMT', 86_400_000],
  ])('%j asks to wait %d ms', (value, wait) => {
    expect(parseRetryAfter(value, NOW)).toBe(wait);
  });

  it.each([null, '', '-1', '1.5', '1e3', 'soon', '9999999999'])('%j asks for nothing', (value) => {
    expect(parseRetryAfter(value, NOW)).toBeNull();
  });
});
