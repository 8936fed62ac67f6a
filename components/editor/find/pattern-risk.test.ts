import { describe, expect, it } from 'vitest';
import { mayExplode } from './pattern-risk';

describe('the risk of a pattern', () => {
  it.each([
    '(a+)+',
    '(a|aa)*',
    '(a*)*b',
    '((a+)b?)+',
    '(?:a?){30}',
    '(x+x+)+y',
    '(a)\\1+',
    '(?<n>a)\\k<n>',
    '([a-z]+)*',
    'a'.repeat(301),
  ])('is seen in %s', (source) => {
    expect(mayExplode(source)).toBe(true);
  });

  it.each([
    'a+b*',
    '[a-z]+@[a-z]+\\.[a-z]+',
    '\\[.*\\]\\(.*\\)',
    '(abc)+',
    '(a|b)',
    '(foo|bar)?',
    '[(*+)]+',
    '\\(a+\\)+',
    '^#{1,6} ',
    'a{2,3}',
    '{',
    '(',
  ])('is not seen in %s', (source) => {
    expect(mayExplode(source)).toBe(false);
  });
});
