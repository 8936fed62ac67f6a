import { describe, expect, it } from 'vitest';
import { done } from './notation';
import { toggleLink } from './toggle-link';

describe('a link', () => {
  it.each([
    ['is made of what is selected, the address next', 'one ‹two› three', 'one [two](‸) three'],
    ['is made of the word at the cursor', 'one tw‸o three', 'one [two](‸) three'],
    ['is begun where there is no word', 'one ‸ two', 'one [‸]() two'],
    ['is made of an address, the words next', 'see http://a‸.de now', 'see [‸](http://a.de) now'],
    ['is made of an address that is selected', 'see ‹http://a.de› now', 'see [‸](http://a.de) now'],
    ['is made of an address between angles', 'see <http://a‸.de> now', 'see [‸](http://a.de) now'],
    ['is made within other marks', '**one ‹two›**', '**one [two](‸)**'],
    ['is made of each line by itself', '‹one\ntwo›', '[one](‸)\n[two]()'],
    ['is taken away when the cursor is in it', '[on‸e](http://a.de "A")', 'on‸e'],
    ['is taken away when its words are selected', 'a [‹one›](http://a.de) b', 'a ‹one› b'],
    ['is taken away when the cursor is in its address', 'a [one](http://‸a.de) b', 'a one‸ b'],
    ['is not made in code', '```\none ‹two›\n```', '```\none ‹two›\n```'],
  ])('%s', (_what, before, expected) => {
    expect(done(toggleLink, before)).toBe(expected);
  });
});
