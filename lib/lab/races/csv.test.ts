import { expect, it } from 'vitest';
import { toCsv } from './csv';

it('quotes what needs quoting and never lets a spreadsheet run a cell or mistake its letters', () => {
  expect(
    toCsv([
      ['a', 1],
      ['x,"y"', -2.5],
      ['=1+1', 'two\nlines'],
    ]),
  ).toBe(`\uFEFFa,1\r\n"x,""y""",-2.5\r\n'=1+1,"two\nlines"\r\n`);
});
