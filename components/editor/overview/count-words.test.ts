import { describe, expect, it } from 'vitest';
import { countingWords, countWords, countWordsWords } from './count-words';

describe('countWords', () => {
  it.each([
    ['', 0],
    ['# One, two — three!\n\n- four\n', 4],
    ["It's 3.5 km", 3],
    ['**bold** and `code`', 3],
    ['我们星期一出发', 3],
    ['東京に行きます', 4],
  ])('of %j finds %i', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it('counts a long text piece by piece, and no word twice', () => {
    const text = 'several words in each line\n'.repeat(8_000);
    const pieces = [...countingWords(text)];
    expect(pieces.length).toBeGreaterThan(20);
    expect(pieces.at(-1)).toBe(40_000);
    const oneLine = 'several words in each line '.repeat(4_000);
    expect(countWords(oneLine)).toBe(20_000);
  });
});

describe('countWordsWords', () => {
  it('says how many, and how many are selected', () => {
    expect(countWordsWords(1, null)).toBe('1 word');
    expect(countWordsWords(1204, null)).toBe('1,204 words');
    expect(countWordsWords(1204, 3)).toBe('3 of 1,204 words');
  });
});
