import { expect, test } from 'vitest';
import type { Decision } from './preconditions.ts';
import { requirePrecondition } from './require-precondition.ts';

const unguarded: Decision = { outcome: 'perform', guarded: 'none' };

test.each(['PUT', 'PATCH', 'DELETE'])('%s without a guard needs If-Match (RFC 6585 §3)', (method) => {
  expect(requirePrecondition(method, unguarded, true)).toBe('If-Match');
});

test('PUT where nothing is needs If-None-Match: *', () => {
  expect(requirePrecondition('PUT', unguarded, false)).toBe('If-None-Match');
});

test.each(['GET', 'HEAD', 'POST', 'OPTIONS'])('%s overwrites nothing and needs none', (method) => {
  expect(requirePrecondition(method, unguarded, true)).toBeNull();
});

test.each<Decision>([
  { outcome: 'perform', guarded: 'if-match' },
  { outcome: 'perform', guarded: 'if-none-match-star' },
  { outcome: 'failed', field: 'If-Match', cause: 'no-match', tags: [] },
  { outcome: 'bad-request', field: 'If-None-Match' },
  { outcome: 'absent' },
])('a write that is guarded, or refused already, needs no more: %j', (decision) => {
  expect(requirePrecondition('PUT', decision, true)).toBeNull();
});
