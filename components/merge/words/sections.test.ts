import { describe, expect, it } from 'vitest';
import { sectionPlaces } from './sections';

/** Where each line of a text stands, if each is a region. */
const places = (text: string): readonly string[] =>
  sectionPlaces(
    text.split(/(?<=\n)/).map((line) => ({ base: line, mine: line, theirs: line })),
    'mine',
  );

describe('where a place stands', () => {
  it('is named by the heading above it, and by what it is if it is no paragraph', () => {
    const text =
      'Hello.\n\n# The **trip** [there](x)\n\nWords.\n\n## Packing\n\n- one\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n> said\n';
    expect(places(text).filter((_, at) => (text.split('\n')[at] ?? '') !== '')).toEqual([
      'at the start',
      'at the heading The trip there',
      'under The trip there',
      'at the heading Packing',
      'in the list under Packing',
      'in the table under Packing',
      'in the table under Packing',
      'in the table under Packing',
      'in the code under Packing',
      'in the code under Packing',
      'in the code under Packing',
      'in the quotation under Packing',
    ]);
  });

  it('takes no line of code for a heading, and an underlined one for what it is', () => {
    expect(places('Costs\n=====\n\n```sh\n# not one\n```\n\nHere.\n').at(-1)).toBe('under Costs');
  });

  it('is named by its first words where there is no heading, unless it is the first or the last', () => {
    const said = places('One.\n\nBring the **warm** coat and more than that.\n\n- last\n');
    expect([said[0], said[2], said[4]]).toEqual([
      'at the start',
      'at “Bring the warm coat and…”',
      'in the list at the end',
    ]);
  });

  it('of what I do not have is where it would stand', () => {
    const same = (text: string) => ({ base: text, mine: text, theirs: text });
    const gone = (base: string) => ({ base, mine: '', theirs: `${base}!` });
    const said = sectionPlaces(
      [same('# One\n\n'), gone('- a\n'), same('# Two\n\nText.\n'), gone('End.\n')],
      'mine',
    );
    expect([said[1], said[3]]).toEqual(['in the list under One', 'under Two']);
    expect(sectionPlaces([gone('All.\n')], 'mine')).toEqual(['at the start']);
    expect(sectionPlaces([], 'mine')).toEqual([]);
  });

  it('is front matter where it is, and never longer than can be read', () => {
    expect(places('---\ntitle: a\n---\nText.\n')[1]).toBe('in the front matter');
    expect(places(`# ${'long '.repeat(50)}\n\nText.\n`)[2]!.length).toBeLessThan(60);
  });
});
