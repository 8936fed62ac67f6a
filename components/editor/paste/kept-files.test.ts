import { expect, it } from 'vitest';
import { whyNotKept } from './kept-files';

it.each([
  ['pictures', { name: 'a.png', type: 'image/png', size: 1 }, /^Pictures cannot be stored here/],
  [
    'pictures that are text',
    { name: 'a.svg', type: 'image/svg+xml', size: 1 },
    /^Pictures cannot be stored here/,
  ],
  ['what is no text', { name: 'a.pdf', type: 'application/pdf', size: 1 }, /^Only text files/],
  ['what is too long', { name: 'a.md', type: '', size: 2_000_000 }, /^This file is too long/],
])('says of %s that they change nothing', (_what, file, words) => {
  expect(whyNotKept([file])).toMatch(words);
  expect(whyNotKept([file])).toContain('our text has not changed');
});

it('keeps files of text', () => {
  expect(whyNotKept([{ name: 'a.MD', type: '', size: 1 }])).toBeNull();
  expect(whyNotKept([{ name: 'a', type: 'text/plain', size: 1 }])).toBeNull();
});
