import { expect, it } from 'vitest';
import { ProblemError } from '@/lib/client/api/problem-error';
import { deviceEnd } from './device-end';

const refusal = (status: number, reason?: string) =>
  new ProblemError({ status, error: 'x', message: 'y', ...(reason && { reason }) }, null, null);

it.each([
  [404, undefined, 'There is no such link'],
  [410, 'used', 'This link was used already'],
  [410, 'expired', 'This link has ended'],
])('a link that answers %i (%s) is over, in words of its own', (status, reason, title) => {
  expect(deviceEnd(refusal(status, reason))?.title).toBe(title);
});

it.each([refusal(429), refusal(503), refusal(403), new Error('offline'), null])(
  'what may pass can be tried again: %s',
  (error) => {
    expect(deviceEnd(error)).toBeNull();
  },
);
