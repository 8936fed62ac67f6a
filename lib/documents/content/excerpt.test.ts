import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt';
import { plainWords } from './plain-words';

describe('an excerpt', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ['# Title\n\nSome *words* and `code`.', 'Title Some words and code.'],
    ['- one\n- two\n  1. three\n> said', 'one two three said'],
    ['a [link](http://x) and ![picture](y)', 'a link and picture'],
    ['```js\ncode()\n```\nafter', 'code() after'],
    ['a<br>b <b>bold</b>', 'a b bold'],
    ['above\n\n---\n\nbelow', 'above below'],
    ['2 < 3 > 1', '2 < 3 > 1'],
  ])('of %j is %j', (markdown, expected) => {
    expect(excerptOf(markdown)).toBe(expected);
  });

  it('is cut between words, and says that it was', () => {
    const excerpt = excerptOf('wonderful '.repeat(50));
    expect(excerpt).toMatch(/ wonderful…$/);
    expect(excerpt.length).toBeLessThanOrEqual(141);
  });

  it('is short, on one line and well formed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const excerpt = excerptOf(text);
        expect(excerpt.length).toBeLessThanOrEqual(141);
        expect(excerpt).not.toMatch(/[\n\r]|\p{Surrogate}/u);
      }),
    );
  });

  it('is how the whole text begins, though no more of it is looked at than is shown', () => {
    const parts = fc.constantFrom(
      'word ',
      '\n',
      '\r\n',
      '```\n',
      '~~~\n',
      '# ',
      '> ',
      '**b**',
      '| a |',
      '\t',
      '[l](u)',
    );
    fc.assert(
      fc.property(fc.array(parts, { minLength: 40, maxLength: 150 }), (all) => {
        const text = all.join('');
        const excerpt = excerptOf(text);
        expect(plainWords(text.slice(0, 2_000)).startsWith(excerpt.replace(/…$/, ''))).toBe(true);
        expect(excerpt.endsWith('…')).toBe(plainWords(text.slice(0, 2_000)).length > 140);
      }),
    );
  });

  it('of a long line of markup is made in no time', () => {
    for (const mark of ['[', '- ', '*', '<a', '> ', '`', '![](', '1. ']) {
      expect(excerptOf(mark.repeat(500_000)).length).toBeLessThanOrEqual(141);
    }
  });
});
