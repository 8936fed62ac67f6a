import { describe, expect, it } from 'vitest';
import { sideNames } from '@/components/ui/people/side-names';
import { plainRegion } from '@/lib/merge/regions/plain-region';
import { pieceChoices, pieceWords } from './piece-words';

const ana = sideNames({ name: 'Ana', you: false });
const tab = sideNames({ name: 'Ben', you: true });
const said = (base: string, mine: string, theirs: string) =>
  pieceChoices(plainRegion({ base, mine, theirs }), ana).map(({ whose, text }) => `${whose}: ${text}`);

describe('the parts of a place', () => {
  it('offer each different text once, with whose it is', () => {
    expect(said('o ', 'm ', 't ')).toEqual(['Mine: m', "Ana's: t", 'Both: m t', 'Original: o']);
    expect(said('o', 'm', 'o')).toEqual(['Mine: m', "Ana's: o"]);
    expect(said('o', '', 't')).toEqual(['Mine: (nothing)', "Ana's: t", 'Original: o']);
  });

  it('say what becomes of them while nobody decides', () => {
    const words = (base: string, mine: string, theirs: string, names = ana) =>
      pieceWords(plainRegion({ base, mine, theirs }), names);
    expect(words('o', 'm', 't')).toBe('undecided');
    expect(words('o', 'm', 'o')).toBe('only you changed it');
    expect(words('o', 'o', 't')).toBe('only Ana changed it');
    expect(words('o', 'o', 't', tab)).toBe('only the other tab changed it');
    expect(words('o', 'm', 'm')).toBe('changed alike');
  });
});
