import { describe, expect, it } from 'vitest';
import { strongTag } from './strong-tag';

const TAG = '"2-0123456789abcdef"';

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
