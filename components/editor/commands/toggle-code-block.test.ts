import { describe, expect, it } from 'vitest';
import { done } from './notation';
import { toggleCodeBlock } from './toggle-code-block';

describe('a block of code', () => {
  it.each([
    ['is made of a line', 'on‸e', '```\non‸e\n```'],
    ['is begun on an empty line', 'a\n‸\nb', 'a\n```\n‸\n```\nb'],
    ['is made of all lines that are selected', 'o‹ne\n\n  tw›o', '```\no‹ne\n\n  tw›o\n```'],
    ['gets a fence that is longer than those in it', '‹```\na\n```\nb›', '````\n‹```\na\n```\nb›\n````'],
    ['belongs to its list item', '- ‸', '- ```\n  ‸\n  ```'],
    ['stays in its quote', '> on‸e', '> ```\n> on‸e\n> ```'],
    ['is taken away', '```js\non‸e\n```', 'on‸e'],
    ['is taken away when it is empty', '```\n‸\n```', '‸'],
    ['is taken away though nothing closes it', '```\non‸e', 'on‸e'],
    [
      'is taken away with what is around it left alone',
      'a\n\n```\n‹one\ntwo›\n```\n\nb',
      'a\n\n‹one\ntwo›\n\nb',
    ],
  ])('%s', (_what, before, expected) => {
    expect(done(toggleCodeBlock, before)).toBe(expected);
  });
});
