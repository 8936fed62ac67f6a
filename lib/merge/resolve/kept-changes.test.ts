import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { versions } from '../testing/merge-notation.ts';
import { keptChanges } from './kept-changes.ts';
import { type Choice, compose, noChoices } from './resolution.ts';

/** What of "mine" the third text kept; the notation has it where a conflict's theirs stand. */
function kept(notation: string): string {
  const { base, mine, theirs } = versions(notation);
  const { changes, kept } = keptChanges(merge(base, mine, theirs));
  return `${kept} of ${changes}`;
}

describe('of the changes that a merge met', () => {
  it('those are kept that it has word for word', () => {
    expect(kept('[Milk/Milk and tea/Milk and tea].\n\nBread.\n\n[Eggs/Six eggs/Six eggs].\n')).toBe('2 of 2');
  });

  it('those are not that it took back or replaced', () => {
    expect(kept('[Milk/Tea].\n\nBread.\n\n[Eggs/Six eggs/Ten eggs].\n\nAnd [jam/honey/honey].\n')).toBe(
      '1 of 3',
    );
  });

  it("one is kept beside the other side's words", () => {
    expect(kept('We leave [Monday/Friday/Friday or Sunday].\n')).toBe('1 of 1');
  });

  it('a deletion is kept while the words stay away, and not when they are back', () => {
    expect(kept('One.\n\n[Two gone.\n\n/-/-]Three.\n')).toBe('1 of 1');
    expect(kept('One.\n\n[Two gone.\n\n/-/Two gone now.\n\n]Three.\n')).toBe('0 of 1');
  });

  it('what the merge changed elsewhere does not count', () => {
    expect(kept('[One/Uno/Uno].\n\nTwo.\n\n[Three//Tre].\n')).toBe('1 of 1');
    expect(kept('One.\n\n[Three//Tre].\n')).toBe('0 of 0');
  });

  it('a change of marks alone is kept where it stands', () => {
    expect(kept('Yes[./?/?]\n')).toBe('1 of 1');
    expect(kept('Yes[./?/.]\n')).toBe('0 of 1');
  });

  it('all are kept by choosing theirs for each, and by one side only having changed anything', () => {
    const line = fc.constantFrom('one two\n', 'three four\n', '\n', 'five\n', 'six seven eight\n');
    const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join(''));
    fc.assert(
      fc.property(text, text, text, (base, ana, ben) => {
        const theirs: Choice = { take: 'theirs' };
        const met = merge(base, ben, ana);
        const { text: merged } = compose(
          met,
          noChoices(met).map(() => theirs),
        );
        expect(merged).toBe(ana);
        const all = keptChanges(merge(base, ana, ana));
        expect(all.kept).toBe(all.changes);
        expect(keptChanges(merge(base, ana, base)).kept).toBe(0);
      }),
    );
  });
});
