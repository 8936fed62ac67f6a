import { describe, expect, it } from 'vitest';
import { done } from './notation';
import { toggleList } from './toggle-list';

const bullets = toggleList('bullet');
const numbers = toggleList('ordered');
const tasks = toggleList('task');

describe('a list', () => {
  it.each([
    ['is made of a line', bullets, 'on‸e', '- on‸e'],
    ['is begun on an empty line', tasks, '‸', '- [ ] ‸'],
    ['is made of each line', bullets, '‹one\n\ntwo\nthree›', '- ‹one\n\n- two\n- three›'],
    ['counts its lines', numbers, '‹one\ntwo\nthree›', '1. ‹one\n2. two\n3. three›'],
    ['is made in a quote', numbers, '‹> one\n> two›', '‹> 1. one\n> 2. two›'],
    ['becomes one of another kind', numbers, '‹- one\n- two›', '‹1. one\n2. two›'],
    ['becomes one of tasks', tasks, '‹* one\n* two›', '‹* [ ] one\n* [ ] two›'],
    ['of tasks becomes one of bullets', bullets, '- [x] on‸e', '- on‸e'],
    ['of numbers becomes one of tasks', tasks, '1. on‸e', '- [ ] on‸e'],
    ['keeps what stands below its words', numbers, '- on‸e\n  more\n  - two', '1. on‸e\n   more\n   - two'],
    ['keeps it when it is made one of bullets', bullets, '1. on‸e\n   more', '- on‸e\n  more'],
    ['is of one kind where it was mixed', bullets, '‹- one\n2. two\nthree›', '‹- one\n- two\n- three›'],
    ['goes on counting', numbers, '1. one\ntw‸o', '1. one\n2. tw‸o'],
    ['counts anew what follows', numbers, '1. one\n- tw‸o\n2. three', '1. one\n2. tw‸o\n3. three'],
    ['holds the item to which a further line belongs', tasks, '- one\n  mo‸re', '- [ ] one\n  mo‸re'],
    ['is not made of code', bullets, '```\non‸e\n```', '```\non‸e\n```'],
    ['is not made of a table', bullets, '| a‸ |\n| - |', '| a‸ |\n| - |'],
    ['is not made of a rule', bullets, '---‸', '---‸'],
    ['keeps a heading in it', bullets, '# on‸e', '- # on‸e'],
  ])('%s', (_what, edit, before, expected) => {
    expect(done(edit, before)).toBe(expected);
  });

  it.each([
    ['is a line again', bullets, '- on‸e', 'on‸e'],
    ['is all lines again', numbers, '‹1. one\n2. two›', '‹one\ntwo›'],
    ['of tasks is lines again', tasks, '‹- [ ] one\n- [x] two›', '‹one\ntwo›'],
    ['loses an empty item', bullets, '- ‸', '‸'],
    [
      'is left by one item, which is no part of the one before',
      bullets,
      '- one\n- tw‸o\n- three',
      '- one\n\ntw‸o\n- three',
    ],
    [
      'is left by one item, and counts on from one',
      numbers,
      '1. one\n2. tw‸o\n3. three',
      '1. one\n\ntw‸o\n\n1. three',
    ],
    ['takes along what stood below its words', bullets, '- on‸e\n  more', 'on‸e\nmore'],
    ['is left in a quote', bullets, '> - one\n> - tw‸o', '> - one\n>\n> tw‸o'],
  ])('%s', (_what, edit, before, expected) => {
    expect(done(edit, before)).toBe(expected);
  });

  it('is taken back by doing it again', () => {
    for (const text of ['on‸e', '‹one\ntwo›', '‹> one\n> two›', '‸', '‹# one\n\n**two**›']) {
      for (const edit of [bullets, numbers, tasks]) expect(done(edit, done(edit, text))).toBe(text);
    }
  });
});
