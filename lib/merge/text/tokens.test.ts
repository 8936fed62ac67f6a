import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokens } from './tokens.ts';

describe('tokens', () => {
  it.each([
    [
      'words and marks',
      "Don't stop, well-known 3.14!",
      ["Don't", ' ', 'stop', ',', ' ', 'well-known', ' ', '3.14', '!'],
    ],
    [
      'a URL before the end of a sentence',
      'See https://a.org/b?c=d#e.',
      ['See', ' ', 'https://a.org/b?c=d#e', '.'],
    ],
    ['a link', '[text](https://a.org/(b) "t").', ['[', 'text', '](https://a.org/(b) "t")', '.']],
    ['a reference and a footnote', '[a][b] c[^1]', ['[', 'a', '][b]', ' ', 'c', '[^1]']],
    ['code spans', '`a b` ``c ` d``', ['`a b`', ' ', '``c ` d``']],
    ['tags and comments', '<b x="1">y</b><!-- z -->', ['<b x="1">', 'y', '</b>', '<!-- z -->']],
    [
      'anchors and templates',
      'T {#a-b} {{ c }} {% d %}',
      ['T', ' ', '{#a-b}', ' ', '{{ c }}', ' ', '{% d %}'],
    ],
    ['runs of a mark', '==== ** ---', ['====', ' ', '**', ' ', '---']],
    [
      'mathematics, and money',
      '$x + y$ costs $5 or $6',
      ['$x + y$', ' ', 'costs', ' ', '$', '5', ' ', 'or', ' ', '$', '6'],
    ],
    ['Chinese', '我们学习中文。', ['我们', '学习', '中文', '。']],
    ['emoji with joiners', 'a👩‍👩‍👧b', ['a', '👩‍👩‍👧', 'b']],
    ['combining marks', 'cafe\u0301 x', ['cafe\u0301', ' ', 'x']],
    ['a lone surrogate', 'a\ud800b', ['a', '\ud800', 'b']],
    ['an open code span', '`a b', ['`', 'a', ' ', 'b']],
  ])('of %s', (_, text, found) => {
    expect(tokens(text)).toEqual(found);
  });

  it('joined give the text, and none is empty', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('`', '](', '<', '{{', 'http://', '文章', '$', ' '),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (of) => {
        expect(tokens(of).join('')).toBe(of);
        expect(tokens(of)).not.toContain('');
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['`', '](', '<a', '{{', '[^', '$x', '<!--', 'http://', "a'", '``', '()'])(
    'of 100,000 times %j are found without looking at the rest again and again',
    (part) => {
      expect(tokens(part.repeat(100_000)).join('')).toHaveLength(part.length * 100_000);
    },
  );
});
