import { describe, expect, it } from 'vitest';
import { whyUnfairText } from './fair-merge';

describe('a fair merge', () => {
  it('has what each side added and lacks what each took away', () => {
    expect(whyUnfairText('a b\nc\n', 'a! b\nc\n', 'a b\nd\n', 'a! b\nd\n')).toBeNull();
    expect(whyUnfairText('a\n', 'a x\n', 'a x\n', 'a x\n')).toBeNull();
    expect(whyUnfairText('a\n', 'a\nx\n', 'x\na\n', 'x\na\nx\n')).toBeNull();
  });

  it.each([
    ['both made alike, beside what one did', 'a\nb\n', '- [ ] a\nb\n', '- [ ] a\n- b\n', '- [ ] a\n- b\n'],
    ['both made alike, at another place', 'a\nb\nc\n', 'a\n- b\nc\n', '- b\na\nc\n', '- b\na\nc\n'],
    ['one unticked and both ticked', '- [ ] a\nb\n', '- [ ] a\n- [ ] b\n', 'a\n- [ ] b\n', 'a\n- [ ] b\n'],
    ['two words made one', 'ab cd\ne\n', 'abcd\ne\n', 'ab cd\ne f\n', 'abcd\ne f\n'],
    ['each moved another line', 'a\nb\nc\nd\n', 'b\nc\nd\na\n', 'a\nc\nd\nb\n', 'c\nd\nb\na\n'],
    ['one moved and one took away', 'a\nb\nc\nd\n', 'b\nc\nd\na\n', 'b\nc\nd\n', 'b\nc\nd\na\n'],
    [
      'one moved behind a line of symbols, and one moved that',
      'aa\n```\nbb\ncc\ndd\n```\nee\n',
      'aa\n```\nbb\ncc\n```\ndd\nee\n',
      'aa\n```\ncc\ndd\n```\nbb\nee\n',
      'aa\n```\ncc\n```\nbb\ndd\nee\n',
    ],
    [
      'each moved past another line',
      'aa\nbb\ncc\ndd\n',
      'bb\naa x\ndd\n',
      'aa\ncc\nbb\ndd\n',
      'aa x\nbb\ndd\n',
    ],
    ['blank lines', 'a\n\nb\n', 'a\n\n\n  \nb\n\n', 'a\n\nb c\n', 'a\n\nb c\n'],
  ])('has once, or where it may stand, what %s', (_, base, mine, theirs, result) => {
    expect(whyUnfairText(base, mine, theirs, result)).toBeNull();
    expect(whyUnfairText(base, theirs, mine, result)).toBeNull();
  });

  it('is the text of the side that alone changed anything, to the last blank', () => {
    expect(whyUnfairText('a\n', 'a \n\n', 'a\n', 'a \n\n')).toBeNull();
    expect(whyUnfairText('a\n', 'a \n\n', 'a\n', 'a\n')).not.toBeNull();
    expect(whyUnfairText('a\n', 'a\n', 'a \n\n', 'a \n')).not.toBeNull();
    expect(whyUnfairText('a\n', 'a \n', 'a \n', 'a\n')).not.toBeNull();
  });

  it.each([
    ['a word of mine', 'a\nb\n', 'a x\nb\n', 'a\nb y\n', 'a\nb y\n'],
    ['a symbol of theirs', 'a\nb\n', 'a x\nb\n', 'a\n**b**\n', 'a x\nb**\n'],
    ['my deletion', 'a\nb\nc\n', 'b\nc\n', 'a\nb\nc y\n', 'a\nb\nc y\n'],
    ['a word that none wrote', 'a\n', 'a x\n', 'a\n', 'a x z\n'],
    ['an emoji twice too often', 'a\n', 'a 🙂\n', 'a 🙂\n', 'a 🙂 🙂 🙂\n'],
    ['the order that I gave', 'a\nb\nc\n', 'b\na\nc\n', 'a\nb\nc d\n', 'a\nb\nc d\n'],
    ['the order that both left', 'a\nb\nc\n', 'a x\nb\nc\n', 'a y\nb\nc\n', 'a x y\nc\nb\n'],
    ['half of a joined word', 'ab cd\ne\n', 'abcd\ne\n', 'ab cd\ne f\n', 'ab\ne f\n'],
    ['a letter of a joined word', 'ab cd\ne\n', 'abcd\ne\n', 'ab cd\ne f\n', 'abc\ne f\n'],
    ['a word beside a joined one', 'ab cd\ne\n', 'abcd\ne\n', 'ab cd\ne abx\n', 'abcd\ne\n'],
    ['a moved line that the other deleted', 'a\nb\nc\nd\n', 'b\nc\nd\na\n', 'b\nc\nd\n', 'b\nc\nd\n'],
    ['a line by having it twice', 'a\nb\nc\nd\n', 'b\nc\nd\na\n', 'a\nb\nc\nd e\n', 'a\nb\nc\nd e\na\n'],
    [
      'the order of lines that none moved',
      'a\nb\nc\nd\n',
      'd\na\nb\nc\n',
      'a\nb\nc\nd x\n',
      'd x\nb\na\nc\n',
    ],
    ['the order of words in a line', 'a b\nc\n', 'a b!\nc\n', 'a b\nc d\n', 'b a!\nc d\n'],
    ['one of two symbols at two places', 'a\n\nb\n', 'a!\n\nb\n', 'a\n\nb!\n', 'a!\n\nb\n'],
    ['the line that a symbol stands in', 'a\nb\nc\n', 'a!\nb\nc\n', 'a\nb\nc d\n', 'a\nb!\nc d\n'],
    ['the line that is a task', 'a\nb\nc\n', '- [ ] a\nb\nc\n', 'a\nb\nc d\n', 'a\n- [ ] b\nc d\n'],
    ['a task that is glued to another line', 'a\n', 'a\n- [ ] ', 'a', 'a- [ ] '],
    ['the indentation of an item', '- a\n- b\n', '- a\n  - b\n', '- a!\n- b\n', '- a!\n- b\n'],
    [
      'whose indentation it is',
      '- a\n- b\n- c\n',
      '- a\n  - b\n- c\n',
      '- a!\n- b\n- c\n',
      '- a!\n- b\n  - c\n',
    ],
    ['a line end in a list', '- a\n- b\n', '- a\n- b!\n', '- a,\n- b\n', '- a, - b!\n'],
    ['a break in a line', 'a\nb\n', 'a  \nb\n', 'a\nb!\n', 'a\nb!\n'],
    [
      'a blank line of code',
      '```\na\nb\n```\n',
      '```\na\n\nb\n```\n',
      '```\na\nb!\n```\n',
      '```\na\nb!\n```\n',
    ],
    [
      'the indentation of code',
      '```\na\nb\n```\n',
      '```\na\n b\n```\n',
      '```\na!\nb\n```\n',
      '```\na!\nb\n```\n',
    ],
    ['the end of a paragraph', 'a\n\nb\n', 'a!\n\nb\n', 'a\n\nb,\n', 'a!\nb,\n'],
  ])('is none where the result has lost or changed %s', (_, base, mine, theirs, result) => {
    expect(whyUnfairText(base, mine, theirs, result)).not.toBeNull();
    expect(whyUnfairText(base, theirs, mine, result)).not.toBeNull();
  });
});
