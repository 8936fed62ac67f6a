import { describe, expect, it } from 'vitest';
import {
  expectedBlindShare,
  expectedMergedShare,
  expectedRefusedShare,
  triesPerSuccess,
} from './expected-collisions';

/** Acts the model out with a seeded generator: n clients with think times that have no memory. */
function simulateRace(n: number, saves: number) {
  let seed = 12345;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  let version = 0;
  const held = new Array<number>(n).fill(0);
  let refused = 0;
  for (let i = 0; i < saves; i += 1) {
    const who = Math.floor(random() * n);
    if (held[who] === version) version += 1;
    else refused += 1;
    held[who] = version;
  }
  return refused / saves;
}

describe('expected collisions', () => {
  it('are none for one client and a third for two', () => {
    expect(expectedRefusedShare(1)).toBe(0);
    expect(expectedRefusedShare(2)).toBeCloseTo(1 / 3);
    expect(expectedBlindShare(2)).toBeCloseTo(1 / 2);
    expect(expectedMergedShare(1)).toBe(0);
    expect(expectedMergedShare(2)).toBeCloseTo(1 / 3);
    expect(expectedMergedShare(10_000)).toBeCloseTo(1 / 2);
  });

  it('follow √(πn/2) − 1/3 for many clients', () => {
    for (const n of [50, 200, 1000])
      expect(triesPerSuccess(n)).toBeCloseTo(Math.sqrt((Math.PI * n) / 2) - 1 / 3, 1);
  });

  it('agree with acting it out', () => {
    for (const n of [2, 5, 23, 100]) expect(simulateRace(n, 200_000)).toBeCloseTo(expectedRefusedShare(n), 1);
  });

  it('grow with every client', () => {
    for (let n = 1; n < 200; n += 1)
      expect(expectedRefusedShare(n + 1)).toBeGreaterThan(expectedRefusedShare(n));
  });
});
