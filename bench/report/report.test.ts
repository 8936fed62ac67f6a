import { describe, expect, it } from 'vitest';
import { alternate } from '../load/rounds';
import { compare } from './compare';
import { losses } from './losses';
import { median } from './median';
import { kept, replaceRows } from './results';
import { isMet, type Row } from './row';
import { markdownTable, plainTable } from './table';

const named = { id: 'api/get/processor', what: 'GET, 4 kB', unit: 'ms', better: 'less' } as const;
const row: Row = {
  ...named,
  figures: { application: 0.4, framework: 2.5, bare: 0.12, before: 1.8 },
  ratio: { to: 'bare', value: 3.3 },
  target: 4,
};
const judgedBy = (value: number, better: Row['better'] = 'less', id = row.id): Row => ({
  ...row,
  id,
  better,
  ratio: { to: 'bare', value },
});

describe('rounds', () => {
  it('ask every subject in turn, first without counting, and then back and forth', async () => {
    const asked: string[] = [];
    const rounds = await alternate(['a', 'b'], 2, async (subject, round) => {
      asked.push(`${subject}${round}`);
      return `${subject}${round}`;
    });
    expect(asked).toEqual(['b-1', 'a-1', 'a0', 'b0', 'b1', 'a1']);
    expect(rounds).toEqual([
      ['a0', 'b0'],
      ['a1', 'b1'],
    ]);
  });
});

describe('a row of rounds', () => {
  it('has the median of each subject, and the median of the ratios within the rounds', () => {
    const { figures, ratio } = compare({
      ...named,
      names: ['application', 'bare'],
      // The machine was busy in the second round, and in the third just while the application was asked.
      rounds: [
        [4, 1],
        [40, 10],
        [30, 2],
      ],
      to: 'bare',
    });
    expect(figures).toEqual({ application: 30, bare: 2 });
    expect(ratio).toEqual({ to: 'bare', value: 4 });
  });

  it('is judged by nobody who was not measured', () => {
    const alone = compare({ ...named, names: ['application'], rounds: [[2]], to: 'bare' });
    expect(alone.ratio).toBeUndefined();
  });

  it('takes the middle for the median, whatever the order and however numbers are written', () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(median([])).toBeNaN();
  });
});

describe('a target', () => {
  it('is met by the ratio, from below or from above', () => {
    expect([3.9, 4, 4.1].map((value) => isMet(judgedBy(value)))).toEqual([true, true, false]);
    expect([3.9, 4, 4.1].map((value) => isMet(judgedBy(value, 'more')))).toEqual([false, true, true]);
  });

  it('is met by the figure where there is no ratio', () => {
    const { ratio: _, ...alone } = row;
    expect(isMet({ ...alone, figures: { application: 5 } })).toBe(false);
    expect(isMet({ ...alone, figures: { application: 4 } })).toBe(true);
  });

  it('is not met by what was not measured, and judges nothing that has none', () => {
    const { ratio: _, target: __, ...alone } = row;
    expect(isMet({ ...alone, figures: {}, target: 4 })).toBe(false);
    expect(isMet(alone)).toBeNull();
  });
});

describe('losses', () => {
  it('are rows that are worse by more than 15%, worst first', () => {
    const before = [judgedBy(10, 'less', 'a'), judgedBy(10, 'more', 'b'), judgedBy(10, 'less', 'c')];
    const now = [judgedBy(11.6, 'less', 'a'), judgedBy(8, 'more', 'b'), judgedBy(11.4, 'less', 'c')];
    expect(
      losses(before, now).map(({ before, now, part }) => [before, now, Number(part.toFixed(3))]),
    ).toEqual([
      [10, 8, 0.25],
      [10, 11.6, 0.16],
    ]);
  });

  it('are no rows that got better, or that were not there', () => {
    expect(losses([judgedBy(10)], [judgedBy(2), judgedBy(50, 'less', 'new')])).toEqual([]);
    expect(losses([judgedBy(10, 'more')], [judgedBy(20, 'more')])).toEqual([]);
  });
});

describe('what is kept', () => {
  it('takes fresh rows in their places, and leaves what was not measured', () => {
    const [a, b] = [judgedBy(1, 'less', 'a'), judgedBy(2, 'less', 'b')];
    const [freshB, c] = [judgedBy(3, 'less', 'b'), judgedBy(4, 'less', 'c')];
    expect(replaceRows([a, b], [c, freshB])).toEqual([a, freshB, c]);
  });

  it('has numbers of four figures', () => {
    expect(JSON.stringify([0.123456, 123456, 12.34567], kept)).toBe('[0.1235,123456,12.35]');
  });
});

describe('the table', () => {
  const other: Row = {
    id: 'api/get/rate',
    what: 'GET',
    unit: 'a second',
    better: 'more',
    figures: { application: 12_345.6 },
    note: 'as it is',
  };

  it('is aligned for a terminal, with figures that say something', () => {
    expect(plainTable([row, other])).toBe(
      [
        '           unit      Midair  empty Next  bare limit      others             ratio  target  met',
        'GET, 4 kB  ms           0.4         2.5        0.12  before 1.8  3.3 × bare limit     ≤ 4  yes',
        'GET        a second  12,346                                                                     as it is',
      ].join('\n'),
    );
  });

  it('is a table of Markdown for pages', () => {
    expect(markdownTable([other]).split('\n')).toEqual([
      '|  | unit | Midair | empty Next | bare limit | others | ratio | target | met |  |',
      '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
      '| GET | a second | 12,346 |  |  |  |  |  |  | as it is |',
    ]);
  });
});
