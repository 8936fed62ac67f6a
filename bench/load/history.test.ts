import { expect, it } from 'vitest';
import { type Listed, lostOf } from './history';

const listed = (...tags: readonly string[]): readonly Listed[] =>
  tags.map((etag, at) => ({ version: at + 1, etag, parent: tags[at - 1] ?? null }));
const save = (parent: string, etag: string) => ({ parent, etag });

it('finds nothing lost where each save follows the version under whose tag it was sent', () => {
  expect(lostOf('a', [save('b', 'c'), save('a', 'b')], listed('a', 'b', 'c'))).toBe(0);
});

it('finds a save that is not in the history', () => {
  expect(lostOf('a', [save('a', 'b'), save('b', 'c')], listed('a', 'b'))).toBe(1);
});

it('finds a save that overwrote what its author had not seen', () => {
  expect(lostOf('a', [save('a', 'b'), save('a', 'c')], listed('a', 'b', 'c'))).toBe(1);
});

it('finds a version that stands beside another instead of after it', () => {
  const history = [...listed('a', 'b'), { version: 3, etag: 'c', parent: 'a' }];
  expect(lostOf('a', [save('a', 'b'), save('a', 'c')], history)).toBe(1);
});

it('finds two saves with one tag, a version that nobody made, and a beginning that is gone', () => {
  expect(lostOf('a', [save('a', 'b'), save('a', 'b')], listed('a', 'b'))).toBe(1);
  expect(lostOf('a', [], listed('a', 'x'))).toBe(1);
  expect(lostOf('a', [], [])).toBe(1);
});
