import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { draw } from '../testing/merge-notation.ts';
import { padLike } from './table-row.ts';

describe('a row of a table, padded like another', () => {
  it.each([
    ['| a | b |\n', '| x    | y   |\n', '| a    | b   |\n'],
    ['|a|b|', '| x | y |', '| a | b |'],
    ['| a | b |', '|x|y|', '|a|b|'],
    ['| much longer | b |', '| x    | y   |', '| much longer | b   |'],
    ['| 7 | b |', '|   12 | y |', '|    7 | b |'],
    ['| 12345678 | b |', '|   12 | y |', '| 12345678 | b |'],
    ['| a |  |', '| x  | yy |', '| a  |    |'],
    ['| a \\| b | c |', '| x \\| y  | z |', '| a \\| b  | c |'],
    ['  | a | b |\r\n', '| x  | y |\n', '  | a  | b |\r\n'],
    ['| a | b | c |', '| x    | y   |', '| a | b | c |'],
  ])('%j like %j', (row, like, padded) => {
    expect(padLike(row, like)).toBe(padded);
  });
});

describe('a table that one side padded anew', () => {
  const base = '| a | b |\n|---|---|\n| one | two |\n| three | four |\n';
  const padded = '| a       | b    |\n|---------|------|\n| one     | two  |\n| three   | four |\n';

  it.each([
    ['a cell', base.replace('two', 'zwei'), padded.replace('two ', 'zwei')],
    ['a cell that grew', base.replace('two', 'seventeen'), padded.replace('two ', 'seventeen')],
    ['cells of all rows', base.replaceAll('o', '0'), padded.replaceAll('o', '0')],
    ['a row more', `${base}| five | six |\n`, `${padded}| five | six |\n`],
    ['a row less', base.replace('| three | four |\n', ''), padded.replace('| three   | four |\n', '')],
  ])('has what the other changed: %s', (_, theirs, text) => {
    const { regions } = merge(base, padded, theirs);
    expect(regions.map((region) => region.text).join('')).toBe(text);
    expect(draw(merge(base, theirs, padded))).not.toContain('!');
  });

  it('is left to a person where both changed the same cell', () => {
    const result = draw(merge(base, padded.replace('two ', 'deux'), base.replace('two', 'zwei')));
    expect(result).toContain('reworded!');
  });
});
