import { describe, expect, it } from 'vitest';
import type { Present } from '@/lib/documents/events/presence';
import { peopleHere } from './people-here';

const self = { person: 'me', tab: 'this' };
const idle = (tab: string) => ({ tab, unsaved: false, lines: [] });
const someone = (id: string, ...tabs: Present['tabs']): Present => ({ id, name: id, colour: 1, tabs });

describe('peopleHere', () => {
  it('leaves out this tab, and its person when there is no other', () => {
    expect(peopleHere([someone('me', idle('this'))], self)).toEqual([]);
  });

  it('leaves out this tab also under the name of somebody else, as whom this browser is known since', () => {
    const other = { tab: 'this', unsaved: true, lines: [[1, 1]] as const };
    expect(peopleHere([someone('ben', other)], self)).toEqual([]);
    expect(peopleHere([someone('ben', other, idle('b'))], self)).toMatchObject([
      { id: 'ben', tabs: 1, unsaved: false, lines: [] },
    ]);
  });

  it('names the own other tabs, after everybody else', () => {
    const here = peopleHere([someone('me', idle('this'), idle('that')), someone('ben', idle('b'))], self);
    expect(here.map(({ id, you, tabs }) => [id, you, tabs])).toEqual([
      ['ben', false, 1],
      ['me', true, 1],
    ]);
  });

  it('says unsaved of a person when one of their tabs is, and takes its lines only', () => {
    const [ben] = peopleHere(
      [
        someone(
          'ben',
          { tab: 'b1', unsaved: false, lines: [[9, 9]] },
          { tab: 'b2', unsaved: true, lines: [[2, 3]] },
        ),
      ],
      self,
    );
    expect(ben).toMatchObject({ tabs: 2, unsaved: true, lines: [[2, 3]] });
  });

  it('does not take what this tab holds for the edits of another tab', () => {
    const mine = { tab: 'this', unsaved: true, lines: [[1, 1]] as const };
    expect(peopleHere([someone('me', mine, idle('that'))], self)).toMatchObject([
      { unsaved: false, lines: [] },
    ]);
  });
});
