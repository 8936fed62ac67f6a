import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { draw } from '../testing/merge-notation.ts';

const of = (base: string, mine: string, theirs: string): string => draw(merge(base, mine, theirs));

const inserted = (text: string): string => `before\n${text}after\n`;

describe('what both sides inserted at one place', () => {
  it.each([
    ['after it', 'one more line\nand another\n', '{same: one more line\n}{mine: and another\n}'],
    ['before it', 'and another\none more line\n', '{mine: and another\n}{same: one more line\n}'],
  ])('is taken once, with what one of them put %s', (_, more, drawn) => {
    const [base, less] = [inserted(''), inserted('one more line\n')];
    expect(of(base, inserted(more), less)).toBe(inserted(drawn));
    expect(of(base, less, inserted(more))).toBe(inserted(drawn.replace('mine', 'theirs')));
  });

  it.each([
    [
      'around it',
      'zero\none more line\nand another\n',
      '{mine: zero\n}{same: one more line\n}{mine: and another\n}',
    ],
    [
      'between it',
      '## Fruit\n\n- pear\n- plum\n- apple\n',
      '{same: ## Fruit\n\n- pear\n}{mine: - plum\n}{same: - apple\n}',
    ],
  ])('is taken once, with what one of them put %s', (where, more, drawn) => {
    const less = where === 'around it' ? 'one more line\n' : more.replace('- plum\n', '');
    expect(of(inserted(''), inserted(more), inserted(less))).toBe(inserted(drawn));
    expect(of(inserted(''), inserted(less), inserted(more))).toBe(
      inserted(drawn.replaceAll('mine', 'theirs')),
    );
  });

  it.each([
    [
      'blank lines between blocks',
      '## Go\n- pear\n- plum\n\n',
      '## Go\n\n- pear\n\n- plum\n\n',
      '## Go\n\n- pear\n\n- plum\n\n',
    ],
    [
      'line breaks in a paragraph',
      'one two\nthree four\n',
      'one\ntwo  three four\n',
      'one\ntwo  three four\n',
    ],
    [
      'the padding of a table',
      '| a | b |\n|--|--|\n',
      '| a  | b  |\n|----|----|\n',
      '| a  | b  |\n|----|----|\n',
    ],
  ])('is taken once, the roomier of both, where they differ in %s', (_, mine, theirs, result) => {
    expect(of(inserted(''), inserted(mine), inserted(theirs))).toBe(inserted(`{wrapping: ${result}}`));
    expect(of(inserted(''), inserted(theirs), inserted(mine))).toBe(inserted(`{wrapping: ${result}}`));
  });

  it.each([
    ['one made a list of it', 'one line\n- and another\n', 'one line - and another\n'],
    ['one nested it', '- one line\n- and another\n', '- one line\n  - and another\n'],
    ['one indented it deeper', '- one line\n\n  and another\n', '- one line\n\n    and another\n'],
    ['one parted what is one word', 'one line of all together\n', 'one line of altogether\n'],
    ['a space stands before a mark', 'one line (and) more\n', 'one line(and) more\n'],
    ['code has other lines', '```\na = b\n```\n', '```\na =\nb\n```\n'],
    ['code is indented otherwise', '```\nif a:\n  b\n```\n', '```\nif a:\nb\n```\n'],
    ['it is numbered otherwise', '3. one line\n', '4. one line\n'],
    ['each of them has more', 'one more line\nmine\n', 'one more line\ntheirs\n'],
    ['only part of a line is the same', 'one more line\n', 'and one more line\n'],
    ['nothing but marks is the same', '---\n', '---\none more line\n'],
  ])('is left to a person where %s', (_, mine, theirs) => {
    expect(of(inserted(''), inserted(mine), inserted(theirs))).toContain(`{inserted! |${mine}|${theirs}}`);
  });
});
