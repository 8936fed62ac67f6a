import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import type { Merge } from '../regions/region.ts';
import { type Recipe, versionsBy } from '../testing/merge-cases.ts';
import { carryOver } from './carry-over.ts';
import { type Choice, compose, noChoices, type Resolution } from './resolution.ts';

const base = 'one\n\ntwo\n\nthree\n\nfour\n';
const mine = 'eins\n\ntwo\n\ndrei\n\nfour\n';

const conflicts = (of: Merge) =>
  of.regions.flatMap((region, index) => (region.kind === 'conflict' ? [index] : []));

/** A resolution with choices for the conflicts in order. */
function decide(of: Merge, ...choices: (Choice | null)[]): Resolution {
  const resolution = [...noChoices(of)];
  for (const [i, index] of conflicts(of).entries()) resolution[index] = choices[i] ?? null;
  return resolution;
}

describe('carrying choices over to a newer version of theirs', () => {
  const before = merge(base, mine, 'un\n\ntwo\n\ntrois\n\nfour\n');
  const edited: Choice = { take: 'edited', text: 'by hand\n' };

  it('keeps them where nothing changed', () => {
    const after = merge(base, mine, 'un\n\ntwo\n\ntrois\n\nquatre\n');
    const carried = carryOver(before, decide(before, { take: 'theirs' }, edited), after);
    expect(carried.displaced).toEqual([]);
    expect(compose(after, carried.resolution).text).toBe('un\n\ntwo\n\nby hand\n\nquatre\n');
    expect(carried.fresh.map((index) => after.regions[index]!.text)).toEqual(['quatre\n']);
  });

  it.each(['above', 'below'])('keeps them where a paragraph comes %s', (where) => {
    const text = (who: string) => `Place 0 is about ${who}.\n\nBetween stays.\n\nPlace 1 is about ${who}.\n`;
    const one = merge(text('nobody'), text('mine'), text('theirs'));
    const added =
      where === 'above'
        ? `Another paragraph.\n\n${text('theirs')}`
        : text('theirs').replace('.\n', '.\n\nAnother paragraph.\n');
    const two = merge(text('nobody'), text('mine'), added);
    const carried = carryOver(one, decide(one, { take: 'mine' }, { take: 'theirs' }), two);
    const { text: result } = compose(two, carried.resolution);
    expect(result).toBe(added.replace('about theirs', 'about mine'));
    expect(carried.fresh.map((index) => two.regions[index]!.kind)).toEqual(['theirs']);
  });

  it('asks anew where their text changed, and says so', () => {
    const after = merge(base, mine, 'uno\n\ntwo\n\ntrois\n\nfour\n');
    const carried = carryOver(before, decide(before, { take: 'theirs' }, { take: 'mine' }), after);
    const [first, second] = conflicts(after);
    expect(carried.resolution[first!]).toBeNull();
    expect(carried.resolution[second!]).toEqual({ take: 'mine' });
    expect(carried.fresh).toEqual([first]);
  });

  it('hands back a text typed by hand whose place changed, near where it was', () => {
    const after = merge(base, mine, 'un\n\ntwo\n\ntre\n\nfour\n');
    const carried = carryOver(before, decide(before, { take: 'mine' }, edited), after);
    const [, second] = conflicts(after);
    expect(carried.displaced).toEqual([{ before: conflicts(before)[1], near: second, text: 'by hand\n' }]);
  });

  it('keeps the reverting of what was merged by itself', () => {
    const one = merge(base, 'eins\n\ntwo\n\nthree\n\nfour\n', base);
    const two = merge(base, 'eins\n\ntwo\n\nthree\n\nfour\n', base.replace('four', 'vier'));
    const carried = carryOver(one, noChoices(one).with(0, { take: 'original' }), two);
    expect(compose(two, carried.resolution).text).toBe('one\n\ntwo\n\nthree\n\nvier\n');
  });

  it('does not take a suggestion for another', () => {
    const text = 'The quick brown fox is here.\n';
    const one = merge(text, text.replace('quick', 'slow'), text.replace('brown', 'red'));
    const { suggestion: _, ...bare } = one.regions[0]!;
    const carried = carryOver(one, [{ take: 'suggestion' }], { ...one, regions: [bare] });
    expect(carried.resolution).toEqual([null]);
    expect(carried.fresh).toEqual([0]);
  });

  it('finds places by their order when mine changed as well', () => {
    const after = merge(base, `null\n\n${mine}`, 'un\n\ntwo\n\ntrois\n\nfour\n');
    const carried = carryOver(before, decide(before, { take: 'mine' }, { take: 'theirs' }), after);
    expect(carried.resolution[conflicts(after).at(-1)!]).toEqual({ take: 'theirs' });
  });

  it('applies no choice to a place with other texts, loses none typed by hand, and marks the rest new', () => {
    const edits = (maxLength: number) =>
      fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)), { maxLength });
    const recipe: fc.Arbitrary<Recipe> = fc.record({
      lines: fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 12 }),
      shared: edits(1),
      mine: edits(4),
      theirs: edits(4),
    });
    fc.assert(
      fc.property(
        recipe,
        edits(3),
        fc.boolean(),
        fc.infiniteStream(fc.nat(3)),
        (of, more, sameMine, picks) => {
          const now = versionsBy(of);
          const next = versionsBy({
            ...of,
            theirs: [...of.theirs, ...more],
            mine: sameMine ? of.mine : of.mine.slice(1),
          });
          const earlier = merge(now.base, now.mine, now.theirs);
          const later = merge(next.base, next.mine, next.theirs);
          const options: readonly (Choice | null)[] = [
            null,
            { take: 'mine' },
            { take: 'theirs' },
            { take: 'edited', text: 'by hand' },
          ];
          const resolution = earlier.regions.map(({ kind }, i) => {
            const choice = options[picks.next().value]!;
            if (kind === 'unchanged') return null;
            return choice?.take === 'edited' ? { ...choice, text: `by hand ${i}` } : choice;
          });
          const { resolution: carried, fresh, displaced } = carryOver(earlier, resolution, later);
          expect(carried).toHaveLength(later.regions.length);
          for (const [index, choice] of carried.entries()) {
            const region = later.regions[index]!;
            const from = earlier.regions.findIndex(
              (one, i) =>
                one.base === region.base &&
                one.mine === region.mine &&
                one.theirs === region.theirs &&
                JSON.stringify(resolution[i]) === JSON.stringify(choice),
            );
            if (choice !== null) expect(from).toBeGreaterThanOrEqual(0);
            if (region.kind === 'conflict' && from < 0) expect(fresh).toContain(index);
            if (fresh.includes(index)) expect(choice).toBeNull();
          }
          const kept = [...carried.filter((choice) => choice !== null), ...displaced];
          for (const choice of resolution)
            if (choice?.take === 'edited')
              expect(kept.some((one) => 'text' in one && one.text === choice.text)).toBe(true);
          for (const { near } of displaced) expect(near).toBeLessThan(Math.max(1, later.regions.length));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps what was typed into unchanged text where the text around it changed, and its undo where it is all there', () => {
    const lines = ['one', 'two', 'three', 'four', 'five'];
    const text = (...changed: readonly string[]) =>
      lines.map((line, i) => `${changed[i] ?? line}\n\n`).join('');
    const one = merge(text(), text('eins'), text('un'));
    const at = one.regions.findIndex(({ kind }) => kind === 'unchanged');
    const own = one.regions[at]!.base.replace('three', 'three and a half');
    const typed = noChoices(one).with(0, { take: 'mine' }).with(at, { take: 'edited', text: own });
    const elsewhere = merge(text(), text('eins'), text('uno'));
    const there = carryOver(one, typed, elsewhere);
    expect(there.displaced).toEqual([]);
    expect(there.partners.get(at)).toBe(at);
    expect(there.resolution[at]).toEqual({ take: 'edited', text: own });
    const beside = merge(text(), text('eins'), text('un', 'two', 'three', 'four', 'cinq'));
    const cut = carryOver(one, typed, beside);
    expect(cut.displaced).toEqual([]);
    expect(cut.partners.has(at)).toBe(false);
    expect(compose(beside, cut.resolution).text).toBe(
      text('eins', 'two', 'three and a half', 'four', 'cinq'),
    );
    const over = merge(text(), text('eins'), text('un', 'two', 'trois'));
    expect(carryOver(one, typed, over).displaced.map((each) => each.text)).toEqual([own]);
  });

  it('loses nothing that was typed into unchanged text', () => {
    const lines = fc.array(fc.constantFrom('one', 'two', 'three', 'four'), { minLength: 3, maxLength: 8 });
    const written = (of: readonly string[]) => of.map((line) => `${line}\n\n`).join('');
    fc.assert(
      fc.property(
        lines,
        fc.nat(7),
        fc.nat(7),
        fc.nat(7),
        fc.nat(20),
        (of, mineAt, first, second, typedAt) => {
          const version = (word: string, ...at: readonly number[]) =>
            written(of.map((line, i) => (at.includes(i) ? `${line} ${word}` : line)));
          const earlier = merge(written(of), version('mine', mineAt), version('theirs', first));
          const later = merge(written(of), version('mine', mineAt), version('theirs', first, second));
          const resolution = earlier.regions.map(({ kind, base: text }): Choice | null => {
            if (kind !== 'unchanged') return { take: 'mine' };
            const cut = Math.min(typedAt, text.length);
            return { take: 'edited', text: `${text.slice(0, cut)}TYPED${text.slice(cut)}` };
          });
          const carried = carryOver(earlier, resolution, later);
          const kept = [...carried.resolution, ...carried.displaced].flatMap((one) =>
            one !== null && 'text' in one ? [one.text] : [],
          );
          expect(kept.join('').split('TYPED')).toHaveLength(
            resolution.filter((choice) => choice?.take === 'edited').length + 1,
          );
          for (const [i, choice] of carried.resolution.entries())
            if (choice?.take === 'edited')
              expect(choice.text.replaceAll('TYPED', '')).toBe(later.regions[i]!.base);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('changes nothing when nothing changed', () => {
    const resolution = decide(before, { take: 'mine' }, edited);
    const partners = new Map(before.regions.flatMap(({ kind }, i) => (kind === 'unchanged' ? [] : [[i, i]])));
    expect(carryOver(before, resolution, before)).toEqual({ resolution, fresh: [], displaced: [], partners });
  });
});
