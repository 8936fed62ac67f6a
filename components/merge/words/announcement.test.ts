import { describe, expect, it } from 'vitest';
import { sideNames } from '@/components/ui/people/side-names';
import { choose, chooseRest, openCollision, undoChoice } from '@/lib/client/session/collision';
import type { Region } from '@/lib/merge/regions/region';
import { announcement } from './announcement';
import { changedPlaces } from './places';

const ana = sideNames({ name: 'Ana', you: false });
const clash: Region = {
  kind: 'conflict',
  conflict: 'reworded',
  base: 'o',
  mine: 'm',
  theirs: 't',
  text: null,
};
const added: Region = { kind: 'theirs', base: '', mine: '', theirs: 'new', text: 'new' };
const snapshot = (version: number) => ({
  content: { title: '', body: '' },
  etag: `"${version}"`,
  version,
  author: null,
  savedAt: null,
});
const start = openCollision({
  base: snapshot(7),
  mine: { title: '', body: '' },
  theirs: snapshot(8),
  merge: { title: { regions: [], coarse: false }, body: { regions: [clash, added, clash], coarse: false } },
});
const places = changedPlaces(start.merge);
const said = (before: typeof start, after: typeof start) => announcement(before, after, places, ana);
const at = (region: number) => ({ field: 'body', region }) as const;

describe('what is announced', () => {
  it('is each decision and how far one is', () => {
    const decided = choose(start, at(2), { take: 'theirs' });
    expect(said(start, decided)).toBe("Conflict 2, at the start: Ana's kept. 1 of 2 resolved.");
    expect(said(decided, undoChoice(decided))).toBe('Conflict 2, at the start: undecided. 0 of 2 resolved.');
  });

  it('is how many were decided at once', () => {
    const rest = chooseRest(start, 'mine');
    expect(said(start, rest)).toBe('2 conflicts: mine kept. All 2 resolved.');
    expect(said(rest, undoChoice(rest))).toBe('2 conflicts: undecided. 0 of 2 resolved.');
  });

  it('is that text which nobody changed is edited, and that it is as it was', () => {
    const same: Region = { kind: 'unchanged', base: 's', mine: 's', theirs: 's', text: 's' };
    const merge = { ...start.merge, body: { regions: [clash, added, clash, same], coarse: false } };
    const before = { ...start, merge, choices: { title: [], body: [null, null, null, null] } };
    const opened = choose(before, at(3), { take: 'edited', text: 's', unconfirmed: true });
    const typed = choose(opened, at(3), { take: 'edited', text: 'sn' });
    expect(said(before, opened)).toBe('A text field is open.');
    expect(said(opened, typed)).toBe('Text that nobody changed: edited manually.');
    expect(said(typed, choose(typed, at(3), { take: 'edited', text: 'sno' }))).toBeNull();
    expect(said(typed, choose(typed, at(3), null))).toBe('The text is as it was.');
  });

  it('is an automatic merge that was taken back', () => {
    expect(said(start, choose(start, at(1), { take: 'original' }))).toBe(
      'Automatic merge at the start: reverted.',
    );
  });

  it('is the beginning of an edit, but not each letter of it', () => {
    const begun = choose(start, at(0), { take: 'edited', text: 'm' });
    expect(said(start, begun)).toBe('Conflict 1, at the start: edited manually. 1 of 2 resolved.');
    expect(said(begun, choose(begun, at(0), { take: 'edited', text: 'mo' }))).toBeNull();
  });

  it('is that a text field does not count yet, and when it does', () => {
    const opened = choose(start, at(0), { take: 'edited', text: 'm', unconfirmed: true });
    expect(said(start, opened)).toBe(
      'A text field is open. It counts once you type in it or use its text as it is.',
    );
    expect(said(opened, choose(opened, at(0), { take: 'edited', text: 'm' }))).toBe(
      'Conflict 1, at the start: edited manually. 1 of 2 resolved.',
    );
  });

  it('is a second collision', () => {
    const again = { ...start, theirs: snapshot(9), fresh: { title: [], body: [2] } };
    expect(said(start, again)).toMatch(/^Ana saved version 9 while you were deciding\..*1 place/);
  });

  it('is nothing when only the cursor moved', () => {
    expect(said(start, { ...start, cursor: at(2) })).toBeNull();
  });
});
