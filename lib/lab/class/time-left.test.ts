import { expect, it } from 'vitest';
import { timeLeft } from './time-left';

it.each([
  [86_400_000, '24 hours'],
  [3 * 3_600_000 + 59 * 60_000, '3 hours'],
  [2 * 3_600_000 + 60_000, '2 hours and 1 minute'],
  [3_600_000, '1 hour'],
  [12.9 * 60_000, '12 minutes'],
  [60_000, '1 minute'],
  [59_999, 'less than a minute'],
  [-5, 'less than a minute'],
])('says of %i milliseconds that they are %s', (milliseconds, words) => {
  expect(timeLeft(milliseconds)).toBe(words);
});
