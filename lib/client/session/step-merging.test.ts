import { describe, expect, it } from 'vitest';
import { open, versionOf, words } from '@/lib/client/testing/drive';
import { automaticMerges } from './collision';
import { saveStateOf } from './save-state';

describe('a newer version learned of before any save', () => {
  it('is taken up by a clean editor, which says so', () => {
    const driven = open().tell({ type: 'head-changed', head: versionOf(2, 'new') });
    expect(driven.session).toMatchObject({ text: words('new'), revision: 1 });
    expect(driven.session.notice).toMatchObject({ type: 'moved-on', version: 2 });
  });

  it('leaves an unsaved text alone, and tells how it fits', () => {
    const driven = open()
      .type('ONE two three')
      .tell({ type: 'head-changed', head: versionOf(2, 'one two THREE') });
    expect(driven.session).toMatchObject({ text: words('ONE two three'), base: { version: 1 } });
    expect(driven.session.foresight).toMatchObject({ conflicts: 0, theirs: { version: 2 } });
    driven.type('ONE two mine');
    expect(driven.session.foresight).toMatchObject({ conflicts: 1, mine: words('ONE two mine') });
  });

  it('is taken into the text by "Update now", and history keeps where I started', () => {
    const driven = open()
      .type('ONE two three')
      .tell({ type: 'head-changed', head: versionOf(2, 'one two THREE') }, { type: 'update-now' });
    expect(driven.session).toMatchObject({
      text: words('ONE two THREE'),
      base: { version: 2 },
      foresight: null,
    });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'unsaved' });
    driven.tell({ type: 'save' });
    expect(driven.last('put')).toMatchObject({ guard: { ifMatch: '"2"' }, mergeBase: '"1"' });
  });

  it('is never taken in where something overlaps', () => {
    const driven = open()
      .type('MINE two three')
      .tell({ type: 'head-changed', head: versionOf(2, 'THEIRS two three') }, { type: 'update-now' });
    expect(driven.session).toMatchObject({ text: words('MINE two three'), base: { version: 1 } });
  });

  it('opens the dialog of a collision at once, with nothing left to compute', () => {
    const driven = open()
      .type('MINE two three')
      .tell({ type: 'head-changed', head: versionOf(2, 'THEIRS two three') });
    const computed = driven.count('merge');
    driven.tell({ type: 'save' }).collided(versionOf(2, 'THEIRS two three'));
    expect(driven.session.collision).toMatchObject({ open: true, theirs: { version: 2 } });
    expect(driven.session.merging).toBeNull();
    expect(driven.count('merge')).toBe(computed);
  });

  it('is of no use once the text or the newest version is another', () => {
    const behind = () =>
      open()
        .type('MINE two three')
        .tell({ type: 'head-changed', head: versionOf(2, 'THEIRS two three') });
    const newer = behind();
    const computed = newer.count('merge');
    newer.tell({ type: 'save' }).collided(versionOf(3, 'THEIRS two more'));
    expect(newer.count('merge')).toBe(computed + 1);
    expect(newer.session.collision).toMatchObject({ open: true, theirs: { version: 3 } });

    const typed = behind().tell({ type: 'save' }).type('MINE two four');
    const before = typed.count('merge');
    typed.collided(versionOf(2, 'THEIRS two three'));
    expect(typed.count('merge')).toBe(before + 1);
    expect(typed.session).toMatchObject({ collision: null, foresight: { mine: words('MINE two four') } });
  });

  it('can be reviewed in the dialog before any save', () => {
    const driven = open()
      .type('MINE two three')
      .tell({ type: 'head-changed', head: versionOf(2, 'THEIRS two three') }, { type: 'review' });
    expect(driven.session.collision).toMatchObject({ open: true });
    expect(driven.count('put')).toBe(0);
  });

  it('opens no dialog over what is typed while the merge to review is computed', () => {
    const driven = open().wait(true).type('MINE two three');
    driven.tell({ type: 'head-changed', head: versionOf(2, 'THEIRS two three') }, { type: 'review' });
    driven.type('MINE? two three').merge(driven.last('merge')).merge(driven.last('merge'));
    expect(driven.session).toMatchObject({ collision: null, foresight: { conflicts: 1 } });
  });

  it('needs nobody after a review in which nothing overlaps and nothing was decided', () => {
    const review = () =>
      open()
        .type('ONE two three')
        .tell({ type: 'head-changed', head: versionOf(2, 'one two THREE') }, { type: 'review' });
    const left = review().tell({ type: 'decide-later' });
    expect(left.session).toMatchObject({ collision: null, foresight: { conflicts: 0 } });
    left.tell({ type: 'save' });
    expect(left.last('put').content).toEqual(words('ONE two THREE'));

    const decided = review();
    const place = automaticMerges(decided.session.collision!.merge)[0]!;
    decided.tell({ type: 'choose', place, choice: { take: 'original' } }, { type: 'decide-later' });
    expect(decided.session.collision).toMatchObject({ open: false });
    decided.tell({ type: 'save', automatic: true });
    expect(decided.count('put')).toBe(0);
  });

  it('says whose it is as soon as that is known', () => {
    const driven = open()
      .type('ONE two three')
      .tell({ type: 'head-changed', head: { ...versionOf(2, 'one two THREE'), author: null } });
    driven.tell({ type: 'head-changed', head: { ...versionOf(2, 'one two THREE'), restores: 1 } });
    expect(driven.session.head).toMatchObject({ author: { name: 'Ana' }, restores: 1 });
    expect(driven.session.foresight?.theirs).toEqual(driven.session.head);
    expect(driven.session.text).toEqual(words('ONE two three'));
  });

  it('is forgotten when a slow answer tells of an older one', () => {
    const driven = open().tell({ type: 'head-changed', head: versionOf(3, 'new') });
    driven.tell({ type: 'head-changed', head: versionOf(2, 'older') });
    expect(driven.session.text).toEqual(words('new'));
  });

  it('waits for the answer while a save is on its way, which may be that very version', () => {
    const driven = open()
      .type('mine')
      .tell({ type: 'save' }, { type: 'head-changed', head: versionOf(2, 'mine') });
    expect(driven.session.notice).toBeNull();
    driven.saved(2);
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 2 });
  });
});
