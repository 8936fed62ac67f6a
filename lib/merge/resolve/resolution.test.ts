import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { versions } from '../testing/merge-notation.ts';
import { type Choice, compose, noChoices } from './resolution.ts';

const { base, mine, theirs } = versions(
  '[a/A]\nb\n[c/C/D]\nd\n[The quick fox is here/The slow fox is here/The quick cat is here]\n',
);
const result = merge(base, mine, theirs);
const conflict = result.regions.findIndex(
  (region) => region.conflict === 'reworded' && region.base === 'c\n',
);

const decide = (choice: Choice) => noChoices(result).with(conflict, choice);

/** With theirs in every conflict, but for the region at `index`. */
const decideAll = (index: number, choice: Choice | null) =>
  result.regions
    .map((region): Choice | null => (region.kind === 'conflict' ? { take: 'theirs' } : null))
    .with(index, choice);

describe('a resolution', () => {
  it('has no text while a conflict is open, and names it', () => {
    const open = result.regions.flatMap((region, index) => (region.kind === 'conflict' ? [index] : []));
    expect(compose(result, noChoices(result))).toEqual({ text: null, unresolved: open });
  });

  it.each<[Choice, string]>([
    [{ take: 'mine' }, 'C\n'],
    [{ take: 'theirs' }, 'D\n'],
    [{ take: 'original' }, 'c\n'],
    [{ take: 'mine-theirs' }, 'C\nD\n'],
    [{ take: 'theirs-mine' }, 'D\nC\n'],
    [{ take: 'edited', text: 'own words\n' }, 'own words\n'],
    [{ take: 'edited', text: '' }, ''],
  ])('puts %j in its place', (choice, text) => {
    expect(compose(result, decideAll(conflict, choice)).text).toContain(`b\n${text}d\n`);
    expect(compose(result, decide(choice)).unresolved).not.toContain(conflict);
  });

  it('is not decided by a text field that was only opened', () => {
    const opened: Choice = { take: 'edited', text: 'C\n', unconfirmed: true };
    expect(compose(result, decideAll(conflict, opened))).toEqual({ text: null, unresolved: [conflict] });
    const automatic = result.regions.findIndex(({ kind }) => kind === 'mine');
    expect(compose(result, decideAll(automatic, { ...opened, text: 'x\n' }))).toEqual(
      compose(result, decideAll(automatic, null)),
    );
  });

  it('reverts what was merged by itself', () => {
    expect(compose(result, decideAll(0, null)).text).toMatch(/^A\n/);
    expect(compose(result, decideAll(0, { take: 'original' })).text).toMatch(/^a\n/);
  });

  it('has the text once all is decided', () => {
    const all = result.regions.map((region) =>
      region.kind === 'conflict' ? ({ take: 'theirs' } as const) : null,
    );
    expect(compose(result, all)).toEqual({ text: 'A\nb\nD\nd\nThe quick cat is here\n', unresolved: [] });
  });
});
