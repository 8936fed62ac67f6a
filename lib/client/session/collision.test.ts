import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from '@/lib/client/document/content';
import { mergeContent } from '@/lib/client/merging/merge-content';
import { versionOf, words } from '@/lib/client/testing/drive';
import type { Choice } from '@/lib/merge/resolve/resolution';
import {
  type Collision,
  carryCollision,
  choose,
  chooseRest,
  conflictsOf,
  openCollision,
  openConflicts,
  redoChoice,
  resultOf,
  undoChoice,
  warningsOf,
} from './collision';

/** A collision of texts given by their words, one paragraph each. */
function between(base: string, mine: string, theirs: string): Collision {
  const merge = mergeContent(words(base), words(mine), words(theirs));
  const of = { base: versionOf(1, base), mine: words(mine), theirs: versionOf(2, theirs) };
  return openCollision({ ...of, merge });
}

function carriedTo(before: Collision, version: number, theirs: string): Collision {
  const merge = mergeContent(before.base.content, before.mine, words(theirs));
  return carryCollision(before, { mine: before.mine, theirs: versionOf(version, theirs), merge });
}

const twoConflicts = () => between('a b c d e', 'M1 b c d M2', 'T1 b c d T2');
const at = (collision: Collision, index: number) => conflictsOf(collision.merge)[index]!;
const mine: Choice = { take: 'mine' };
const theirs: Choice = { take: 'theirs' };
const typed = (text: string): Choice => ({ take: 'edited', text });

describe('deciding', () => {
  it('gives a result once every conflict is decided', () => {
    let collision = twoConflicts();
    expect(openConflicts(collision)).toHaveLength(2);
    collision = choose(collision, at(collision, 0), mine);
    expect(resultOf(collision)).toBeNull();
    collision = choose(collision, at(collision, 1), theirs);
    expect(resultOf(collision)).toEqual(words('M1 b c d T2'));
  });

  it('is undone and redone in order, and a new decision ends redoing', () => {
    const start = twoConflicts();
    const once = choose(start, at(start, 0), mine);
    const twice = choose(once, at(start, 0), theirs);
    expect(undoChoice(twice).choices).toEqual(once.choices);
    expect(undoChoice(undoChoice(twice)).choices).toEqual(start.choices);
    expect(redoChoice(undoChoice(twice)).choices).toEqual(twice.choices);
    const other = choose(undoChoice(twice), at(start, 1), mine);
    expect(redoChoice(other)).toBe(other);
  });

  it('waits for something typed, or a yes, where a text field was only opened', () => {
    const start = twoConflicts();
    const opened = choose(start, at(start, 0), { ...typed('M1\n\n'), unconfirmed: true } as Choice);
    expect(openConflicts(opened)).toHaveLength(2);
    const confirmed = choose(opened, at(start, 0), typed('M1\n\n'));
    expect(openConflicts(confirmed)).toHaveLength(1);
    expect(undoChoice(confirmed).choices).toEqual(start.choices);
  });

  it('takes one side for all that is open, as one step', () => {
    const start = choose(twoConflicts(), at(twoConflicts(), 0), mine);
    const rest = chooseRest(start, 'theirs');
    expect(resultOf(rest)).toEqual(words('M1 b c d T2'));
    expect(undoChoice(rest).choices).toEqual(start.choices);
    expect(redoChoice(undoChoice(rest)).choices).toEqual(rest.choices);
    expect(chooseRest(rest, 'mine')).toBe(rest);

    const all = chooseRest(twoConflicts(), 'mine');
    expect(resultOf(all)).toEqual(words('M1 b c d M2'));
    expect(undoChoice(all)).toMatchObject({ choices: twoConflicts().choices, undo: [] });
    const twice = chooseRest(undoChoice(rest), 'mine');
    expect(undoChoice(twice).choices).toEqual(start.choices);
    expect(undoChoice(undoChoice(twice)).choices).toEqual(twoConflicts().choices);
  });

  it('takes part after part of a place, each a decision of its own', () => {
    const start = between('a b', 'M b', 'T b');
    const place = at(start, 0);
    const begun = choose(start, place, { take: 'pieces', takes: [] });
    const decided = choose(begun, place, { take: 'pieces', takes: ['mine'] });
    expect(decided).not.toBe(begun);
    expect(choose(decided, place, { take: 'pieces', takes: ['mine'] })).toBe(decided);
    expect(undoChoice(decided).choices).toEqual(begun.choices);
  });

  it('takes a text of one’s own where nobody changed anything', () => {
    const start = twoConflicts();
    const region = start.merge.body.regions.findIndex(({ kind }) => kind === 'unchanged');
    const place = { field: 'body', region } as const;
    const all = chooseRest(choose(start, place, typed('own\n\n')), 'mine');
    expect(resultOf(all)?.body).toContain('own');
    expect(resultOf(choose(all, place, null))).toEqual(words('M1 b c d M2'));
  });

  it('undoes typing in one place as one step', () => {
    const start = twoConflicts();
    let collision = choose(start, at(start, 0), mine);
    for (const text of ['x', 'xy', 'xyz']) collision = choose(collision, at(start, 0), typed(text));
    expect(undoChoice(collision).choices.body).toContainEqual(mine);
    expect(undoChoice(undoChoice(collision)).choices).toEqual(start.choices);
  });

  it('changes nothing where nobody changed anything, where no region is, or by the choice made already', () => {
    const collision = choose(twoConflicts(), at(twoConflicts(), 0), mine);
    const unchanged = collision.merge.body.regions.findIndex(({ kind }) => kind === 'unchanged');
    expect(choose(collision, { field: 'body', region: unchanged }, theirs)).toBe(collision);
    expect(choose(collision, { field: 'body', region: 99 }, mine)).toBe(collision);
    expect(choose(collision, at(collision, 0), mine)).toBe(collision);
  });

  it('never takes a suggestion where none is offered', () => {
    const collision = between('', 'mine', 'theirs');
    expect(at(collision, 0)).toBeDefined();
    const { suggestion } = collision.merge.body.regions[at(collision, 0).region]!;
    expect(suggestion).toBeUndefined();
    expect(choose(collision, at(collision, 0), { take: 'suggestion' })).toBe(collision);
  });
});

describe('carrying over to a newer version', () => {
  it('keeps choices, undo and the cursor where the place is the same, though its number is another', () => {
    let collision = twoConflicts();
    collision = choose(collision, at(collision, 1), theirs);
    const after = carriedTo(collision, 3, 'T1 b NEW c d T2');
    expect(after.choices.body[at(after, 1).region]).toEqual(theirs);
    expect(after.cursor).toEqual(at(after, 1));
    expect(openConflicts(after)).toEqual([at(after, 0)]);
    expect(undoChoice(after).choices.body[at(after, 1).region]).toBeNull();
  });

  it('marks as new what was not there, until it is decided', () => {
    const after = carriedTo(between('a b c', 'M b c', 'T b c'), 3, 'T b NEW');
    const [fresh] = after.fresh.body;
    expect(after.merge.body.regions[fresh!]).toMatchObject({
      kind: 'theirs',
      theirs: expect.stringContaining('NEW'),
    });
    const decided = choose(after, { field: 'body', region: fresh! }, { take: 'original' });
    expect(decided.fresh.body).toEqual([]);
  });

  it('hands back text typed for a place that is another now', () => {
    const before = between('a b c', 'M b c', 'T b c');
    const after = carriedTo(choose(before, at(before, 0), typed('BY HAND\n\n')), 3, 'OTHER b c');
    expect(openConflicts(after)).toHaveLength(1);
    expect(after.displaced.body).toMatchObject([{ text: 'BY HAND\n\n' }]);
    expect(carriedTo(after, 4, 'THIRD b c').displaced.body).toHaveLength(1);
  });

  it('loses no text typed by hand, whatever they save', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'X', 'Y');
    const text = fc.array(word, { maxLength: 6 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.array(text, { maxLength: 3 }),
        fc.nat(5),
        (base, my, their, later, which) => {
          let collision = between(base, my, their);
          const places = conflictsOf(collision.merge);
          if (places.length === 0) return;
          collision = choose(collision, places[which % places.length]!, typed('by hand'));
          for (const [index, next] of later.entries()) collision = carriedTo(collision, index + 3, next);
          const { choices, displaced } = collision;
          const kept = [...choices.body, ...choices.title, ...displaced.body, ...displaced.title];
          expect(kept).toContainEqual(expect.objectContaining({ text: 'by hand' }));
        },
      ),
    );
  });
});

describe('a passage that both moved, too far apart to be one place', () => {
  const filling = (of: string) =>
    Array.from({ length: 14 }, (_, i) => `${`Filling ${of} ${i}. `.repeat(12)}`.trim());
  const moved = 'The moved paragraph says where the key is.';
  const text = (first: string[], second: string[], third: string[]) => ({
    title: '',
    body: `${['Start.', ...first, ...filling('a'), 'Middle.', ...second, ...filling('b'), 'End.', ...third].join('\n\n')}\n`,
  });
  const [before, mineNow, theirsNow] = [text([moved], [], []), text([], [moved], []), text([], [], [moved])];
  const merge = mergeContent(before, mineNow, theirsNow);
  const snapshot = (version: number, content: Content) => ({ ...versionOf(version, ''), content });
  const start = openCollision({
    base: snapshot(1, before),
    mine: mineNow,
    theirs: snapshot(2, theirsNow),
    merge,
  });

  it.each(['mine', 'theirs'] as const)(
    'takes one choice for both places, so that it is there once: %s',
    (take) => {
      const [first, second] = conflictsOf(merge);
      const other = take === 'mine' ? 'theirs' : 'mine';
      const one = choose(start, first!, { take });
      expect(resultOf(one)).toEqual(take === 'mine' ? mineNow : theirsNow);
      const turned = choose(one, second!, { take: other });
      expect(resultOf(turned)).toEqual(take === 'mine' ? theirsNow : mineNow);
      expect(warningsOf(turned)).toEqual([]);
      // Each choice is one step, for both places.
      expect(undoChoice(turned).choices).toEqual(one.choices);
      expect(undoChoice(undoChoice(turned)).choices).toEqual(start.choices);
      expect(redoChoice(undoChoice(turned)).choices).toEqual(turned.choices);
    },
  );

  it('leaves what was typed at the other place', () => {
    const [first, second] = conflictsOf(merge);
    const written = choose(start, first!, typed('Mine.\n\n'));
    const decided = choose(written, second!, { take: 'theirs' });
    expect(decided.choices.body[first!.region]).toEqual(typed('Mine.\n\n'));
    expect(resultOf(decided)!.body).toContain('Mine.');
  });
});
