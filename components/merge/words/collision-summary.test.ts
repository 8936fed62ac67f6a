import { describe, expect, it } from 'vitest';
import { sideNames } from '@/components/ui/people/side-names';
import {
  collisionSummary,
  progressWords,
  secondCollision,
  stillOpen,
  undecidedWords,
} from './collision-summary';
import type { ChangedPlace } from './places';

const ana = sideNames({ name: 'Ana', you: false });
const tab = sideNames({ name: 'Ben', you: true });
const place = (kind: ChangedPlace['kind']): ChangedPlace => ({
  field: 'body',
  region: 0,
  of: { kind: 'unchanged', base: '', mine: '', theirs: '', text: '' },
  kind,
  number: 1,
  where: 'paragraph 1',
  partial: false,
  code: null,
});
const todo = (automatic: number, conflicts: number) =>
  collisionSummary(
    { base: 7, theirs: 8 },
    [...Array(automatic).fill(place('automatic')), ...Array(conflicts).fill(place('conflict'))],
    ana,
  ).todo;

describe('the summary', () => {
  it('says who saved which version meanwhile', () => {
    const said = (names: typeof ana) => collisionSummary({ base: 7, theirs: 8 }, [], names).happened;
    expect(said(ana)).toBe('Ana saved version 8 while you were editing version 7.');
    expect(said(tab)).toBe('You saved version 8 in another tab while you were editing version 7 here.');
  });

  it('says whose text it is that a merge taken back left', () => {
    expect(collisionSummary({ base: 7, theirs: 10, undone: true }, [], ana).happened).toBe(
      "You undid your merge: version 10 is Ana's text again, and yours began on version 7.",
    );
  });

  it('counts exactly', () => {
    expect(todo(3, 1)).toBe('3 changes were merged automatically; 1 needs you.');
    expect(todo(1, 2)).toBe('1 change was merged automatically; 2 need you.');
    expect(todo(0, 1)).toBe('1 place needs you.');
    expect(todo(0, 4)).toBe('4 places need you.');
    expect(todo(2, 0)).toBe('2 changes were merged automatically; nothing needs you.');
  });
});

describe('a second collision', () => {
  it('says what is kept and what is new', () => {
    expect(secondCollision(9, 2, ana)).toBe(
      'Ana saved version 9 while you were deciding. Your other choices are kept; 2 places that changed are marked “New”.',
    );
    expect(secondCollision(9, 0, ana)).toContain('All of your choices still apply.');
    expect(secondCollision(9, 1, tab)).toMatch(
      /^You saved version 9 in another tab .* 1 place that changed is marked/,
    );
  });
});

describe('progress', () => {
  it('counts what is resolved', () => {
    expect([progressWords(3, 2), progressWords(3, 0), progressWords(1, 0), progressWords(0, 0)]).toEqual([
      '1 of 3 resolved',
      'All 3 resolved',
      '1 of 1 resolved',
      'Nothing to decide',
    ]);
  });

  it('says what is left when nothing can be sent yet', () => {
    expect(stillOpen(1)).toBe('1 conflict still needs a decision. Nothing was sent.');
    expect(stillOpen(2)).toBe('2 conflicts still need a decision. Nothing was sent.');
  });
});

describe('what the preview shows no text for', () => {
  it('is named by its numbers while they are few', () => {
    expect(undecidedWords([3])).toBe('conflict 3 is not decided yet');
    expect(undecidedWords([1, 2, 5])).toBe('conflicts 1, 2 and 5 are not decided yet');
    expect(undecidedWords([1, 2, 3, 4, 5, 6, 7])).toBe('7 conflicts are not decided yet');
  });
});
