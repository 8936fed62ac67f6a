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
    ['each of them has more', 'one more line\nmine\n', 'one more line\ntheirs\n'],
    ['only part of a line is the same', 'one more line\n', 'and one more line\n'],
    ['nothing but marks is the same', '---\n', '---\none more line\n'],
  ])('is left to a person where %s', (_, mine, theirs) => {
    expect(of(inserted(''), inserted(mine), inserted(theirs))).toContain(`{inserted! |${mine}|${theirs}}`);
  });
});
