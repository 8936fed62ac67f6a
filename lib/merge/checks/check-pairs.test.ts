import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { draw } from '../testing/merge-notation.ts';

const conflicts = (base: string, mine: string, theirs: string) =>
  merge(base, mine, theirs).regions.filter(({ kind }) => kind === 'conflict');

const PAIRS: [string, string][] = [
  ['[', '](a)'],
  ['[', '][a]'],
  ['![', '](a.png "title")'],
  ['**', '**'],
  ['*', '*'],
  ['__', '__'],
  ['_', '_'],
  ['~~', '~~'],
  ['***', '***'],
  ['`', '`'],
  ['``', '``'],
  ['<b>', '</b>'],
  ['<a href="a">', '</a>'],
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
  ['「', '」'],
  ['（', '）'],
  ['【', '】'],
  ['‘', '’'],
  ['„', '“'],
  ['==', '=='],
  ['++', '++'],
  ['%%', '%%'],
  ['\\(', '\\)'],
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
];

const ALL = PAIRS.flatMap(([open, close]) =>
  PAIRS.map(([other, end]) => [`${open}…${close} and ${other}…${end}`, open, close, other, end] as const),
);

const sentence = 'Please see the full manual page for details of it.\n';

describe('pairs of both sides around words that overlap', () => {
  it.each(ALL)('are a place to review: %s', (_, open, close, other, end) => {
    const mine = sentence.replace('see the full manual', (words) => open + words + close);
    const theirs = sentence.replace('manual page for', (words) => other + words + end);
    expect(conflicts(sentence, mine, theirs)).toHaveLength(1);
  });

  it.each(PAIRS)('are a place to review over several lines: %s…%s', (open, close) => {
    const lines = sentence.replace('full ', 'full\n').replace('page ', 'page\n');
    const mine = lines.replace('see the full\nmanual', (words) => open + words + close);
    const theirs = lines.replace('manual page\nfor', (words) => open + words + close);
    expect(conflicts(lines, mine, theirs)).not.toHaveLength(0);
  });

  it.each(PAIRS)('merge around words that stand apart: %s…%s', (open, close) => {
    const mine = sentence.replace('see the', (words) => open + words + close);
    const theirs = sentence.replace('details of', (words) => open + words + close);
    expect(draw(merge(sentence, mine, theirs))).toBe(
      `{words: ${mine.replace('details of', (words) => open + words + close).trimEnd()}\n}`,
    );
  });
});

describe('a pair of which each side moves or drops an end', () => {
  it.each([
    ['un-bolds a word, and all', '**bold text here**', '**bold** text **here**', 'bold text here'],
    [
      'un-bolds another word each',
      '**one two three four five**',
      'one **two three four five**',
      '**one two three four** five',
    ],
    [
      'takes a tag away, and moves its end',
      'of a <b>text</b> that is',
      'of a text that is',
      'of a <b>text that is</b>',
    ],
    [
      'takes a link away, and moves its end',
      'of a [text](a) that is',
      'of a text that is',
      'of a [text that is](a)',
    ],
  ])('is a place to review or both edits in full: %s', (_, base, mine, theirs) => {
    const [o, a, b] = [base, mine, theirs].map((text) => `So much ${text} for it all.\n`) as [
      string,
      string,
      string,
    ];
    for (const found of [merge(o, a, b), merge(o, b, a)])
      for (const { text } of found.regions)
        for (const mark of ['**', '<b>', '[']) {
          const count = (of: string) => (text ?? '').split(of).length - 1;
          if (mark === '**') expect(count('**') % 2).toBe(0);
          else expect(count(mark)).toBe(count(mark === '[' ? '](' : '</b>'));
        }
  });

  it('merges where the words inside change', () => {
    const base = 'See **the quick brown fox** and [the lazy dog](a) here.\n';
    const [mine, theirs] = [base.replace('quick', 'slow'), base.replace('lazy', 'busy')];
    expect(draw(merge(base, mine, theirs))).toBe(`{words: ${mine.replace('lazy', 'busy').trimEnd()}\n}`);
  });

  it('merges marks of one side beside words of the other', () => {
    const base = 'See the quick brown fox and the lazy dog here.\n';
    const [mine, theirs] = [base.replace('quick brown', '**quick brown**'), base.replace('lazy', 'busy')];
    expect(draw(merge(base, mine, theirs))).toBe(`{words: ${mine.replace('lazy', 'busy').trimEnd()}\n}`);
  });
});

describe('braces of code in a fence', () => {
  it('are a place to review where those of both sides cross', () => {
    const code = (text: string) => `Intro.\n\n\`\`\`js\n${text}\`\`\`\n\nEnd.\n`;
    const base = code('a();\nb();\nc();\nd();\n');
    const mine = code('if (x) {\na();\nb();\n}\nc();\nd();\n');
    const theirs = code('a();\nif (y) {\nb();\nc();\n}\nd();\n');
    expect(conflicts(base, mine, theirs)).not.toHaveLength(0);
  });

  it('need nobody where an apostrophe stands in a quotation', () => {
    const base = 'She said ‘I don’t know it yet’ and went home then.\n';
    const found = conflicts(base, base.replace('yet', 'at all'), base.replace('home', 'out'));
    expect(found).toHaveLength(0);
  });
});
