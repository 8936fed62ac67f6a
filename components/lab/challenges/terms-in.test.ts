import { describe, expect, it } from 'vitest';
import { TERMS } from '@/lib/lab/challenges/terms';
import { piecesOf } from './terms-in';

describe('the words to look up in a text', () => {
  it('stand out where each comes first, in the singular and the plural', () => {
    expect(piecesOf('Entity tags tell. One entity tag, one guard.')).toEqual([
      { text: 'Entity tags', term: 'entity tag' },
      { text: ' tell. One entity tag, one ', term: null },
      { text: 'guard', term: 'guard' },
      { text: '.', term: null },
    ]);
  });

  it('are none within other words', () => {
    const text = 'A safeguard is exchanged.';
    expect(piecesOf(text)).toEqual([{ text, term: null }]);
  });

  it('leave every letter of the text where it was', () => {
    for (const text of [...Object.values(TERMS), '', 'guard', 'an exchange, a guard and an exchange'])
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
  });
});
