import { describe, expect, it } from 'vitest';
import { expiryWords, givingWords, mayWords, ownAccessWords, removalWords } from './sharing-words';

describe('what is said about sharing', () => {
  it.each([
    [-1, 'has ended'],
    [0, 'has ended'],
    [20_000, 'ends in 1 minute'],
    [59 * 60_000, 'ends in 59 minutes'],
    [90 * 60_000, 'ends in 2 hours'],
    [24 * 3_600_000, 'ends in 1 day'],
    [7 * 24 * 3_600_000 - 5_000, 'ends in 7 days'],
  ])('%i ms before an invite ends: %s', (left, words) => {
    expect(expiryWords(1_000_000 + left, 1_000_000)).toBe(words);
  });

  it('names what one may do', () => {
    expect(mayWords('view')).toBe('can read');
    expect(ownAccessWords('view')).toContain('not change it');
    expect(ownAccessWords('own')).toContain('you decide');
  });

  it('names the owner where one knows who that is', () => {
    expect(ownAccessWords('edit')).toContain('Its owner decides');
    expect(ownAccessWords('edit', 'Ana')).toContain('Ana owns it and decides who may do what.');
    expect(ownAccessWords('view', null)).toBe(
      'You can read this document, not change it. It belongs to everybody.',
    );
  });

  it.each([
    [0, 'for ever. You can still'],
    [1, 'The invite that nobody has used yet ends.'],
    [3, 'The 3 invites that nobody has used yet end.'],
  ])('before a document with %i open invites is given away: %s', (open, words) => {
    expect(givingWords(open)).toContain(words);
  });

  const ben = { id: 'ben', name: 'Ben', colour: 1 };
  it.each([
    ['none', 'edit', 'They cannot open this document any more'],
    ['none', 'view', 'They cannot open this document any more'],
    ['view', 'edit', 'They can still read it'],
    ['view', 'view', 'They can still do what everybody with the link can do.'],
    ['edit', 'edit', 'They can still do what everybody with the link can do.'],
  ] as const)('with a link for %s, taking back %s: %s', (link, access, words) => {
    const said = removalWords({ person: ben, access }, link);
    expect(said).toContain(words);
    expect(said).toContain('What they have not saved stays on their device');
  });

  it('of an invite that nobody used, only that its link stops', () => {
    expect(removalWords({ person: null, access: 'edit' }, 'none')).toBe(
      'The invite link stops working. Nobody has used it yet.',
    );
  });
});
