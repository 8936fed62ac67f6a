import { describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import { splitLines } from './lines.ts';

/** Each line's block, shortened to its first letter, or a dot for prose. */
const blocks = (text: string): string =>
  blocksOf(splitLines(text))
    .map((block) => (block === '' ? '.' : block[0]))
    .join('');

describe('the blocks of a Markdown text', () => {
  it.each([
    ['prose', 'one\n\ntwo\n', '...'],
    ['front matter', '---\ntitle: x\n---\ntext\n', 'fff.'],
    ['front matter after a byte order mark', '\ufeff---\ntitle: x\n---\ntext\n', 'fff.'],
    ['a rule that no front matter follows', '---\ntext\n', '..'],
    ['a fence', 'a\n```js\ncode\n\n```\nb\n', '.ffff.'],
    ['a fence of tildes within a list', '- a\n\n  ~~~\n  code\n  ~~~\nb\n', '..fff.'],
    ['a fence that holds a shorter one', '````\n```\n````\nb\n', 'fff.'],
    ['a fence that never ends', 'a\n```\ncode\n', '.ff'],
    ['an inline code span that starts a line', '```x``` is code\n', '.'],
    ['a heading underlined with fence marks', 'Heading\n~~~~~~~\ntext\n', '...'],
    ['a table', 'a\n| b | c |\n|---|---|\n| d | e |\n\nf\n', '.ttt..'],
    ['a comment over lines', 'a\n<!-- b\nc -->\nd\n', '.cc.'],
    ['a comment on one line', '<!-- a -->\nb\n', '..'],
    ['a comment that never ends', 'a\n<!-- b\nc\n', '...'],
    ['code in tags', 'a\n{% highlight js %}\nb\n\n{% endhighlight %}\nc\n', '.ffff.'],
    ['tags that frame nothing', '{% highlight js %} a {% endhighlight %}\n{% highlight js %}\nb\n', '...'],
    ['indented code', 'a\n\n    b\n    c\n\nd\n', '..cc..'],
    ['indented lines of reStructuredText', 'a\n\n    b\n\n.. note::\n\n    c\n', '.......'],
    ['indented lines of AsciiDoc', '== a\n\n    b\n', '...'],
    ['indented code beside a rule of marks', 'a\n\n    b\n\na == b\n', '..c..'],
    ['what continues a list item', '- a\n\n    b\n\nc\n', '.....'],
  ])('%s', (_, text, drawn) => {
    expect(blocks(text)).toBe(drawn);
  });

  it('names fences by their opening and tables by their columns', () => {
    expect(blocksOf(['```js\n', 'x\n', '```\n'])[1]).toBe('fence:```js');
    expect(blocksOf(['| a | b |\n', '|:--|--:|\n', '| c | d |\n'])[2]).toBe('table:2');
  });
});
