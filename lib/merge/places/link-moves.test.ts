import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { type Choice, compose } from '../resolve/resolution.ts';
import { linkMoves } from './link-moves.ts';
import { separateConflicts } from './separate-conflicts.ts';

const filler = (name: string, count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, at) => `Filler ${name} ${at} has a number of plain words that stay the same all along the document.`,
  );

const ITEM = 'Pack the warm coat and the boots for the mountains.';
const REWORDED = 'Pack the warm coat and the new boots for the high mountains.';

/** A document of three parts, with some text at the end of each. */
const text = (count: number, ends: readonly string[]): string =>
  `${['one', 'two', 'three'].flatMap((name, at) => [...filler(name, count), ...(ends[at] ? [ends[at]] : [])]).join('\n\n')}\n`;

const linked = (base: string, mine: string, theirs: string) =>
  linkMoves(separateConflicts(merge(base, mine, theirs)));

describe('linkMoves', () => {
  it('lets where a moved text was and where it came to be decided together', () => {
    const merged = linked(text(40, [ITEM]), text(40, [REWORDED]), text(40, ['', ITEM]));
    const together = merged.regions
      .filter(({ kind }) => kind === 'conflict')
      .map((region) => region.together);
    expect(together.length).toBe(2);
    expect(together[0]).toBeDefined();
    expect(together[1]).toBe(together[0]);
  });

  it('leaves a merge without moves as it is', () => {
    const merged = merge('a\n', 'b\n', 'c\n');
    expect(linkMoves(merged)).toBe(merged);
  });

  it('lets no choices say a moved text twice, however far it was moved and whoever moved or reworded it', () => {
    const take = fc.constantFrom<'mine' | 'theirs' | 'original'>('mine', 'theirs', 'original');
    const place = fc.nat(2);
    const words = fc.constantFrom(ITEM, REWORDED);
    fc.assert(
      fc.property(
        fc.constantFrom(1, 8, 45),
        fc.tuple(place, place, place),
        words,
        words,
        fc.array(take, { minLength: 6, maxLength: 6 }),
        (count, [was, here, there], mine, theirs, takes) => {
          const version = (at: number, said: string) =>
            text(
              count,
              [0, 1, 2].map((part) => (part === at ? said : '')),
            );
          const merged = linked(version(was, ITEM), version(here, mine), version(there, theirs));
          let card = 0;
          const choices = merged.regions.map(({ kind }): Choice | null =>
            kind === 'conflict' ? { take: takes[card++ % 6]! } : null,
          );
          const result = compose(merged, choices).text!;
          expect(result.match(/^Pack the/gm)?.length ?? 0).toBeLessThanOrEqual(1);
          for (const line of filler('two', count)) expect(result.split(line).length).toBe(2);
        },
      ),
      { numRuns: 250 },
    );
  });
});
