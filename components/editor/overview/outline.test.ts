import { describe, expect, it } from 'vitest';
import { headingAt, outlineOf } from './outline';

const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;

describe('outlineOf', () => {
  it('finds both kinds of headings, with their places', () => {
    const text = lines(
      '# Trip',
      '',
      'We leave.',
      '',
      'Costs',
      '-----',
      '',
      'A lot.',
      '',
      '### Food ###',
      '- x',
    );
    const found = outlineOf(text);
    expect(found.map(({ level, words }) => [level, words])).toEqual([
      [1, 'Trip'],
      [2, 'Costs'],
      [3, 'Food'],
    ]);
    expect(found.map(({ at }) => text.slice(at).split('\n')[0])).toEqual(['# Trip', 'Costs', '### Food ###']);
  });

  it('takes nothing for a heading that is code, HTML or text', () => {
    const text = lines(
      '```sh',
      '# a comment',
      '```',
      '',
      '    # indented',
      '',
      '<!--',
      '# hidden',
      '-->',
      '',
      '#hashtag',
      '\\# no',
      '~~~',
      'x',
      '---',
      '~~~',
      '',
      '- - -',
    );
    expect(outlineOf(text)).toEqual([]);
  });

  it('has the words alone', () => {
    const words = (text: string) => outlineOf(text).map((each) => each.words);
    expect(words('## The **best** `code` of [Ana](https://a.example) \\*\n')).toEqual([
      'The best code of Ana *',
    ]);
    expect(words('# snake_case and 2 * 3 * 4\n')).toEqual(['snake_case and 2 * 3 * 4']);
    expect(words('#\n')).toEqual(['']);
    expect(words('# C#\n')).toEqual(['C#']);
  });

  it('keeps places where lines end as on Windows', () => {
    const text = 'One\r\n===\r\n\r\ntext\r\n\r\n## Two\r\n';
    expect(outlineOf(text).map(({ words, at }) => [words, text.slice(at, at + 3)])).toEqual([
      ['One', 'One'],
      ['Two', '## '],
    ]);
  });
});

describe('headingAt', () => {
  it('is the one above the place', () => {
    const headings = outlineOf('intro\n\n# A\n\ntext\n\n# B\n');
    expect([0, 7, 12, 18].map((at) => headingAt(headings, at))).toEqual([-1, 0, 0, 1]);
  });
});
