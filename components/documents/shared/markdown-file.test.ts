import { describe, expect, it } from 'vitest';
import { markdownFileName } from './markdown-file';

describe('markdownFileName', () => {
  it.each([
    ['Minutes of May', 'Minutes of May.md'],
    ['a/b\\c: "d"?', 'a b c d.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    ['\u202Egnp.exe', 'gnp.exe.md'],
    ['  ', 'Untitled.md'],
    ['日本語 😀', '日本語 😀.md'],
  ])('of %j is %j', (title, expected) => {
    expect(markdownFileName(title)).toBe(expected);
  });
});
