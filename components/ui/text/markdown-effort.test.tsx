import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown';
import { isEasilyRendered } from './markdown-effort';

const many = (line: (at: number) => string) => Array.from({ length: 3_000 }, (_, at) => line(at)).join('');

describe('what people write', () => {
  it.each([
    ['', ''],
    ['the description of this project', readFileSync('README.md', 'utf8')],
    ['many tasks in a list', many((at) => `- [ ] Task *${at}*, see [there](/a)\n`)],
    ['a large table', `| a | b |\n|-|-|\n${many((at) => `| ${at} | _a_ |\n`)}`],
    ['many numbered items', many((at) => `${at}. See *this* [once](/b).\n`)],
    ['many paragraphs', many((at) => `It was _${at}_ [once](/b).\n\n`)],
    ['a reply to replies', `${'> '.repeat(30)}Yes.\n`],
    ['code with many marks', many(() => '    a[0] = b[*c] & d[!e];\n').replaceAll('\n', '\n\n')],
  ])('is rendered: %s', (_, text) => {
    expect(isEasilyRendered(text)).toBe(true);
  });
});

describe('what would hold up its reader', () => {
  it.each([
    ['>', 2_000],
    ['> ', 1_000],
    ['1. ', 1_000],
    ['- ', 1_000],
    ['[^a]: ', 1_000],
    ['](', 10_000],
    ['[a]', 5_000],
    ['a**b', 5_000],
    ['~~a', 5_000],
    ['*_', 5_000],
    ['``a`', 5_000],
    ['<!--', 5_000],
    ['=\n', 10_000],
    ['a\n=\n', 10_000],
    ['*a\r', 10_000],
    ['> *a\n', 10_000],
    ['|*a\n', 10_000],
    ['1*a\n2. *a\n', 5_000],
  ])('is not rendered: %j, %i times', (text, times) => {
    expect(isEasilyRendered(text.repeat(times))).toBe(false);
  });

  it('is shown as it was typed, and said to be', () => {
    const html = renderToStaticMarkup(<Markdown text={`${'>'.repeat(5_000)}<b>`} />);
    expect(html).toContain('shown as it was typed');
    expect(html).toContain(`${'&gt;'.repeat(5_000)}&lt;b&gt;`);
    expect(html).not.toContain('blockquote');
  });
});
