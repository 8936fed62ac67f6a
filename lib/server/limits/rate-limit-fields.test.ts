import { expect, it } from 'vitest';
import { rateLimitFields, secondsToWait } from './rate-limit-fields';
import type { Standing } from './rate-limits';

const standing = (over: Partial<Standing>): Standing => ({
  policy: 'updates.person',
  quota: 600,
  unit: 'requests',
  exceeded: false,
  remaining: 599,
  reset: 59_001,
  ...over,
});

it('writes limits as structured fields, one item for each (draft-ietf-httpapi-ratelimit-headers-10)', () => {
  const bytes = standing({
    policy: 'bytes.address',
    unit: 'content-bytes',
    quota: 1_000,
    remaining: 0,
    reset: 1,
  });
  expect(rateLimitFields([standing({}), bytes])).toEqual({
    'RateLimit-Policy': '"updates.person";q=600;w=60, "bytes.address";q=1000;qu="content-bytes";w=60',
    RateLimit: '"updates.person";r=599;t=60, "bytes.address";r=0;t=1',
  });
  expect(rateLimitFields([])).toEqual({});
});

it('asks to wait until nothing is exceeded any more, and a second at least', () => {
  const waits = [
    standing({ reset: 90_000 }),
    standing({ exceeded: true, reset: 2_500 }),
    standing({ exceeded: true, reset: 10_000 }),
  ];
  expect(secondsToWait(waits)).toBe(10);
  expect(secondsToWait([standing({ exceeded: true, reset: 0 })])).toBe(1);
});
