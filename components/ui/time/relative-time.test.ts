import { describe, expect, it } from 'vitest';
import { relativeTime } from './relative-time';

const now = new Date(2026, 4, 20, 12, 0, 0).getTime();
const ago = (seconds: number) => relativeTime(now - seconds * 1000, now);

describe('relativeTime', () => {
  it.each([
    [0, 'just now'],
    [44, 'just now'],
    [45, '1 minute ago'],
    [5 * 60, '5 minutes ago'],
    [59.9 * 60, '1 hour ago'],
    [23 * 3600, '23 hours ago'],
    [24 * 3600, 'yesterday'],
    [6 * 86_400, '6 days ago'],
    [10 * 86_400, '10 May'],
  ])('says for %d seconds: %s', (seconds, expected) => {
    expect(ago(seconds)).toBe(expected);
  });

  it('names the year when it is another one', () => {
    expect(ago(200 * 86_400)).toBe('1 Nov 2025');
  });

  it('does not speak of the future when clocks differ', () => {
    expect(ago(-3600)).toBe('just now');
  });
});
