import { expect, it } from 'vitest';
import { NetworkError, ProblemError } from '@/lib/client/api/problem-error';
import { lookAgainIn } from './look-again';

const problem = (status: number, wait: number) =>
  new ProblemError({ status, error: `http_${status}`, message: '' }, null, wait);

it.each([
  [new NetworkError('No answer.'), 10_000],
  [problem(429, 45_000), 45_000],
  [problem(503, 2_000), 10_000],
  [problem(403, 45_000), 10_000],
])('a list that failed by %s is asked for again in %d ms', (error, wait) => {
  expect(lookAgainIn(error)).toBe(wait);
});
