import { describe, expect, it } from 'vitest';
import { mergeNewsWords } from './merge-news-words';

const words = (changes: number, kept: number) =>
  mergeNewsWords({ by: 'Ben', version: 3, mine: 2, changes, kept });

describe('what the other author is told', () => {
  it('is how many of their changes were kept, and where the rest is', () => {
    expect(words(4, 3)).toBe(
      'Ben merged their changes with yours and kept 3 of 4 of your changes. Your v2 is in the history.',
    );
    expect(words(4, 4)).toBe('Ben merged their changes with yours and kept all 4 of your changes.');
    expect(words(2, 2)).toContain('kept both of your changes.');
    expect(words(2, 0)).toContain('kept none of your 2 changes. Your v2');
    expect(words(1, 1)).toContain('kept your change.');
    expect(words(1, 0)).toContain('did not keep your change. Your v2');
  });
});
