import { describe, expect, it } from 'vitest';
import { done } from './notation';
import { insertTable, nextCell, previousCell } from './table';

const TABLE = '| ‹Column 1› | Column 2 |\n| --- | --- |\n|  |  |';

describe('a table', () => {
  it.each([
    ['stands on an empty line', '‸', TABLE],
    ['stands below a paragraph, an empty line between', 'one ‸two\n', `one two\n\n${TABLE}\n`],
    ['keeps off a list that has just ended', '- one\n‸', `- one\n\n${TABLE}`],
    [
      'keeps off what stands above in a quote',
      '> one\n> ‸',
      '> one\n> \n> | ‹Column 1› | Column 2 |\n> | --- | --- |\n> |  |  |',
    ],
    ['keeps off what follows', 'one‸\ntwo', `one\n\n${TABLE}\n\ntwo`],
    ['stands in a quote', '> ‸', '> | ‹Column 1› | Column 2 |\n> | --- | --- |\n> |  |  |'],
    ['gets another row', '| a‸ | b |\n| - | - |\n| c | d |\n', '| a | b |\n| - | - |\n| c | d |\n| ‸ |  |\n'],
    ['is not put into code', '```\n‸\n```', '```\n‸\n```'],
  ])('%s', (_what, before, expected) => {
    expect(done(insertTable, before)).toBe(expected);
  });

  it.each([
    ['leads from cell to cell', nextCell, '| a‸ | bc |\n| - | - |', '| a | ‹bc› |\n| - | - |'],
    ['leads on from a selected cell', nextCell, '| ‹a› | b |\n| - | - |\n', '| a | ‹b› |\n| - | - |\n'],
    [
      'leads over the rule to the next row',
      nextCell,
      '| a | b‸ |\n| - | - |\n| c | d |',
      '| a | b |\n| - | - |\n| ‹c› | d |',
    ],
    ['leads into an empty cell', nextCell, '| a‸ |  |\n| - | - |', '| a | ‸ |\n| - | - |'],
    [
      'makes a row behind the last cell',
      nextCell,
      '| a | b |\n| - | - |\n| c | d‸ |',
      '| a | b |\n| - | - |\n| c | d |\n| ‸ |  |',
    ],
    [
      'knows cells without pipes at the ends',
      nextCell,
      'a‸ | b\n--- | ---\nc | d',
      'a | ‹b›\n--- | ---\nc | d',
    ],
    [
      'takes an escaped pipe for a part of the cell',
      nextCell,
      '| a‸ \\| x | b |\n| - | - |',
      '| a \\| x | ‹b› |\n| - | - |',
    ],
    ['leads back', previousCell, '| a | b |\n| - | - |\n| c‸ | d |', '| a | ‹b› |\n| - | - |\n| c | d |'],
    ['stays in the first cell', previousCell, '| a‸ | b |\n| - | - |', '| ‹a› | b |\n| - | - |'],
    ['is none elsewhere', nextCell, 'a‸ | b', 'a‸ | b'],
  ])('%s', (_what, edit, before, expected) => {
    expect(done(edit, before)).toBe(expected);
  });
});
