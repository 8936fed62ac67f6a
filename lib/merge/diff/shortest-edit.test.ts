import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effortOf } from './effort.ts';
import { shortestEdit } from './shortest-edit.ts';

const lengthOf = (runs: ReturnType<typeof shortestEdit>): number =>
  runs!.reduce((sum, { length }) => sum + length, 0);

/** Length of the longest common subsequence, by the table that everybody knows. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const item of a) {
    const next = [0];
    for (const [j, other] of b.entries())
      next.push(item === other ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    row = next;
  }
  return row.at(-1)!;
}

describe('the shortest edit', () => {
  const items = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 });

  it('keeps equal items in order, as many as can be kept', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        const runs = shortestEdit(a, b, Infinity, effortOf())!;
        let [x, y] = [0, 0];
        for (const run of runs) {
          expect(run.a).toBeGreaterThanOrEqual(x);
          expect(run.b).toBeGreaterThanOrEqual(y);
          expect(a.slice(run.a, run.a + run.length)).toEqual(b.slice(run.b, run.b + run.length));
          [x, y] = [run.a + run.length, run.b + run.length];
        }
        expect(lengthOf(runs)).toBe(longestCommon(a, b));
      }),
      { numRuns: 1000 },
    );
  });

  it('is found exactly where it is within the limit', () => {
    fc.assert(
      fc.property(items, items, fc.integer({ min: 0, max: 30 }), (a, b, longest) => {
        const shortest = a.length + b.length - 2 * longestCommon(a, b);
        expect(shortestEdit(a, b, longest, effortOf()) !== null).toBe(shortest <= longest);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['of one kind', () => 0],
    ['of two kinds', (i: number) => ((i * i) % 7) & 1],
    ['in a period of seven', (i: number) => i % 7],
  ])('pays for every item that it reads, also in long texts of items %s', (_, item) => {
    const a = Array.from({ length: 20_000 }, (_, i) => item(i));
    const b = a.flatMap((of, i) => (i % 150 === 3 ? [] : i % 150 === 77 ? [of, 9] : [of]));
    let reads = 0;
    const counted = (items: number[]): ArrayLike<number> =>
      new Proxy(items, {
        get(of, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
          return Reflect.get(of, key);
        },
      });
    for (const steps of [100, 1000, 10_000]) {
      reads = 0;
      const effort = effortOf(steps);
      shortestEdit(counted(a), counted(b), 1000, effort);
      // Two reads for each item that is walked along, sixteen of which are a step, and two more at the end of each walk.
      expect(reads).toBeLessThanOrEqual(32 * (steps - effort.left));
      // What is read at once is no more than one walk to the end.
      expect(effort.left).toBeGreaterThanOrEqual(-1 - a.length / 16);
    }
  });
});
