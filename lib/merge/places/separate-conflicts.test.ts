import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { plainRegion } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { separateConflicts } from './separate-conflicts.ts';

const separated = (base: string, mine: string, theirs: string): readonly Region[] =>
  separateConflicts({ regions: [plainRegion({ base, mine, theirs })], coarse: false }).regions;

const kinds = (regions: readonly Region[]) => regions.map(({ kind, conflict }) => conflict ?? kind);

describe('separateConflicts', () => {
  it('leaves a merge without such conflicts as it is', () => {
    const merged = merge('one\n', 'one\n', 'two\n');
    expect(separateConflicts(merged)).toBe(merged);
  });

  it('has a place of its own for each paragraph, and for the blank lines between them', () => {
    const regions = separated(
      'One.\n\nTwo.\n\nThree.\n',
      'Eins.\n\nZwei.\n\nDrei.\n',
      'Un.\n\nDeux.\n\nTrois.\n',
    );
    expect(kinds(regions)).toEqual(['reworded', 'unchanged', 'reworded', 'unchanged', 'reworded']);
    expect(regions[2]).toMatchObject({ base: 'Two.\n', mine: 'Zwei.\n', theirs: 'Deux.\n' });
  });

  it('follows whoever alone reworded an item between others, and still asks about a row', () => {
    const items = separated(
      '- a one\n- b two\n- c three\n',
      '- a ein\n- b zwei\n- c drei\n',
      '- a un\n- b two\n- c tri\n',
    );
    expect(kinds(items)).toEqual(['reworded', 'mine', 'reworded']);
    const rows = separated(
      '|a|one|\n|b|two|\n|c|three|\n',
      '|a|ein|\n|b|zwei|\n|c|drei|\n',
      '|a|un|\n|b|two|\n|c|tri|\n',
    );
    expect(kinds(rows)).toEqual(['reworded', 'reworded', 'reworded']);
  });

  it('asks about what one side left out or put in between', () => {
    const regions = separated(
      '- apples are red\n- pears are green\n- plums are blue\n',
      '- apples were red\n- plums were blue\n',
      '- apples be red\n- pears be green\n- plums be blue\n',
    );
    expect(kinds(regions)).toEqual(['reworded', 'mine-deleted', 'reworded']);
    const added = separated(
      '- apples are red\n- plums are blue\n',
      '- apples were red\n- kiwis taste good\n- plums were blue\n',
      '- apples be red\n- plums be blue\n',
    );
    expect(added.map(({ mine, theirs }) => [mine, theirs])).toEqual([
      ['- apples were red\n', '- apples be red\n'],
      ['- kiwis taste good\n', ''],
      ['- plums were blue\n', '- plums be blue\n'],
    ]);
    expect(kinds(added)).toEqual(['reworded', 'reworded', 'reworded']);
  });

  it('asks by itself about the last paragraph, where one side left it out', () => {
    const regions = separated('One is.\n\nTwo is.\n', 'One was.\n', 'One be.\n\nTwo be.\n');
    expect(regions.map(({ mine, theirs }) => [mine, theirs])).toEqual([
      ['One was.\n', 'One be.\n'],
      ['', '\nTwo be.\n'],
    ]);
    expect(kinds(regions)).toEqual(['reworded', 'mine-deleted']);
    const open = separated('One is.\n\nTwo is.', 'One was.', 'One be.\n\nTwo be.');
    expect(kinds(open)).toEqual(['reworded']);
  });

  it('keeps a paragraph together that one side split, or made of two', () => {
    const whole = 'The cat sat on the mat and the dog lay under the table.\n\nRain fell all day.\n';
    const split = 'The cat sat on the mat.\n\nThen the dog lay under the table.\n\nRain fell all night.\n';
    const other = 'The cat sat on our mat and the dog lay under our table.\n\nRain fell all morning.\n';
    const splitting = separated(whole, split, other);
    expect(kinds(splitting)).toEqual(['reworded', 'unchanged', 'reworded']);
    expect(splitting[0]!.mine).toBe('The cat sat on the mat.\n\nThen the dog lay under the table.\n');
    const joining = separated(split, whole, split.replaceAll('the', 'our').replace('night', 'morning'));
    expect(kinds(joining)).toEqual(['reworded', 'unchanged', 'reworded']);
    expect(joining[0]!.mine).toBe('The cat sat on the mat and the dog lay under the table.\n');
    expect(joining[0]!.theirs).toBe('The cat sat on our mat.\n\nThen our dog lay under our table.\n');
  });

  it('keeps together what was moved with all that it passed', () => {
    const regions = separated(
      '- apples are red\n- pears are green\n- plums are blue\n- figs are sweet\n',
      '- pears were green\n- plums were blue\n- apples are red\n- figs were sweet\n',
      '- apples be red\n- pears be green\n- plums be blue\n- figs be sweet\n',
    );
    expect(regions.map(({ theirs }) => theirs)).toEqual([
      '- apples be red\n- pears be green\n- plums be blue\n',
      '- figs be sweet\n',
    ]);
  });

  it.each([
    [
      'a bracket in code',
      '```\nopen(a)\n\nclose(b)\n```\n',
      '```\nopen2({\n\n})\n```\n',
      '```\nopen3(c)\n\nclose3(d)\n```\n',
    ],
    ['a tag', 'One is.\n\nTwo is.\n', '<details>One was.\n\nTwo was.</details>\n', 'One be.\n\nTwo be.\n'],
    [
      'quotation marks of three',
      'One is.\n\nTwo is.\n',
      '"""One was.\n\nTwo was."""\n',
      'One be.\n\nTwo be.\n',
    ],
    ['the depth of items', '- one is\n- two is\n', '- one was\n  - two was\n', '- one be\n- two be\n'],
    ['the number of cells', '|a|b|\n|c|d|\n', '|a1|b|x|\n|c1|d|x|\n', '|a2|b|\n|c2|d|\n'],
    ['the numbers of items', '1. one is\n2. two is\n', '3. one was\n4. two was\n', '1. one be\n2. two be\n'],
    ['a missing blank line', 'One is.\n\nTwo is.\n', '# One was.\nTwo was.\n', 'One be.\n\nTwo be.\n'],
  ])('decides at once what %s holds together', (_, base, mine, theirs) => {
    expect(kinds(separated(base, mine, theirs))).toEqual(['reworded']);
  });

  it('offers both sides’ words of a part', () => {
    const regions = separated(
      '- the red fox runs home today\n- one here\n',
      '- the brown fox runs home today\n- two here\n',
      '- the red fox runs home tomorrow\n- three here\n',
    );
    expect(regions[0]).toMatchObject({
      kind: 'conflict',
      suggestion: '- the brown fox runs home tomorrow\n',
    });
  });
});
