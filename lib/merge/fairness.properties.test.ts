import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import { BLOCK_KINDS, DEEDS, type EditRecipe, editedVersions } from './testing/edited-documents.ts';
import { whyUnfairWords } from './testing/unfair-words.ts';

/** `SEED=any RUNS=100000` searches for what nobody thought of. */
const { RUNS = '1500' } = process.env;

const deeds = fc.array(fc.tuple(fc.nat(DEEDS - 1), fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 3 });

const recipe: fc.Arbitrary<EditRecipe> = fc.record({
  blocks: fc.array(fc.nat(BLOCK_KINDS - 1), { minLength: 2, maxLength: 6 }),
  mine: deeds,
  theirs: deeds,
});

describe('what merges by itself', () => {
  it('has what either side added, nothing that a side deleted, nothing twice, and all in order', () => {
    fc.assert(
      fc.property(recipe.map(editedVersions), (versions) => {
        const { regions } = merge(versions.base, versions.mine, versions.theirs);
        if (regions.some(({ kind }) => kind === 'conflict')) return;
        const result = regions.map(({ text }) => text).join('');
        expect(whyUnfairWords({ ...versions, result })).toBeNull();
      }),
      { numRuns: Number(RUNS) },
    );
  });
});
