import { expect, it } from 'vitest';
import { Latency } from './latency';

it('asks beside later and later while nothing is known, and else by how long the last answer took', () => {
  const latency = new Latency();
  expect([0, 1, 2, 3].map((nth) => latency.beside(nth))).toEqual([700, 1_400, 2_800, 5_600]);
  latency.note(40);
  expect([0, 1, 2, 3].map((nth) => latency.beside(nth))).toEqual([700, 700, 700, 700]);
  latency.note(2_000);
  expect([0, 1].map((nth) => latency.beside(nth))).toEqual([4_000, 4_000]);
});

it('doubts what has left after a while, longer on a slow network, and twice as long each time it is sent again', () => {
  const latency = new Latency();
  expect([1, 2, 3, 6, 7, 99].map((attempt) => latency.lost(attempt))).toEqual([
    4_000, 8_000, 16_000, 128_000, 128_000, 128_000,
  ]);
  latency.note(3_000);
  expect(latency.lost(1)).toBe(6_000);
});
