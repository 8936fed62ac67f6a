import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizesNormalised } from '@/lib/documents/testing/sizes-normalised';
import { MAX_CONTENT_BYTES } from './content';
import { foldForSearch, searchTextOf } from './search-text';

/** What folding is, if nothing has to be bounded. */
const folded = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll('i\u0307', 'i')
    .replaceAll('ı', 'i');

/** What people write in, and what becomes one character with what stands before it. */
const texts = fc
  .array(
    fc.constantFrom(
      'Word ',
      'ÄPFEL',
      'a\u0308',
      'ｶﾞ',
      '\u1112\u1161\u11ab',
      '日本語',
      '😀',
      'ΟΔΟΣ',
      'ﷺ',
      '\n',
      '%',
    ),
    { maxLength: 400 },
  )
  .map((words) => words.join(''));

describe('folding for search', () => {
  it('in pieces is folding as a whole', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(foldForSearch(text)).toBe(folded(text));
      }),
    );
  });

  it('makes of a letter the same wherever it stands, and of a capital what it makes of its small letter', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      const char = String.fromCodePoint(point);
      if (!/\p{L}/u.test(char)) continue;
      const alone = foldForSearch(char);
      const inWords = ['', '-', 'α'].flatMap((before) =>
        ['', '-', 'α'].map((after) => [before, after] as const),
      );
      for (const [before, after] of inWords)
        expect(foldForSearch(before + char + after)).toBe(before + alone + after);
      expect(foldForSearch(alone)).toBe(alone);
      expect(foldForSearch(char.toLowerCase()), char).toBe(alone);
    }
  }, 300_000);

  it('finds a small letter with marks in its capital with the same ones', () => {
    for (const small of ['ǰ', 'ẖ', 'ẗ', 'ẘ', 'ẙ', 'ΐ', 'ΰ', 'i\u0307', 'ᾶ'])
      expect(foldForSearch(small.toUpperCase()), small).toBe(foldForSearch(small));
  });

  it.each(['日本語', 'a\u0308', 'ｶﾞ', '\u1112\u1161\u11ab', '😀', 'x'])(
    'keeps every one of many “%s”, wherever a piece ends',
    (char) => {
      for (let before = 0; before < 4; before++) {
        const text = 'y'.repeat(before) + char.repeat(1_000);
        expect(foldForSearch(text)).toBe(folded(text));
      }
    },
  );

  it('leaves at most as many characters as a document has bytes', () => {
    const ligatures = searchTextOf({ title: 'Praise', body: 'ﷺ'.repeat(MAX_CONTENT_BYTES / 3) });
    expect(ligatures.length).toBe(MAX_CONTENT_BYTES);
    expect(ligatures.startsWith(folded('praise\nﷺﷺﷺ'))).toBe(true);
  });

  it('loses nothing of the longest text that folds to as much as it is', () => {
    const body = `${'a'.repeat(MAX_CONTENT_BYTES - 30)} the END`;
    expect(searchTextOf({ title: 'T', body })).toBe(`t\n${body.toLowerCase()}`);
  });

  it('never cuts a character in half', () => {
    const folding = foldForSearch(`${'a'.repeat(MAX_CONTENT_BYTES - 1)}😀`);
    expect(folding).toBe('a'.repeat(MAX_CONTENT_BYTES - 1));
  });

  // Marks that stand above and below, which are sorted, so that no place between them is one to cut at.
  it.each([
    ['first above, then below', '\u0301'.repeat(250_000) + '\u0323'.repeat(250_000)],
    ['in turns', '\u0315\u0300'.repeat(250_000)],
    ['in turns, some of them wide', '\uff9e\u0315'.repeat(250_000)],
  ])(
    'normalises little at once of nothing but marks, and hardly more than all of them once: %s',
    (_kind, all) => {
      // No mark becomes one with an x.
      const marks = `x${all}`;
      const sizes = sizesNormalised(() => expect(foldForSearch(marks)).toHaveLength(500_001));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(128);
      expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(2 * marks.length);
    },
  );
});
