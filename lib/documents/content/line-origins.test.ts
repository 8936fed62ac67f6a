import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '@/lib/merge/text/lines';
import { LineTrace, runsOf } from './line-origins';
import { type LineStep, lineStep, sameLines } from './line-step';

interface Saved {
  readonly text: string;
  /** Number of the version that a merge was begun on. */
  readonly base?: number;
}

function stepOf(history: readonly Saved[], version: number): LineStep {
  const { text, base } = history[version - 1]!;
  const parents = version === 1 ? [] : [version - 1, ...(base === undefined ? [] : [base])];
  return lineStep(
    text,
    parents.map((parent) => ({ version: parent, text: history[parent - 1]!.text })),
  );
}

/** Follows the newest of these versions (numbered from 1) back to the first. */
function originsOf(history: readonly Saved[]): readonly number[] {
  const trace = new LineTrace(history.length, splitLines(history.at(-1)!.text).length);
  for (let next = trace.next; next !== null; next = trace.next) trace.follow(next, stepOf(history, next));
  return [...trace.origins];
}

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

describe('where the lines of a version are from', () => {
  it('credits the version that a line came with', () => {
    expect(
      originsOf([
        { text: text(['a', 'b']) },
        { text: text(['a', 'x', 'b']) },
        { text: text(['a', 'x', 'c']) },
      ]),
    ).toEqual([1, 2, 3]);
  });

  it('does not credit whoever writes behind a last line that had no ending', () => {
    expect(originsOf([{ text: 'a' }, { text: 'a\nb' }])).toEqual([1, 2]);
    expect(originsOf([{ text: 'a\nb\n' }, { text: 'a\r\nb\r\n' }])).toEqual([1, 1]);
    expect(originsOf([{ text: 'a\rb\r' }, { text: 'a\nb\n' }])).toEqual([1, 1]);
  });

  it('credits the version that a merge was begun on with the lines that it kept from there', () => {
    const history = [
      { text: text(['a', 'b', 'c']) },
      { text: text(['a', 'c', 'd']) },
      { text: text(['a', 'b', 'c', 'd', 'e']), base: 1 },
    ];
    expect(originsOf(history)).toEqual([1, 1, 1, 2, 3]);
    expect(originsOf(history.map(({ text }) => ({ text })))).toEqual([1, 3, 1, 2, 3]);
  });

  it('knows of an empty text that nobody wrote a line of it', () => {
    expect(originsOf([{ text: 'a' }, { text: '' }])).toEqual([]);
  });

  it('says which lines are older than what was looked at', () => {
    const trace = new LineTrace(9, 2);
    trace.follow(9, lineStep(text(['a', 'b']), [{ version: 8, text: text(['z', 'b']) }]));
    expect([...trace.origins]).toEqual([9, 0]);
    expect(trace.next).toBe(8);
    expect(runsOf(trace.origins)).toEqual([
      { version: 9, count: 1 },
      { version: null, count: 1 },
    ]);
  });

  it('gives a text that is back to whoever wrote it', () => {
    const trace = new LineTrace(3, 2);
    trace.follow(3, sameLines('a\nb', 1));
    expect(trace.next).toBe(1);
    trace.follow(1, lineStep('a\nb', []));
    expect([...trace.origins]).toEqual([1, 1]);
  });

  it('takes over what is known of an earlier version', () => {
    const trace = new LineTrace(9, 3);
    const before = { version: 8, text: text(['b', 'c']) };
    trace.follow(9, lineStep(text(['a', 'b', 'c']), [before]));
    trace.adopt(8, Int32Array.of(4, 7));
    expect([...trace.origins]).toEqual([9, 4, 7]);
    expect(trace.next).toBeNull();
  });

  it('does as much as was changed, and not as much as there is', () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `line ${n}\n`);
    const before = lines.join('');
    lines[10_000] = 'another\n';
    const trace = new LineTrace(2, lines.length);
    trace.follow(2, lineStep(lines.join(''), [{ version: 1, text: before }]));
    expect(trace.effort).toBeLessThan(10);
    expect(trace.next).toBe(1);
  });
});

describe('how a version follows from the one before', () => {
  it('says that it is coarse where it keeps fewer changes than there are, and makes no line older than it is', () => {
    const before = Array.from({ length: 6_000 }, (_, n) => `line ${n}\n`);
    const after = before.map((line, n) => (n % 2 === 0 ? `new ${n}\n` : line));
    const step = lineStep(after.join(''), [{ version: 1, text: before.join('') }]);
    expect(step.coarse).toBe(true);
    expect(step.parents[0]?.changes).toHaveLength(1_000);
    const trace = new LineTrace(2, step.lines);
    trace.follow(2, step);
    expect(after.filter((line, n) => line.startsWith('new') && trace.origins[n] !== 2)).toEqual([]);
    expect(lineStep('a\n', [{ version: 1, text: 'b\n' }]).coarse).toBe(false);
  });
});

/** A step from one version to the next: which lines stay, and before which of them new ones come. */
const step = fc.array(fc.record({ stays: fc.boolean(), before: fc.integer({ min: 0, max: 2 }) }), {
  minLength: 6,
  maxLength: 6,
});

describe('properties', () => {
  it('finds the version of every line when all lines differ, however they were kept and taken away', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let lines: readonly string[] = [];
        const history = steps.map((places, index) => {
          const fresh = (count: number, at: number) =>
            Array.from({ length: count }, (_, nth) => `${index + 1}:${at}:${nth}`);
          lines = [
            ...lines.flatMap((line, at) => [
              ...fresh(places[at % 6]!.before, at),
              ...(places[at % 6]!.stays ? [line] : []),
            ]),
            ...fresh(places[0]!.before, lines.length),
          ];
          return { text: text(lines) };
        });
        expect(originsOf(history)).toEqual(lines.map((line) => Number(line.split(':')[0])));
      }),
    );
  });

  const anyLines = fc.array(fc.constantFrom('a', 'b', 'c', '', '- [ ] x'), { maxLength: 12 });

  it('credits every line with a version that has it, and so have all versions since', () => {
    fc.assert(
      fc.property(fc.array(anyLines, { minLength: 1, maxLength: 7 }), (versions) => {
        const newest = versions.at(-1)!;
        const origins = originsOf(versions.map((lines) => ({ text: text(lines) })));
        expect(origins).toHaveLength(newest.length);
        for (const [at, origin] of origins.entries()) {
          for (let version = origin; version <= versions.length; version++) {
            expect(versions[version - 1]).toContain(newest[at]);
          }
        }
      }),
    );
  });

  it('credits the newest version with each line that the one before does not have', () => {
    fc.assert(
      fc.property(fc.array(anyLines, { minLength: 2, maxLength: 7 }), (versions) => {
        const origins = originsOf(versions.map((lines) => ({ text: text(lines) })));
        for (const [at, line] of versions.at(-1)!.entries()) {
          if (!versions.at(-2)!.includes(line)) expect(origins[at]).toBe(versions.length);
        }
      }),
    );
  });

  it('credits a merge with what is in neither of its parents, and them with the rest', () => {
    const place = fc.record({ kept: fc.boolean(), theirs: fc.boolean(), mine: fc.boolean() });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (places) => {
        // Every line says which version it comes with.
        const base = places.map((_, at) => `1:${at}`);
        const theirs = places.flatMap(({ kept, theirs }, at) => [
          ...(theirs ? [`2:${at}`] : []),
          ...(kept ? [`1:${at}`] : []),
        ]);
        const merged = places.flatMap(({ theirs, mine }, at) => [
          ...(theirs ? [`2:${at}`] : []),
          `1:${at}`,
          ...(mine ? [`3:${at}`] : []),
        ]);
        const origins = originsOf([
          { text: text(base) },
          { text: text(theirs) },
          { text: text(merged), base: 1 },
        ]);
        expect(origins).toEqual(merged.map((line) => Number(line.split(':')[0])));
      }),
    );
  });

  it('follows any text to its end, whatever its line endings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '\r', '\n', ' ') }), { minLength: 1 }),
        (texts) => {
          const origins = originsOf(texts.map((each) => ({ text: each })));
          expect(origins).toHaveLength(splitLines(texts.at(-1)!).length);
          expect(origins).not.toContain(0);
        },
      ),
    );
  });
});
