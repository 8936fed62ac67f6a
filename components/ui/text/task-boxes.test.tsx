import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { expect, it } from 'vitest';
import { Markdown } from './markdown';
import { TickingContext } from './task-box';
import { taskBoxes } from './task-boxes';

interface Box {
  readonly at: number | undefined;
  readonly done: boolean;
  readonly name: string | undefined;
}

/** The boxes that are shown, in their order. */
function boxesOf(text: string): readonly Box[] {
  const boxes: Box[] = [];
  renderToStaticMarkup(
    <ReactMarkdown
      remarkPlugins={[remarkGfm]}
      rehypePlugins={[rehypeSanitize, taskBoxes]}
      components={{
        input({ node, checked, 'aria-label': name }) {
          boxes.push({ at: node?.properties.dataTask as number | undefined, done: checked === true, name });
          return null;
        },
      }}
    >
      {text}
    </ReactMarkdown>,
  );
  return boxes;
}

const flipped = (text: string, at: number) =>
  `${text.slice(0, at + 1)}${text[at + 1]?.toLowerCase() === 'x' ? ' ' : 'x'}${text.slice(at + 2)}`;

/** Setting each box where it says that it is changes that box and nothing else. */
function expectExact(text: string, boxes = boxesOf(text)): void {
  for (const [index, { at, done }] of boxes.entries()) {
    if (at === undefined) continue;
    const expected = boxes.map((box, other) => (other === index ? { ...box, done: !done } : box));
    expect(boxesOf(flipped(text, at)), JSON.stringify(text)).toEqual(expected);
  }
}

it.each([
  ['plain', '- [ ] a\n- [x] b\n'],
  ['with CRLF', 'Hi\r\n\r\n- [ ] a\r\n- [X] b\r\n'],
  ['with CR', '- [ ] a\r- [X] b\r'],
  ['behind a byte order mark', '\ufeff- [ ] a\n- [x] b\n'],
  ['with other markers', '+ [ ] a\n\n* [x] b\n\n1. [ ] c\n2) [X] d\n\n007. [ ] e\n'],
  ['nested', '- [ ] a\n  - [x] b\n    1. [ ] c\n- d\n  * [ ] e\n'],
  ['on one line', '- - [ ] a\n- 1. [x] b\n'],
  ['in quotations', '> - [ ] a\n> - [x] b\n>\n> > 1. [ ] c\n'],
  ['loose', '- [ ] a\n\n- [x] b\n\n  more\n'],
  ['with tabs', '-\t[ ]\ta\n\t- [x]\tb\n-   [\t] c\n'],
  ['in the next line', '-\n  [ ] a\n> -\n>   [x] b\n'],
  ['with marks', '- [ ] *a* [b](/c) `[x]`\n- [x] ![d](/e.png)\n- [ ] [x] f\n'],
  ['with emoji', '😀😀\n\n- [ ] 😀 a\n- [x] 👩‍👩‍👧 b\n'],
  ['in a note', 'a[^1]\n\n[^1]: - [ ] b\n'],
])('says where a box is: %s', (_, text) => {
  const boxes = boxesOf(text);
  expect(boxes.length).toBeGreaterThan(0);
  for (const { at } of boxes) expect(text.slice(at, (at ?? 0) + 3)).toMatch(/^\[[ \txX]\]$/);
  expectExact(text, boxes);
});

it('says where a box is, or nothing, whatever the text', () => {
  const part = fc.constantFrom(
    ...['- ', '+ ', '* ', '1. ', '2) ', '[ ] ', '[x] ', '[X]\t', '[ ]', 'a', ' ', '  ', '    ', '\t', '> '],
    ...[
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '\n- [ ] ',
      '\n  - [x] ',
      '\n> - [ ] ',
      '😀',
      '`',
      '[a]: /b',
      '<!-- ',
      '\ufeff',
    ],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 24 }), (parts) => expectExact(parts.join(''))),
    { numRuns: 600 },
  );
});

it('names a box by the text of its item', () => {
  const text =
    '- [ ] *Call*\n  the [shop](/a)\n  - [x] Ask ![for milk](/b.png)\n\n    At once\n- [ ] ![](/c.png)\n';
  expect(boxesOf(text).map(({ name }) => name)).toEqual(['Call the shop', 'Ask for milk At once', 'Task']);
});

const html = (text: string, ticks: boolean) =>
  renderToStaticMarkup(
    <TickingContext value={ticks ? { done: new Map(), onTick: () => {} } : null}>
      <Markdown text={text} />
    </TickingContext>,
  );

it('lets only those set a box who may edit', () => {
  expect(html('- [x] a', true)).toMatch(/<input [^>]*checked=""/);
  expect(html('- [x] a', true)).not.toContain('disabled');
  expect(html('- [x] a', false)).toMatch(/<input [^>]*disabled=""/);
});

it('leaves alone what a text only pretends to be a box', () => {
  expect(html('- [a](/b "data-task=1")\n\n<input type="checkbox" data-task="3">', true)).not.toContain(
    '<input',
  );
});
