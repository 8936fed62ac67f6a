import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CONTENT_BYTES } from './content';
import { foldForSearch, searchTextOf } from './search-text';

/** What folding is, if nothing has to be bounded. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase();

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

  it('sorts no more marks at once than a piece has', () => {
    // Marks that stand above, then as many that stand below and so come first: each has to pass all of the others.
    const marks = `a${'\u0301'.repeat(250_000)}${'\u0323'.repeat(250_000)}`;
    const sizes: number[] = [];
    const normalize = String.prototype.normalize;
    String.prototype.normalize = function counting(form) {
      sizes.push(this.length);
      return normalize.call(this, form);
    };
    try {
      expect(foldForSearch(marks)).toHaveLength(500_001 - 1);
    } finally {
      String.prototype.normalize = normalize;
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(512);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(10 * marks.length);
  });
});
