import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '@/lib/merge/text/lines';
import { beginLineOrigins, nextToTrace, traceLines } from './line-origins';

interface Saved {
  readonly text: string;
  /** Number of the version that a merge was begun on. */
  readonly base?: number;
}

/** Follows the newest of these versions (numbered from 1) back to the first. */
function originsOf(history: readonly Saved[]): readonly (number | null)[] {
  const textOf = (version: number) => ({ version, text: history[version - 1]!.text });
  let traced = beginLineOrigins(textOf(history.length));
  for (let next = nextToTrace(traced); next !== null; next = nextToTrace(traced)) {
    const { base } = history[next - 1]!;
    const parents = next === 1 ? [] : [next - 1, ...(base === undefined ? [] : [base])];
    traced = traceLines(traced, textOf(next), parents.map(textOf));
  }
  return traced.origins;
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
    const traced = traceLines(
      beginLineOrigins({ version: 9, text: text(['a', 'b']) }),
      { version: 9, text: text(['a', 'b']) },
      [{ version: 8, text: text(['z', 'b']) }],
    );
    expect(traced.origins).toEqual([9, null]);
    expect(nextToTrace(traced)).toBe(8);
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
          for (let version = origin!; version <= versions.length; version++) {
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
          expect(origins).not.toContain(null);
        },
      ),
    );
  });
});
