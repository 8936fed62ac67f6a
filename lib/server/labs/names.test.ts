import { describe, expect, it } from 'vitest';
import { clientNames, freeName, nameKey } from './names';

describe('the names of clients', () => {
  it('are Ana, Ben, Cleo … where nobody gave one', () => {
    expect(clientNames(3, [])).toEqual(['Ana', 'Ben', 'Cleo']);
    expect(new Set(clientNames(500, [])).size).toBe(500);
  });

  it('never come twice, and stay whoever comes later', () => {
    const own = [
      { place: 1, name: 'cleo' },
      { place: 3, name: 'Mira' },
      { place: 5, name: 'BEN 2' },
    ];
    const names = clientNames(120, own);
    expect(names.slice(0, 6)).toEqual(['Ana', 'cleo', 'Ben', 'Mira', 'Dan', 'BEN 2']);
    expect(new Set(names.map(nameKey)).size).toBe(120);
    for (let joined = 0; joined <= 120; joined += 1) {
      const then = own.filter(({ place }) => place < joined);
      expect(clientNames(joined, then)).toEqual(names.slice(0, joined));
    }
  });
});

describe('a name that somebody wants', () => {
  it('is theirs where nobody has it', () => {
    expect(freeName('Mira', [])).toBe('Mira');
    expect(freeName('Mira', ['Mira 2', 'Miranda'])).toBe('Mira');
  });

  it('gets the first number that is free, whatever makes no difference to the eye', () => {
    expect(freeName('Mira', ['Mira'])).toBe('Mira 2');
    expect(freeName('MIRA', ['mira', 'Mira 2'])).toBe('MIRA 3');
    expect(freeName('Mira', ['Mi\u200bra'])).toBe('Mira 2');
    expect(freeName('Mira\u00a0 Ek', ['mira ek'])).toBe('Mira\u00a0 Ek 2');
  });

  it.each(['\u034f', '\ufe0f', '\u{e0100}', '\u180b', '\u200e', '\u061c', '\u2060', '\u{e0041}', '\u17b4'])(
    'is another’s though %j stands in it, which shows nothing',
    (unseen) => {
      expect(freeName(`Mi${unseen}ra`, ['Mira'])).toBe(`Mi${unseen}ra 2`);
      expect(freeName(`Visitor${unseen}`, [])).toBe(`Visitor${unseen} 2`);
    },
  );

  it.each(['\u3164', '\u2800', '\u115f', '\u1160', '\uffa0'])(
    'is another’s though %j stands in it, which shows a space',
    (blank) => {
      expect(freeName(`Mira${blank}Ek`, ['Mira Ek'])).toBe(`Mira${blank}Ek 2`);
      expect(freeName('Mira', [`Mira${blank}`])).toBe('Mira 2');
    },
  );

  it('is their own where the eye tells it apart', () => {
    expect(freeName('नमस्ते', ['नमसते'])).toBe('नमस्ते');
    expect(freeName('Zoë', ['Zoe'])).toBe('Zoë');
  });

  it('is not what those are called who do not say who they are, nor the lab itself', () => {
    expect(freeName('visitor', [])).toBe('visitor 2');
    expect(freeName('the  lab', [])).toBe('the  lab 2');
  });
});
