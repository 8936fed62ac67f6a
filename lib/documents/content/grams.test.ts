import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramOfOwner, gramsOf, gramsToFind } from './grams';
import { foldForSearch } from './search-text';

const found = (text: string, search: string) => {
  const grams = gramsOf(foldForSearch(text));
  return gramsToFind(foldForSearch(search)).every((gram) => grams.has(gram));
};

const character = fc.oneof(
  fc.constantFrom('a', 'b', ' ', 'ß', '東', '京', 'か', 'ナ', '한', '😀', '\n', 'é'),
  fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
);

describe('grams', () => {
  it('of any part of a text are in the text', () => {
    const parts = fc.tuple(...[12, 6, 12].map((maxLength) => fc.array(character, { maxLength })));
    fc.assert(
      fc.property(parts, ([before, part, after]) => {
        const text = foldForSearch([...before!, ...part!, ...after!].join(''));
        const search = foldForSearch(part!.join(''));
        fc.pre(search !== '' && text.includes(search));
        const grams = gramsOf(text);
        for (const gram of gramsToFind(search)) expect(grams.has(gram)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['The quick brown fox', 'uick bro', true],
    ['The quick brown fox', 'quiet', false],
    ['The quick brown fox', 'ox', true],
    ['The quick brown fox', 'xo', false],
    ['The quick brown fox', '§', false],
    ['東京タワーへ行く', '京', true],
    ['東京タワーへ行く', '京都', false],
    ['東京タワーへ行く', 'タワ', true],
    ['東京タワーへ行く', '大', false],
    ['서울에서 만나요', '서울', true],
    ['Café 東', 'é東', false],
    ['Smile 😀!', ' 😀!', true],
    ['', 'abc', false],
  ])('of “%s” may have those of “%s”: %s', (text, search, expected) => {
    expect(found(text, search)).toBe(expected);
  });

  it('are few for what is said again and again', () => {
    expect(gramsOf('a'.repeat(10_000)).size).toBe(3);
    expect(gramsToFind('a'.repeat(200))).toHaveLength(1);
  });

  it('are whole numbers of 32 bits', () => {
    for (const gram of [...gramsOf('東京 any text at all'), gramOfOwner(crypto.randomUUID())]) {
      expect(gram | 0).toBe(gram);
    }
  });

  it('tell people apart', () => {
    const people = Array.from({ length: 1_000 }, () => gramOfOwner(crypto.randomUUID()));
    expect(new Set(people).size).toBeGreaterThan(995);
  });
});
