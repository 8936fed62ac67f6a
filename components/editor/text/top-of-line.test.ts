import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LineTop, topOfLine } from './top-of-line';

const start = { line: 1, top: 0 };
const end = { line: 11, top: 1000 };

const at = (line: number, known: readonly LineTop[]) =>
  topOfLine(line, known.length, (index) => known[index]!, start, end);

it('finds a line that has an element, and divides the way between two', () => {
  const known = [
    { line: 1, top: 20 },
    { line: 3, top: 100 },
    { line: 7, top: 300 },
  ];
  expect(at(3, known)).toBe(100);
  expect(at(5, known)).toBe(200);
  expect(at(9, known)).toBe(650);
  expect(at(99, known)).toBe(1000);
});

it('divides the whole when nothing says its line', () => {
  expect(at(1, [])).toBe(0);
  expect(at(6, [])).toBe(500);
});

it('never goes up when the line goes on', () => {
  const step = fc.record({ lines: fc.integer({ min: 1, max: 3 }), height: fc.nat(200) });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 12 }),
      fc.array(fc.double({ min: 1, max: 60, noNaN: true })),
      (steps, lines) => {
        let line = 0;
        let top = 0;
        const known = steps.map((step) => {
          line += step.lines;
          top += step.height;
          return { line, top };
        });
        const last = { line: line + 1, top: top + 10 };
        const tops = [...lines]
          .sort((a, b) => a - b)
          .map((each) => topOfLine(each, known.length, (index) => known[index]!, start, last));
        expect(tops).toEqual([...tops].sort((a, b) => a - b));
        for (const each of tops) expect(each).toBeLessThanOrEqual(last.top);
      },
    ),
  );
});
