import { describe, expect, it } from 'vitest';
import { clockTime } from './clock-time';

describe('clockTime', () => {
  const now = new Date(2026, 4, 20, 18, 0);
  it('is the time alone on the same day', () => {
    expect(clockTime(new Date(2026, 4, 20, 14, 2), now)).toBe('14:02');
  });
  it('names any other day', () => {
    expect(clockTime(new Date(2026, 4, 19, 9, 5), now)).toBe('19 May, 09:05');
  });
});
