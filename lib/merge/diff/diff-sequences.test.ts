import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { diffSequences } from './diff-sequences.ts';
import { effortOf } from './effort.ts';

/** The changes as text: `a [b>c] d`. */
function draw(from: string, to: string, steps?: number): string {
  const [a, b] = [from.split(' '), to.split(' ')];
  let at = 0;
  const parts: string[] = [];
  for (const change of diffSequences(a, b, effortOf(steps))) {
    parts.push(...a.slice(at, change.aStart));
    parts.push(
      `[${a.slice(change.aStart, change.aEnd).join(' ')}>${b.slice(change.bStart, change.bEnd).join(' ')}]`,
    );
    at = change.aEnd;
  }
  return [...parts, ...a.slice(at)].join(' ');
}

function apply(a: readonly string[], b: readonly string[], changes: readonly Change[]): string[] {
  const result: string[] = [];
  let at = 0;
  for (const change of changes) {
    result.push(...a.slice(at, change.aStart), ...b.slice(change.bStart, change.bEnd));
    at = change.aEnd;
  }
  return [...result, ...a.slice(at)];
}

describe('the changes between two sequences', () => {
  it.each([
    ['a b c', 'a b c', 'a b c'],
    ['a b c', 'a x c', 'a [b>x] c'],
    ['a b c', 'a b x c', 'a b [>x] c'],
    ['a b c', 'c', '[a b>] c'],
    ['a b c d', 'b c d a', '[a>] b c d [>a]'],
    ['a b c', 'x y z', '[a b c>x y z]'],
  ])('from "%s" to "%s" are "%s"', (from, to, drawn) => {
    expect(draw(from, to)).toBe(drawn);
  });

  it('stand as far down as equal items allow, so that both sides of a merge put them alike', () => {
    expect(draw('a - b', 'a - x - b')).toBe('a - [>x -] b');
    expect(draw('a x - x - b', 'a x - b')).toBe('a x - [x ->] b');
  });

  it('join a neighbouring change where equal items allow', () => {
    expect(draw('a x b', 'x a x c')).toBe('[>x] a x [b>c]');
    expect(draw('p x q', 'p x x r')).toBe('p x [q>x r]');
  });

  it('turn the one into the other, in order and apart from each other, however little effort is left', () => {
    const items = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '', '}'), { maxLength: 40 });
    fc.assert(
      fc.property(items, items, fc.constantFrom(0, 1, 50, undefined), (a, b, steps) => {
        const changes = diffSequences(a, b, effortOf(steps));
        expect(apply(a, b, changes)).toEqual(b);
        for (const [i, { aStart, aEnd, bStart, bEnd }] of changes.entries()) {
          expect(aEnd - aStart + bEnd - bStart).toBeGreaterThan(0);
          const before = changes[i - 1];
          if (before) {
            expect(aStart).toBeGreaterThan(before.aEnd);
            expect(aStart - before.aEnd).toBe(bStart - before.bEnd);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are found through items that both have once, where the edit is too long to search for', () => {
    const count = 3000;
    const a = Array.from({ length: count }, (_, i) => (i % 10 ? `${(i * 7919) % 5}` : `once ${i}`));
    const b = Array.from({ length: count }, (_, i) => (i % 10 ? `${(i * 104729) % 3}` : `once ${i}`));
    const effort = effortOf();
    const changes = diffSequences(a, b, effort);
    expect(apply(a, b, changes)).toEqual(b);
    const changed = changes.reduce((sum, change) => sum + change.aEnd - change.aStart, 0);
    expect(changed).toBeLessThan(count * 0.9);
    expect(effort.exhausted).toBe(false);
  });

  it('are one where no effort is left, and that is told', () => {
    const effort = effortOf(0);
    expect(diffSequences(['a', 'b', 'a', 'b'], ['b', 'a', 'b', 'a'], effort)).toEqual([
      { aStart: 0, aEnd: 4, bStart: 0, bEnd: 4 },
    ]);
    expect(effort.exhausted).toBe(true);
  });
});
