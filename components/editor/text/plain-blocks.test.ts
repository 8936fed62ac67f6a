import { expect, it } from 'vitest';
import { beginning, plainBlocks } from './plain-blocks';

it('keeps every line, whatever ends it, and sets headings apart', () => {
  expect(plainBlocks('one\r\n\r\n# Two\nthree\r## Four\n####### no\n#no')).toEqual([
    { text: 'one\n\n', heading: 0 },
    { text: '# Two\n', heading: 1 },
    { text: 'three\n', heading: 0 },
    { text: '## Four\n', heading: 2 },
    { text: '####### no\n#no\n', heading: 0 },
  ]);
});

it('takes nothing for a heading that stands in a block of code', () => {
  expect(plainBlocks('```sh\n# comment\n```\n# Title')).toEqual([
    { text: '```sh\n# comment\n```\n', heading: 0 },
    { text: '# Title\n', heading: 1 },
  ]);
});

it('shows no more of a long text than anybody reads meanwhile', () => {
  const shown = plainBlocks('word '.repeat(100_000));
  expect(shown.map(({ text }) => text.length)).toEqual([50_001]);
});

it('cuts no character in two', () => {
  const text = `a${'😀'.repeat(30_000)}`;
  expect(beginning(text)).toBe(`a${'😀'.repeat(24_999)}`);
  expect(beginning('😀')).toBe('😀');
});
