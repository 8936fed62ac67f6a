import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { hasMoreValues } from './json-complexity.ts';

/** How many values there are, as JSON.parse finds them. */
function valuesIn(text: string): number {
  let count = 0;
  JSON.parse(text, (_, value) => {
    count++;
    return value;
  });
  return count;
}

test.each([
  ['1', 1],
  ['"a,[{"', 1],
  ['"\\",[{"', 1],
  ['"\\\\", [', 3],
  ['[1,2,3]', 4],
  ['{"a,b":{"c":[[]]}}', 5],
])('%j has %i values at most', (text, count) => {
  expect(hasMoreValues(text, count)).toBe(false);
  expect(hasMoreValues(text, count - 1)).toBe(true);
});

it('never finds fewer values than there are, and only one more for each that is empty', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value, null, 1);
      const empty = text.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/\[\]|\{\}/g)?.length ?? 0;
      const count = valuesIn(text);
      if (count > 1) expect(hasMoreValues(text, count - 1)).toBe(true);
      expect(hasMoreValues(text, count + empty)).toBe(false);
    }),
  );
});

it('stops where it has seen enough', () => {
  expect(hasMoreValues('['.repeat(1_000_000), 10)).toBe(true);
  expect(hasMoreValues('"'.repeat(3), 10)).toBe(false);
  expect(hasMoreValues('"\\', 10)).toBe(false);
});
