import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { type KeyedPart, keyedParts } from './keyed-parts';
import { Markdown } from './markdown';
import { MarkdownInParts } from './markdown-in-parts';
import { markdownParts } from './markdown-parts';
import { TickingContext } from './task-box';

const SENTENCE = 'Some words that somebody wrote, and *some* that they `meant`. ';

/** Many blocks of every kind, with what points from one end of a text to the other. */
function longText(blocks: number, between = ''): string {
  const parts = [
    'See [the end][end] and the note.[^1] [bad](javascript:a())',
    '[^1]: Far below & &copy; kept.',
  ];
  for (let at = 0; at < blocks; at++) {
    parts.push(
      [
        `## Chapter ${at}`,
        SENTENCE.repeat(1 + (at % 5)),
        `- [ ] task ${at}\n- [x] done\n\n  more of it ${SENTENCE}`,
        '> quoted\n> twice',
        '| a | b |\n| - | - |\n| 1 | 2 |',
        '```js\n\n# no heading\n\nlet a;\n```',
        '<b>html</b>',
      ][at % 7]!,
    );
    if (at === blocks >> 1 && between !== '') parts.push(between);
  }
  return `${parts.join('\n\n')}\n\n[end]: https://end.example\n`;
}

const keyed = (text: string, before: readonly KeyedPart[] = []) => keyedParts(before, markdownParts(text)!);

/** All parts as they are shown, without what only says where a part begins. */
function inParts(text: string): string {
  const parts = keyed(text).map((part) => renderToStaticMarkup(<MarkdownInParts parts={[part]} />));
  return parts
    .map((html) => /^<div class="prose" dir="auto"><div [^>]*>(.*)<\/div><\/div>$/s.exec(html)![1])
    .join('');
}

const withoutLines = (html: string) => html.replace(/ data-line="\d+"/g, '');

it('shows in parts what is shown of the whole', () => {
  const text = longText(140);
  expect(markdownParts(text)!.length).toBeGreaterThan(3);
  const whole = renderToStaticMarkup(<Markdown lines text={text} />);
  expect(inParts(text)).not.toContain('javascript:');
  expect(withoutLines(inParts(text))).toBe(
    withoutLines(/^<div class="prose" dir="auto">(.*)<\/div>$/s.exec(whole)![1]!),
  );
});

it('says of each element which line of the text it is of', () => {
  const text = longText(140);
  const lines = text.split('\n');
  let seen = 0;
  for (const part of markdownParts(text)!) {
    const html = renderToStaticMarkup(<MarkdownInParts parts={[{ ...part, key: 1 }]} />);
    expect(html).toContain(`data-from-line="${part.line}"`);
    for (const [, line, words] of html.matchAll(/<h2 data-line="(\d+)">(Chapter \d+)/g)) {
      expect(lines[part.line + Number(line) - 1]).toBe(`## ${words}`);
      seen += 1;
    }
  }
  expect(seen).toBe(20);
});

it('finds each box where it is in the text', () => {
  const text = longText(140);
  const places = keyed(text).flatMap((part) =>
    [...part.tree.matchAll(/"dataTask":(\d+)/g)].map(([, at]) => part.at + Number(at)),
  );
  expect(places).toEqual([...text.matchAll(/\[[ x]\]/g)].map(({ index }) => index));
  const done = new Map([[places[0]!, true]]);
  const part = keyed(text).find(({ at, length }) => places[0]! >= at && places[0]! < at + length)!;
  const html = renderToStaticMarkup(
    <TickingContext value={{ done, onTick: () => {} }}>
      <MarkdownInParts parts={[part]} />
    </TickingContext>,
  );
  expect(html).toMatch(/aria-label="task 2" checked=""/);
});

it('makes anew only the part that changed, wherever it is', () => {
  const blocks = 400;
  const before = keyed(longText(blocks));
  const after = keyed(longText(blocks, 'A paragraph that somebody wrote meanwhile.'), before);
  const known = new Map(before.map(({ key, tree }) => [key, tree]));
  expect(before.length).toBeGreaterThan(8);
  expect(after.filter(({ key, tree }) => known.get(key) !== tree).length).toBeLessThanOrEqual(2);
  expect(new Set(after.map(({ key }) => key)).size).toBe(after.length);
});

it('does not read what would hold up its reader', () => {
  expect(markdownParts('*a '.repeat(20_000))).toBeNull();
});

it('has no part of nothing', () => {
  expect(markdownParts('')).toEqual([]);
});
