import { describe, expect, it } from 'vitest';
import { visibleSpace } from './visible-space';

describe('visibleSpace', () => {
  it.each([
    ['  ', '··'],
    ['\n', '↵\n'],
    ['\r\n', '␍↵\n'],
    ['\t', '⇥\t'],
    ['a b\n', 'a b\n'],
  ])('draws %j as %j', (text, expected) => {
    expect(visibleSpace(text)).toBe(expected);
  });
});
