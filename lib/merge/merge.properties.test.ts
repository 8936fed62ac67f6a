import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import type { Texts } from './regions/plain-region.ts';
import type { Merge, Region } from './regions/region.ts';
import { compose, noChoices } from './resolve/resolution.ts';
import { type Recipe, versionsBy } from './testing/merge-cases.ts';
import { splitLines } from './text/lines.ts';
import { wordsOf } from './text/words.ts';

const edits = (maxLength: number) =>
  fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)), { maxLength });

const recipe: fc.Arbitrary<Recipe> = fc.record({
  lines: fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 14 }),
  shared: fc.oneof(fc.constant([]), edits(2)),
  mine: edits(5),
  theirs: edits(5),
});

const threeVersions = recipe.map(versionsBy);

/** Text of random bytes, or of what texts are made of in a random order. */
const noise: fc.Arbitrary<string> = fc.oneof(
  fc.uint8Array({ maxLength: 60 }).map((bytes) => new TextDecoder('latin1').decode(bytes)),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => new TextDecoder().decode(bytes)),
  fc
    .array(fc.constantFrom('a', 'b', ' ', '\n', '\r', '\t', '`', '|', '\ud800', '\u0301', '.', '- ', '> '), {
      maxLength: 60,
    })
    .map((of) => of.join('')),
);

const runs = { numRuns: 1500 };

type Counts = ReadonlyMap<string, number>;

/** How often each line of four words or more stands in a text. */
function lineCounts(text: string): Counts {
  const counts = new Map<string, number>();
  for (const line of splitLines(text).map((each) => each.trim()))
    if (wordsOf(line).length >= 4) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** How many lines with a word in them a merged region has that were not there before. */
function addedLines({ base, text }: Region): number {
  const before = splitLines(base).map((line) => line.trim());
  return splitLines(text ?? '').filter((line) => /[\p{L}\p{N}]/u.test(line) && !before.includes(line.trim()))
    .length;
}

const SAID = 'Somebody waters the plants.\n';
const BOTH_ADDED = { base: 'a\nb\nc\nd\n', mine: `a\n${SAID}b\nc\nd\n`, theirs: `a\nb\nc\n${SAID}d\n` };

const textOf = (result: Merge): string | null => compose(result, noChoices(result)).text;

const joined = (result: Merge, side: keyof Texts): string =>
  result.regions.map((region) => region[side]).join('');

/** How often each word is in a text. */
function bag(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}_]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const MIRROR: Record<string, string> = {
  mine: 'theirs',
  theirs: 'mine',
  'mine-deleted': 'theirs-deleted',
  'theirs-deleted': 'mine-deleted',
};

function mirrored({ base, mine, theirs, kind, conflict, ...rest }: Region) {
  return {
    ...rest,
    base,
    mine: theirs,
    theirs: mine,
    kind: MIRROR[kind] ?? kind,
    ...(conflict && { conflict: MIRROR[conflict] ?? conflict }),
  };
}

describe('a merge of any three texts', () => {
  it('is the side that changed, where only one did, and either, where both did the same', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, mine, theirs }) => {
        expect(textOf(merge(base, mine, base))).toBe(mine);
        expect(textOf(merge(base, base, theirs))).toBe(theirs);
        expect(textOf(merge(base, mine, mine))).toBe(mine);
      }),
      runs,
    );
  });

  it('is cut into regions that make up all three texts, byte for byte', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, mine, theirs }) => {
        const result = merge(base, mine, theirs);
        expect(joined(result, 'base')).toBe(base);
        expect(joined(result, 'mine')).toBe(mine);
        expect(joined(result, 'theirs')).toBe(theirs);
      }),
      runs,
    );
  });

  it('gives one side back when that side is chosen everywhere', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, mine, theirs }) => {
        const result = merge(base, mine, theirs);
        for (const [take, text] of [
          ['mine', mine],
          ['theirs', theirs],
          ['original', base],
        ] as const)
          expect(
            compose(
              result,
              result.regions.map(() => ({ take })),
            ).text,
          ).toBe(text);
      }),
      runs,
    );
  });

  it('says of each region what it is, and of conflicts nothing else', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, mine, theirs }) => {
        for (const region of merge(base, mine, theirs).regions) {
          expect(region.text === null).toBe(region.kind === 'conflict');
          expect(region.conflict !== undefined).toBe(region.kind === 'conflict');
          expect(region.reason !== undefined).toBe(region.kind === 'combined');
          if (region.kind === 'unchanged')
            expect([region.mine, region.theirs]).toEqual([region.base, region.base]);
          if (region.kind === 'mine')
            expect([region.theirs, region.text]).toEqual([region.base, region.mine]);
          if (region.kind === 'theirs')
            expect([region.mine, region.text]).toEqual([region.base, region.theirs]);
          if (region.kind === 'same')
            expect([region.mine, region.text]).toEqual([region.theirs, region.theirs]);
          if (region.suggestion !== undefined) expect(region.kind).toBe('conflict');
        }
      }),
      runs,
    );
  });

  it('mirrors when the sides are swapped', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, mine, theirs }) => {
        const there = merge(base, mine, theirs);
        const back = merge(base, theirs, mine);
        expect(back.regions.map(mirrored)).toEqual(there.regions);
      }),
      runs,
    );
  });

  it('has each word as often as the changes of the sides account for, outside of conflicts', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, mine, theirs }) => {
        const settled = merge(base, mine, theirs).regions.filter((region) => region.text !== null);
        const count = (of: (region: Region) => string) => bag(settled.map(of).join('\n'));
        const [o, a, b, r] = [
          count((region) => region.base),
          count((region) => region.mine),
          count((region) => region.theirs),
          count((region) => region.text!),
        ];
        for (const word of new Set([...o.keys(), ...a.keys(), ...b.keys(), ...r.keys()])) {
          const was = o.get(word) ?? 0;
          const [byMine, byTheirs] = [(a.get(word) ?? 0) - was, (b.get(word) ?? 0) - was];
          const now = (r.get(word) ?? 0) - was;
          expect(now, word).toBeGreaterThanOrEqual(Math.min(byMine, byTheirs, byMine + byTheirs));
          expect(now, word).toBeLessThanOrEqual(Math.max(byMine, byTheirs, byMine + byTheirs));
        }
      }),
      runs,
    );
  });

  it('loses no word that a side wrote, unless in a conflict that shows it', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, mine, theirs }) => {
        const { regions } = merge(base, mine, theirs);
        const before = bag(base);
        const merged = bag(
          regions.map((region) => region.text ?? `${region.mine}\n${region.theirs}`).join('\n'),
        );
        for (const side of [mine, theirs])
          for (const word of bag(side).keys())
            if (!before.has(word)) expect(merged.has(word), word).toBe(true);
      }),
      runs,
    );
  });

  it('says no line of several words twice that each side added once, unless among as many others', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, mine, theirs }) => {
        const [o, a, b] = [base, mine, theirs].map(lineCounts) as [Counts, Counts, Counts];
        const { regions } = merge(base, mine, theirs);
        const r = lineCounts(regions.map((region) => region.text ?? '\n').join(''));
        for (const [line, times] of a)
          if (times === 1 && b.get(line) === 1 && !o.has(line) && (r.get(line) ?? 0) > 1)
            for (const region of regions)
              if (region.text !== null && lineCounts(region.text).has(line))
                expect(addedLines(region), line).toBeGreaterThan(1);
      }),
      { ...runs, examples: [[BOTH_ADDED]] },
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, mine, theirs }) => {
        expect(merge(base, mine, theirs)).toEqual(merge(base, mine, theirs));
      }),
      { numRuns: 200 },
    );
  });

  it('stays exact when there is little effort left', () => {
    fc.assert(
      fc.property(threeVersions, fc.nat({ max: 400 }), ({ base, mine, theirs }, steps) => {
        const result = merge(base, mine, theirs, { steps });
        expect(joined(result, 'base')).toBe(base);
        expect(joined(result, 'mine')).toBe(mine);
        expect(joined(result, 'theirs')).toBe(theirs);
        expect(textOf(merge(base, mine, base, { steps }))).toBe(mine);
      }),
      runs,
    );
  });
});

describe('a merge of random bytes', () => {
  it('does not fail and gives all three back, in 10,000 cases', () => {
    fc.assert(
      fc.property(noise, noise, noise, noise, (base, mine, theirs, tail) => {
        const text = base + tail;
        for (const [o, a, b] of [
          [text, mine, theirs],
          [text, mine + text, text + theirs],
        ] as const) {
          const result = merge(o, a, b);
          expect(joined(result, 'base')).toBe(o);
          expect(joined(result, 'mine')).toBe(a);
          expect(joined(result, 'theirs')).toBe(b);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
