import { describe, expect, it } from 'vitest';
import { done } from './notation';
import { toggleQuote } from './toggle-quote';

describe('a quote', () => {
  it.each([
    ['is made of a line', 'on‸e', '> on‸e'],
    ['is begun on an empty line', '‸', '> ‸'],
    ['is made of the whole paragraph', 'one\ntw‸o\nthree\n\nfour', '> one\n> tw‸o\n> three\n\nfour'],
    ['is made of all that is selected', 'o‹ne\n\n- tw›o', '> o‹ne\n>\n> - tw›o'],
    ['is made of code as a whole', '```\non‸e\n```', '> ```\n> on‸e\n> ```'],
    ['is made of a table as a whole', '| a‸ |\n| - |', '> | a‸ |\n> | - |'],
    ['is made deeper where not all is quoted', '‹> one\n\ntwo›', '> ‹> one\n>\n> two›'],
    ['is taken away', '> on‸e', 'on‸e'],
    ['is taken away from the whole paragraph', '> one\n> tw‸o', 'one\ntw‸o'],
    ['is taken away where a line only goes on with it', '> one\ntw‸o', 'one\ntw‸o'],
    ['is taken away from all that is selected', '‹> one\n>\n> two›', '‹one\n\ntwo›'],
    ['loses one level', '> > on‸e', '> on‸e'],
  ])('%s', (_what, before, expected) => {
    expect(done(toggleQuote, before)).toBe(expected);
  });
});
