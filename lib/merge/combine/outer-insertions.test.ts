import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { draw } from '../testing/merge-notation.ts';

const of = (base: string, mine: string, theirs: string): string => draw(merge(base, mine, theirs));

describe('what one side put in next to a conflict', () => {
  const base = 'Place one is here.\n\nThe end.\n';
  const mine = base.replace('here', 'mine');
  const theirs = base.replace('here', 'theirs');
  const conflict = '{reworded! Place one is here.\n|Place one is mine.\n|Place one is theirs.\n}';

  it('is a place of its own above it', () => {
    const added = 'Another paragraph.\n\nAnd one more.\n\n';
    expect(of(base, mine, added + theirs)).toBe(`{theirs: ${added}}${conflict}\nThe end.\n`);
    expect(of(base, added + mine, theirs)).toBe(`{mine: ${added}}${conflict}\nThe end.\n`);
  });

  it('is a place of its own below it', () => {
    const below = theirs.replace('.\n\n', '.\n\nAnother paragraph.\n\n');
    expect(of(base, mine, below)).toBe(`${conflict}{theirs: \nAnother paragraph.\n}\nThe end.\n`);
  });

  it('is a place of its own in a list and in a table', () => {
    for (const [start, end] of [
      ['- ', ''],
      ['| ', ' |'],
    ]) {
      const list = (...items: string[]) => items.map((item) => `${start}${item}${end}\n`).join('');
      const result = of(
        list('one is here', 'two'),
        list('one is mine', 'two'),
        list('nothing like that', 'one is theirs', 'two'),
      );
      expect(result).toContain(`{theirs: ${list('nothing like that')}}{reworded!`);
    }
  });

  it('stays part of it where both put something in, or where it may be what became of the text', () => {
    expect(of(base, `My paragraph.\n\n${mine}`, `Another one.\n\n${theirs}`)).toMatch(/^\{reworded!/);
    expect(of(base, mine, 'Place one.\n\nIs here and theirs.\n\nThe end.\n')).toMatch(/^\{reworded!/);
    expect(of(base, mine, 'Something else.\n\nAnd more of it.\n\nThe end.\n')).toMatch(/^\{reworded!/);
  });

  it.each([['- [ ] '], ['- '], ['# '], ['1. '], ['\n- '], ['- [ ] \n']])(
    'stays behind the line end that the other side took away: %j',
    (added) => {
      const [line, bare] = ['The end\n', 'The end'];
      expect(of(line, line + added, bare)).toMatch(/^\{reworded!/);
      expect(of(line, bare, line + added)).toMatch(/^\{reworded!/);
    },
  );

  it('merges next to what the other side alone changed', () => {
    expect(of(base, base.replace('Place', 'Spot'), `Another paragraph.\n\n${base}`)).toBe(
      '{theirs: Another paragraph.\n\n}{mine: Spot one is here.\n}\nThe end.\n',
    );
  });
});
