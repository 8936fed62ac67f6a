import { describe, expect, it } from 'vitest';
import { tsvTable } from './tsv-table';

describe('cells as a table', () => {
  it.each([
    ['of two rows', 'a\tb\n1\t2', '| a | b |\n| --- | --- |\n| 1 | 2 |'],
    ['with the line ends of Windows', 'a\tb\r\n1\t2\r\n', '| a | b |\n| --- | --- |\n| 1 | 2 |'],
    ['with empty cells', 'a\tb\n1\t', '| a | b |\n| --- | --- |\n| 1 |  |'],
    ['with signs that are only text', 'a|b\t*c*\n1\t2', '| a\\|b | \\*c\\* |\n| --- | --- |\n| 1 | 2 |'],
  ])('%s', (_what, text, expected) => {
    expect(tsvTable(text)).toBe(expected);
  });

  it('are none where lines differ, are indented, or are but one', () => {
    for (const text of ['a\tb', 'a\tb\nc', '\ta\n\tb', 'a\nb', '', 'a\tb\n\n1\t2'])
      expect(tsvTable(text)).toBeNull();
  });
});
