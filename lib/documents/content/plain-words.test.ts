import { describe, expect, it } from 'vitest';
import { isInCode, plainWords } from './plain-words';

describe('plain words', () => {
  it.each([
    ['## The *lake* is **blue** ##', 'The lake is blue'],
    ['Blue\n====\n\nGreen\r\n---\r\nred', 'Blue Green red'],
    ['- [x] tea\n- [ ] milk\n  1. soy', 'tea milk soy'],
    ['> - said', 'said'],
    ['| Name | Sum |\n| --- | --: |\n| tea \\| milk | 2 |', 'Name Sum tea | milk 2'],
    ['a | b\n:-|-:\nc | d', 'a | b c | d'],
    ['see [the *map*](https://a.de/b_c) and ![it](x.png)', 'see the map and it'],
    ['<https://a.de/b_c_d> and <b>this</b>', 'https://a.de/b_c_d and this'],
    ['~~no~~ `f(*args)` and ``a`b``', 'no f(*args) and a`b'],
    ['a \\*star\\* and \\# sign', 'a *star* and # sign'],
    ['```py\n# sum\nf(**all)\n```\n# After', '# sum f(**all) After'],
  ])('of %j are %j', (markdown, words) => {
    expect(plainWords(markdown)).toBe(words);
  });

  it.each([
    'snake_case_name',
    '2*3*4 = 2 * 12',
    'a - b',
    '#tag',
    'C# and 50 %',
    '3 > 2 < 4',
    '[ ] [a]',
    'a_b*c',
  ])('are all of %j', (words) => {
    expect(plainWords(words)).toBe(words);
  });

  it('of a piece inside a block of code keep what is there', () => {
    const text = 'a\n\n~~~\n# one\n**two**\n~~~\n# three\n';
    const at = text.indexOf('# one');
    expect(isInCode(text, at)).toBe(true);
    expect(plainWords(text.slice(at), true)).toBe('# one **two** three');
    expect(isInCode(text, text.indexOf('# three'))).toBe(false);
  });
});
