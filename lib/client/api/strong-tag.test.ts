import { describe, expect, it } from 'vitest';
import { isTagOf, onTagChanged, strongTag, wasTagChanged } from './strong-tag';

const TAG = '"2-0123456789abcdef"';

it('says once, and only then, that something changes tags', () => {
  let heard = 0;
  onTagChanged(() => heard++);
  strongTag(TAG);
  expect(wasTagChanged()).toBe(false);
  strongTag(`W/${TAG}`);
  strongTag(`W/${TAG}`);
  expect(wasTagChanged()).toBe(true);
  expect(heard).toBe(1);
});

it.each([
  ['"2-0a"', 2, true],
  ['"12-0a"', 2, false],
  ['"2-xyz"', 2, false],
  ['"2"', 2, false],
  ['"0-0a"', 0, false],
  ['W/"2-0a"', 2, false],
])('knows whether %s names version %i', (etag, version, is) => {
  expect(isTagOf(etag, version)).toBe(is);
});

describe('a tag that was changed on the way', () => {
  it.each([
    ['weakened', 'W/"2-0123456789abcdef"'],
    ['marked by Apache', '"2-0123456789abcdef-gzip"'],
    ['marked by Jetty', '"2-0123456789abcdef--gzip"'],
    ['marked by Apache for Brotli', '"2-0123456789abcdef-br"'],
    ['marked for Zstandard', '"2-0123456789abcdef-zstd"'],
    ['marked with a semicolon', '"2-0123456789abcdef;gzip"'],
    ['marked with a colon', '"2-0123456789abcdef:gzip"'],
    ['weakened and marked', 'W/"2-0123456789abcdef-gzip"'],
    ['marked twice', '"2-0123456789abcdef-gzip-br"'],
    ['not changed at all', TAG],
  ])('is what the server gave: %s', (_, text) => {
    expect(strongTag(text)).toBe(TAG);
  });

  it.each([null, '', 'abc', '"', '""', '*', 'w/"a"', '"a", "b"', '"a"b"'])('is none in %j', (text) => {
    expect(strongTag(text)).toBeNull();
  });
});
