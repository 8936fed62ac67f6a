import { describe, expect, it } from 'vitest';
import { done, stateOf } from './notation';
import { toggleMark } from './toggle-mark';

const bold = toggleMark('strong');
const italic = toggleMark('emphasis');
const strike = toggleMark('strike');
const code = toggleMark('code');

describe('marking words', () => {
  it.each([
    ['what is selected', bold, 'one ‹two› three', 'one **‹two›** three'],
    ['it in its own way', italic, 'one ‹two› three', 'one *‹two›* three'],
    ['it as struck', strike, 'one ‹two› three', 'one ~~‹two›~~ three'],
    ['it as code', code, 'one ‹two› three', 'one `‹two›` three'],
    ['no spaces at the ends of a selection', bold, 'one‹ two ›three', 'one‹ **two** ›three'],
    ['the word at the cursor', bold, 'one tw‸o three', 'one **tw‸o** three'],
    ['the word before the cursor, which goes on behind it', bold, 'one two‸', 'one **two**‸'],
    ['each of several selections', bold, '‹one› two ‹three›', '**‹one›** two **‹three›**'],
    ['each line by itself', bold, '‹one\n\ntwo›', '**‹one**\n\n**two›**'],
    [
      'the words of list items and quotes, not their signs',
      bold,
      '‹- one\n- [ ] two\n> three›',
      '‹- **one**\n- [ ] **two**\n> **three›**',
    ],
    ['a heading behind its sign', bold, '‹## one›', '‹## **one›**'],
    [
      'the cells of a table',
      bold,
      '‹| a | b |\n| - | - |\n| c | d |›',
      '‹| **a** | **b** |\n| - | - |\n| **c** | **d** |›',
    ],
    ['no code in between', bold, '‹one\n```\ncode\n```\ntwo›', '**‹one**\n```\ncode\n```\n**two›**'],
    ['inside other marks', bold, '*one ‹two› three*', '*one **‹two›** three*'],
    ['other marks as a whole', bold, 'one ‹*two*› three', 'one **‹*two*›** three'],
    [
      'both sides of a border of other marks',
      bold,
      '*one ‹two* three› four',
      '*one **‹two*** **three›** four',
    ],
    ['a half of a struck word within its signs', bold, '‹~~two›~~', '‹~~**two›**~~'],
    ['more of a line that is marked in part', bold, '‹one **two** three›', '**‹one two three›**'],
    ['what follows marked words together with them', bold, '**one ‹two** three›', '**one ‹two three›**'],
    ['what touches marked words together with them', bold, '**one**‹two›', '**one‹two›**'],
    ['code as a whole when the cursor is in it', bold, 'a `co‸de` b', 'a **`co‸de`** b'],
    ['the words of a link', bold, '[one ‹two›](http://a.de)', '[one **‹two›**](http://a.de)'],
    [
      'a link as a whole when its address is selected in part',
      bold,
      '[one](http‹://a›.de)',
      '**[one](http‹://a›.de)**',
    ],
    ['code that holds a backtick between longer signs', code, '‹a`b›', '``‹a`b›``'],
    ['code around other marks', code, '**‹two›**', '**`‹two›`**'],
    ['words that are not English', bold, 'שלום ‹עולם› 日本', 'שלום **‹עולם›** 日本'],
    ['an emoji whole', bold, 'a ‹👩‍👩‍👧› b', 'a **‹👩‍👩‍👧›** b'],
  ])('marks %s', (_what, edit, before, expected) => {
    expect(done(edit, before)).toBe(expected);
  });

  it.each([
    ['what is selected', bold, 'one **‹two›** three', 'one ‹two› three'],
    ['what is selected with its signs', bold, 'one ‹**two**› three', 'one ‹two› three'],
    ['the words around the cursor', bold, 'one **two thr‸ee**', 'one two thr‸ee'],
    ['words when the cursor is right behind them', bold, 'one **two**‸', 'one two‸'],
    ['it though other signs were used', italic, 'one _‹two›_', 'one ‹two›'],
    ['strong of what is both', bold, '***‹two›***', '*‹two›*'],
    ['emphasis of what is both', italic, '***‹two›***', '**‹two›**'],
    ['a part in the middle', bold, '**one ‹two› three**', '**one** ‹two› **three**'],
    ['each line', bold, '**‹one**\n\n**two›**', '‹one\n\ntwo›'],
    ['each of several selections in one', bold, '**‹one› two ‹three›**', '‹one› **two** ‹three›'],
    ['code with longer signs', code, '``‹a`b›``', '‹a`b›'],
    ['struck words', strike, '~~tw‸o~~', 'tw‸o'],
  ])('takes the mark from %s', (_what, edit, before, expected) => {
    expect(done(edit, before)).toBe(expected);
  });

  it.each([
    ['puts both signs around a cursor that is at no word', bold, 'one ‸ two', 'one **‸** two'],
    ['puts them on an empty line', italic, '‸', '*‸*'],
    ['puts them behind what begins the line', code, '- [ ] ‸', '- [ ] `‸`'],
    ['takes both away again', bold, 'one **‸** two', 'one ‸ two'],
    ['takes the one of three that is meant', italic, '***‸***', '**‸**'],
    ['adds emphasis between signs of strong', italic, '**‸**', '***‸***'],
    ['leads out of marked words at their end', bold, '**two‸**', '**two**‸'],
    ['leads out of code', code, '`two‸`', '`two`‸'],
  ])('%s', (_what, edit, before, expected) => {
    expect(done(edit, before)).toBe(expected);
  });

  it('does nothing in code, where signs are only characters', () => {
    for (const text of ['```\na ‹b› c\n```', '```\na‸\n```', '    a ‹b›', '```\n ‸\n```']) {
      expect(bold(stateOf(text))).toBeNull();
    }
  });

  it('is taken back by doing it again', () => {
    for (const text of [
      'one ‹two› three',
      '‹- one\n- two›\n',
      '*one ‹two› three*',
      '‹| a | b |\n| - | - |\n| c | d |›',
      'one tw‸o',
      'one two‸',
      'one ‸',
      '‹# one\n\n> two›',
      'a ‹[b](http://c.de)› d',
    ]) {
      for (const edit of [bold, italic, strike, code]) expect(done(edit, done(edit, text))).toBe(text);
    }
  });
});
