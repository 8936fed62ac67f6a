import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countInterleavings, interleavings } from './interleavings';

describe('all interleavings of several programs', () => {
  it('are 6 for two people with GET and PUT each, 20 with a split PUT, 90 for three people', () => {
    expect([...interleavings(['ab', 'ab'].map((p) => [...p]))]).toHaveLength(6);
    expect([...interleavings(['abc', 'abc'].map((p) => [...p]))]).toHaveLength(20);
    expect([...interleavings(['ab', 'ab', 'ab'].map((p) => [...p]))]).toHaveLength(90);
    expect(countInterleavings([3, 3, 3])).toBe(1680);
  });

  it('are exactly as many as counted, all different, and each keeps everybody’s own order', () => {
    const programs = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(programs, (lengths) => {
        fc.pre(lengths.reduce((sum, n) => sum + n, 0) <= 8);
        const made = [
          ...interleavings(lengths.map((n, who) => Array.from({ length: n }, (_, step) => ({ who, step })))),
        ];
        expect(made).toHaveLength(countInterleavings(lengths));
        expect(new Set(made.map((path) => path.map(({ who }) => who).join())).size).toBe(made.length);
        for (const path of made)
          for (const [who, n] of lengths.entries())
            expect(path.filter((move) => move.who === who).map(({ step }) => step)).toEqual(
              Array.from({ length: n }, (_, step) => step),
            );
      }),
    );
  });
});
