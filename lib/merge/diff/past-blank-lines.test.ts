import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change } from './change.ts';
import { diffSequences } from './diff-sequences.ts';
import { effortOf } from './effort.ts';
import { pastBlankLines } from './past-blank-lines.ts';

const changed = (a: string, b: string) => {
  const [from, to] = [a.split(''), b.split('')] as const;
  return pastBlankLines(from, to, diffSequences(from, to, effortOf()));
};
/** What changes keep, in order. */
function keptBy(a: string, changes: readonly Change[]): string {
  let kept = '';
  let at = 0;
  for (const { aStart, aEnd } of changes) {
    kept += a.slice(at, aStart);
    at = aEnd;
  }
  return kept + a.slice(at);
}

it.each([
  ['down', 'a b  d', 'a   bd'],
  ['up', 'a   bd', 'a b  d'],
  ['to the end', 'b  ', '  b'],
])('keeps a line that has other blank lines around it now, %s', (_, a, b) => {
  expect(keptBy(a, changed(a, b)).replaceAll(' ', '')).toBe(a.replaceAll(' ', ''));
});

it('leaves a line moved that went past another', () => {
  expect(keptBy('a b d', changed('a b d', 'b a d')).replaceAll(' ', '')).toHaveLength(2);
});

it('always turns the one into the other, and keeps no fewer lines that say something', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', ' '), { maxLength: 12 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [from, to] = [a.split(''), b.split('')] as const;
      const before = diffSequences(from, to, effortOf());
      const changes = pastBlankLines(from, to, before);
      let made = '';
      let at = 0;
      for (const { aStart, aEnd, bStart, bEnd } of changes) {
        expect(aStart).toBeGreaterThanOrEqual(at);
        made += a.slice(at, aStart);
        expect(made).toHaveLength(bStart);
        made += b.slice(bStart, bEnd);
        at = aEnd;
      }
      expect(made + a.slice(at)).toBe(b);
      const words = (some: readonly Change[]) => keptBy(a, some).replaceAll(' ', '').length;
      expect(words(changes)).toBeGreaterThanOrEqual(words(before));
    }),
    { numRuns: 2_000 },
  );
});
