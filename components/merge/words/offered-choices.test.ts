import { describe, expect, it } from 'vitest';
import { sideNames } from '@/components/ui/people/side-names';
import type { Region } from '@/lib/merge/regions/region';
import { decisionWords, offeredChoices } from './offered-choices';

const ana = sideNames({ name: 'Ana', you: false });
const reworded: Region = {
  kind: 'conflict',
  conflict: 'reworded',
  base: 'o',
  mine: 'm',
  theirs: 't',
  text: null,
};
const labels = (region: Region) => offeredChoices(region, 'body', ana).map((choice) => choice.label);

describe('the choices of a card', () => {
  it('are mine, theirs, both ways round, the original, and editing', () => {
    expect(labels(reworded)).toEqual([
      'Keep mine',
      "Keep Ana's",
      'Keep both, mine first',
      "Keep both, Ana's first",
      'Restore original',
      'Edit',
    ]);
  });

  it('begin with both when both inserted something, and then there is no original', () => {
    expect(labels({ ...reworded, conflict: 'inserted', base: '' })).toEqual([
      'Keep both, mine first',
      "Keep both, Ana's first",
      'Keep only mine',
      "Keep only Ana's",
      'Keep neither',
      'Edit',
    ]);
  });

  it('leave out both when one side is empty', () => {
    expect(labels({ ...reworded, conflict: 'theirs-deleted', theirs: '' })).not.toContain(
      'Keep both, mine first',
    );
  });

  it('never put two titles into one', () => {
    const takes = offeredChoices(reworded, 'title', ana).map((choice) => choice.take);
    expect(takes).toEqual(['mine', 'theirs', 'original', 'edited']);
  });

  it('offer a suggested combination only where there is one', () => {
    expect(labels({ ...reworded, suggestion: 's' })).toContain('Use the suggested combination');
    expect(labels(reworded)).not.toContain('Use the suggested combination');
  });

  it('let a combination stand first', () => {
    expect(labels({ ...reworded, kind: 'combined', text: 'x' })[0]).toBe('Keep the combination');
  });
});

describe('the words for a decision', () => {
  it('differ for every choice', () => {
    const takes = ['mine', 'theirs', 'original', 'mine-theirs', 'theirs-mine', 'suggestion'] as const;
    const words = [
      decisionWords(reworded, null, ana),
      decisionWords(reworded, { take: 'edited', text: '' }, ana),
      ...takes.map((take) => decisionWords(reworded, { take }, ana)),
    ];
    expect(new Set(words).size).toBe(words.length);
    expect(words[0]).toBe('undecided');
  });
});
