import { describe, expect, it } from 'vitest';
import { inDialog, open, stamp, versionOf, words } from '@/lib/client/testing/drive';
import { keptOf } from './draft';

const begin = { type: 'compose', active: true } as const;
const end = { type: 'compose', active: false } as const;

describe('a save while an input method composes', () => {
  it('saves what stood there before, and the word once it is there', () => {
    const driven = open().type('one two four').tell(begin).type('one two four ni').tell({ type: 'save' });
    expect(driven.last('put').content).toEqual(words('one two four'));
    driven.saved(2);
    expect(driven.count('put')).toBe(1);
    driven.type('one two four 你').tell(end);
    expect(driven.last('put')).toMatchObject({
      content: words('one two four 你'),
      guard: { ifMatch: '"2"' },
    });
  });

  it('saves the word after the save that is under way', () => {
    const driven = open().type('one two four').tell({ type: 'save' }, begin).type('one two four ni');
    driven.tell({ type: 'save' }).type('one two four 你').tell(end);
    expect(driven.count('put')).toBe(1);
    driven.saved(2);
    expect(driven.last('put').content).toEqual(words('one two four 你'));
  });

  it('sends nothing before the word where nothing else was typed', () => {
    const driven = open().tell(begin).type('one two three ni').tell({ type: 'save' });
    expect(driven.count('put')).toBe(0);
    driven.type('one two three 你').tell(end);
    expect(driven.last('put').content).toEqual(words('one two three 你'));
  });

  it('saves nothing by itself at the end', () => {
    const driven = open().tell(begin).type('one two three 你').tell(end, end);
    expect(driven.count('put')).toBe(0);
    expect(driven.session.composing).toBeNull();
  });

  it('opens no dialog, neither before the word is there nor then, since it was typed after the save', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' }, begin).type('one MINE三 three');
    driven.collided(versionOf(2, 'one THEIRS three'));
    expect(driven.session.foresight).toBeNull();
    driven.type('one MINE 三 three').tell(end);
    expect(driven.session).toMatchObject({
      collision: null,
      foresight: { conflicts: 1, mine: words('one MINE 三 three') },
    });
  });

  it('opens the dialog once the word is there where the save was asked for meanwhile', () => {
    const driven = open().type('one MINE three').tell(begin).type('one MINE三 three').tell({ type: 'save' });
    driven.collided(versionOf(2, 'one THEIRS three'));
    expect(driven.session.collision).toBeNull();
    driven.type('one MINE 三 three').tell(end);
    expect(driven.session.collision).toMatchObject({ open: true, mine: words('one MINE 三 three') });
  });

  it('opens the dialog that waits once the word is there, and not before', () => {
    const driven = inDialog().tell({ type: 'decide-later' }, begin).tell({ type: 'save' });
    expect(driven.session.collision?.open).toBe(false);
    driven.tell(end);
    expect(driven.session.collision?.open).toBe(true);
  });

  it('leaves the text as it is where a copy of it is saved, or a merge is taken back, that was asked for before', () => {
    const copying = inDialog()
      .tell({ type: 'save-as-copy', copyId: 'copy', ...stamp }, begin)
      .saved(1);
    expect(copying.session).toMatchObject({ text: words('one MINE three'), revision: 0 });

    const undoing = open().type('ONE two three').tell({ type: 'save' });
    undoing.collided(versionOf(2, 'one two THREE')).saved(3);
    const { revision } = undoing.tell({ type: 'undo-merge' }, begin).session;
    expect(undoing.saved(4).session).toMatchObject({ text: words('ONE two THREE'), revision });
    undoing.type('ONE two THREE four').tell(end);
    expect(undoing.session.text).toEqual(words('ONE two THREE four'));
  });

  it('opens none where the save was due by itself, as of a page that was hidden', () => {
    const driven = open().type('one MINE three').tell(begin).type('one MINE三 three');
    driven.tell({ type: 'save', automatic: true }).collided(versionOf(2, 'one THEIRS three'));
    driven.type('one MINE 三 three').tell(end);
    expect(driven.session).toMatchObject({ collision: null, foresight: { conflicts: 1 } });
  });

  it('takes in what others saved once the word is there, and not before', () => {
    const driven = open().type('ONE two three').tell({ type: 'save' }, begin).type('ONE二 two three');
    driven.collided(versionOf(2, 'one two THREE'));
    expect(driven.session).toMatchObject({ text: words('ONE二 two three'), revision: 0 });
    driven.type('ONE 二 two three').tell(end);
    expect(driven.last('put')).toMatchObject({
      content: words('ONE 二 two THREE'),
      guard: { ifMatch: '"2"' },
    });
    expect(driven.session).toMatchObject({ text: words('ONE 二 two THREE'), revision: 1 });
  });

  it('takes in nothing before the word is there, also where it was foreseen or asked for before', () => {
    const foreseen = open().type('ONE two three').tell({ type: 'save' }, begin);
    foreseen.tell({ type: 'head-changed', head: versionOf(2, 'one two THREE') });
    foreseen.collided(versionOf(2, 'one two THREE'));
    expect(foreseen.session.revision).toBe(0);
    expect(foreseen.tell(end).session.text).toEqual(words('ONE two THREE'));

    const updating = open().wait(true).type('ONE two three');
    updating
      .tell({ type: 'head-changed', head: versionOf(2, 'one two THREE') })
      .merge(updating.last('merge'));
    updating.type('ONE two three').type('ONE 1 two three').tell({ type: 'update-now' }, begin);
    updating.merge(updating.last('merge'));
    expect(updating.session.text).toEqual(words('ONE 1 two three'));
    updating.tell(end).merge(updating.last('merge'));
    expect(updating.session.text).toEqual(words('ONE 1 two THREE'));
  });

  it('lets news wait', () => {
    const driven = open().tell(begin, { type: 'head-changed', head: versionOf(2, 'one two three four') });
    expect(driven.session.text).toEqual(words('one two three'));
    driven.tell(end);
    expect(driven.session.text).toEqual(words('one two three four'));
  });

  it('is not kept on the device', () => {
    const driven = open().type('a').tell(begin);
    expect(keptOf(driven.session)).not.toHaveProperty('composing');
  });
});
