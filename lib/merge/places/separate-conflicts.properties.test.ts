import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { plainRegion, type Texts } from '../regions/plain-region.ts';
import type { Merge } from '../regions/region.ts';
import { carryOver } from '../resolve/carry-over.ts';
import { markParagraphs } from '../resolve/mark-paragraphs.ts';
import { type Choice, compose, noChoices } from '../resolve/resolution.ts';
import { type EditRecipe, editedVersions } from '../testing/edited-documents.ts';
import { structuredVersions } from '../testing/structured-documents.ts';
import { separateConflicts } from './separate-conflicts.ts';

/** A document of neighbours of one kind, each of which reads as the words given for it. */
interface Kind {
  readonly name: string;
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly unit: (words: string, index: number) => string;
}

const plain = { before: '# Plan\n\n', after: '\n\nThe end of it.\n' };

const KINDS: readonly Kind[] = [
  { ...plain, name: 'paragraphs', between: '\n\n', unit: (words) => `${words}.` },
  { ...plain, name: 'paragraphs far apart', between: '\n\n\n', unit: (words) => `${words}.` },
  {
    ...plain,
    name: 'paragraphs of two lines',
    between: '\n\n',
    unit: (words) => `${words},\n${words} again.`,
  },
  { ...plain, name: 'headings', between: '\n\n', unit: (words) => `## ${words}` },
  { ...plain, name: 'items', between: '\n', unit: (words) => `- ${words}` },
  { ...plain, name: 'loose items', between: '\n\n', unit: (words) => `* ${words}` },
  { ...plain, name: 'numbered items', between: '\n', unit: (words, index) => `${index + 1}. ${words}` },
  { ...plain, name: 'nested items', between: '\n', unit: (words, i) => `${i % 3 ? '  ' : ''}- ${words}` },
  { ...plain, name: 'tasks', between: '\n', unit: (words) => `- [ ] ${words}` },
  { ...plain, name: 'quotations', between: '\n>\n', unit: (words) => `> ${words}` },
  {
    name: 'rows',
    before: '| a | b |\n|---|---|\n',
    between: '\n',
    after: '\n',
    unit: (words, index) => `| ${index} | ${words} |`,
  },
  {
    name: 'code',
    before: 'So:\n\n```js\n',
    between: '\n\n',
    after: '\n```\n',
    unit: (words, index) => `function f${index}() {\n\treturn "${words}";\n}`,
  },
  { name: 'paragraphs alone', before: '', between: '\n\n', after: '', unit: (words) => `${words}.` },
  { name: 'Japanese', before: '', between: '\n\n', after: '\n', unit: (words) => `計画${words}です。` },
];

const VERSIONS = ['base', 'mine', 'theirs'] as const;
type Version = (typeof VERSIONS)[number];

const SAID: Record<Version | 'later', readonly string[]> = {
  base: ['nobody wrote', 'at first', 'as it was'],
  mine: ['Ben wrote', 'my words', 'here and now'],
  theirs: ['Ana wrote', 'other words', 'somewhere'],
  later: ['Ana then wrote', 'newer words', 'elsewhere'],
};

const recipe = fc.record({
  kind: fc.constantFrom(...KINDS),
  crlf: fc.boolean(),
  words: fc.array(fc.nat(2), { minLength: 2, maxLength: 14 }),
  first: fc.nat(20),
  count: fc.nat(20),
  takes: fc.array(fc.constantFrom<Version>(...VERSIONS), { minLength: 14, maxLength: 14 }),
  again: fc.nat(20),
});

type Recipe = typeof recipe extends fc.Arbitrary<infer T> ? T : never;

/** Which units both sides reworded: neighbours. */
function reworded({ words, first, count }: Recipe): readonly number[] {
  const from = first % words.length;
  return words.flatMap((_, index) => (index >= from && index <= from + count ? [index] : []));
}

/** The document in which each unit has the words of the version given for it. */
function written({ kind, crlf, words }: Recipe, of: (unit: number) => Version | 'later'): string {
  const units = words.map((word, index) =>
    kind.unit(`${index}th ${SAID[of(index)][word]} of ${index}`, index),
  );
  const text = kind.before + units.join(kind.between) + kind.after;
  return crlf ? text.replaceAll('\n', '\r\n') : text;
}

const conflictsOf = ({ regions }: Merge): readonly number[] =>
  regions.flatMap(({ kind }, index) => (kind === 'conflict' ? [index] : []));

const TAKES = { base: 'original', mine: 'mine', theirs: 'theirs' } as const;

function mergeOf(drawn: Recipe, later?: number): Merge {
  const units = reworded(drawn);
  const version = (of: Version) =>
    written(drawn, (unit) =>
      units.includes(unit) ? (of === 'theirs' && unit === later ? 'later' : of) : 'base',
    );
  return markParagraphs(separateConflicts(merge(version('base'), version('mine'), version('theirs'))));
}

describe('separateConflicts, for neighbours that both sides reworded', () => {
  it('has a conflict for each, and any choices come to the text that they name', () => {
    fc.assert(
      fc.property(recipe, (drawn) => {
        const merged = mergeOf(drawn);
        const units = reworded(drawn);
        const conflicts = conflictsOf(merged);
        expect(conflicts.length, drawn.kind.name).toBe(units.length);
        const choices = noChoices(merged).map((_, region): Choice | null => {
          const card = conflicts.indexOf(region);
          return card < 0 ? null : { take: TAKES[drawn.takes[card]!] };
        });
        const takenFor = (unit: number): Version =>
          units.includes(unit) ? drawn.takes[units.indexOf(unit)]! : 'base';
        expect(compose(merged, choices).text).toBe(written(drawn, takenFor));
      }),
      { numRuns: 250 },
    );
  });

  it('keeps all choices but the one for what the other side wrote once more', () => {
    fc.assert(
      fc.property(recipe, (drawn) => {
        const units = reworded(drawn);
        const later = drawn.again % units.length;
        const before = mergeOf(drawn);
        const after = mergeOf(drawn, units[later]);
        const choices = noChoices(before).map((_, region): Choice | null =>
          conflictsOf(before).includes(region)
            ? { take: TAKES[drawn.takes[conflictsOf(before).indexOf(region)]!] }
            : null,
        );
        const { resolution, fresh } = carryOver(before, choices, after);
        const there = conflictsOf(after);
        expect(there.map((region) => resolution[region]?.take ?? null)).toEqual(
          units.map((_, card) => (card === later ? null : TAKES[drawn.takes[card]!])),
        );
        expect(fresh).toEqual([there[later]]);
      }),
      { numRuns: 150 },
    );
  });
});

const deeds = (length: number) =>
  fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: length });
const edited: fc.Arbitrary<Texts> = fc
  .record<EditRecipe>({
    blocks: fc.array(fc.nat(99), { minLength: 2, maxLength: 9 }),
    mine: deeds(4),
    theirs: deeds(4),
  })
  .map(editedVersions);

const structural = fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)), {
  minLength: 1,
  maxLength: 4,
});
const structured: fc.Arbitrary<Texts> = fc
  .record({
    blocks: fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { minLength: 2, maxLength: 8 }),
    mine: structural,
    theirs: structural,
  })
  .map(structuredVersions);

/** How often a text has each line that says something, whatever its number. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n').map((each) => each.trim().replace(/^\d+[.)] /, '')))
    if (/\p{L}\P{L}+\p{L}/u.test(line)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

describe('separateConflicts, for a conflict of any kind', () => {
  it('loses no byte, and lets no choice of versions say a line twice or nowhere that no version does', () => {
    const takes = fc.array(fc.constantFrom<Version>(...VERSIONS), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(edited, structured), takes, (texts, taken) => {
        const whole = { regions: [plainRegion(texts)], coarse: false };
        const merged = separateConflicts(whole);
        for (const version of VERSIONS)
          expect(merged.regions.map((region) => region[version]).join('')).toBe(texts[version]);
        const choices = merged.regions.map(({ kind }, index): Choice | null =>
          kind === 'conflict' ? { take: TAKES[taken[index % 40]!] } : null,
        );
        const result = linesOf(compose(merged, choices).text!);
        const versions = VERSIONS.map((version) => linesOf(texts[version]));
        for (const line of new Set([...result.keys(), ...versions.flatMap((of) => [...of.keys()])])) {
          const counts = versions.map((of) => of.get(line) ?? 0);
          expect(result.get(line) ?? 0, line).toBeLessThanOrEqual(Math.max(...counts));
          if (Math.min(...counts) > 0) expect(result.get(line) ?? 0, line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 700 },
    );
  });
});
