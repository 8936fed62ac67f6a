import { expect, it } from 'vitest';
import { Latency } from './latency';

it('asks beside later and later while nothing is known, and else by how long the last answers took', () => {
  const latency = new Latency();
  expect([0, 1, 2, 3].map((nth) => latency.beside(nth))).toEqual([700, 1_400, 2_800, 5_600]);
  latency.note(40);
  expect([0, 1, 2, 3].map((nth) => latency.beside(nth))).toEqual([700, 700, 700, 700]);
  latency.note(4_000);
  expect([0, 1].map((nth) => latency.beside(nth))).toEqual([4_040, 4_040]);
});

it('takes a busy moment for no slow network: a quick answer counts at once, slow ones by and by and never for all', () => {
  const latency = new Latency();
  const after = (...answers: readonly number[]) => {
    for (const answer of answers) latency.note(answer);
    return latency.beside(0);
  };
  expect(after(3_000, 3_000)).toBe(6_000);
  expect(after(80)).toBe(700);
  expect(after(2_080)).toBe(2_160);
  expect(after(60_000)).toBe(6_000);
});

it('doubts what has left after a while, longer on a slow network, and twice as long each time it is sent again', () => {
  const latency = new Latency();
  expect([1, 2, 3, 6, 7, 99].map((attempt) => latency.lost(attempt))).toEqual([
    4_000, 8_000, 16_000, 128_000, 128_000, 128_000,
  ]);
  latency.note(2_500);
  expect(latency.lost(1)).toBe(5_000);
});
