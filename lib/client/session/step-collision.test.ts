import { describe, expect, it } from 'vitest';
import {
  choose,
  conflictIn,
  Driven,
  inDialog,
  open,
  stamp,
  V1,
  versionOf,
  words,
} from '@/lib/client/testing/drive';
import { keptOf, sessionOf } from './draft';
import { saveStateOf } from './save-state';

describe('the dialog', () => {
  it('sends nothing while a place is open, and puts the cursor there', () => {
    const driven = inDialog().tell({ type: 'decide-later' }, { type: 'save-merged', ...stamp });
    expect(driven.count('put')).toBe(1);
    expect(driven.session.collision).toMatchObject({
      open: true,
      cursor: { field: 'body', region: conflictIn(driven) },
    });
  });

  it('saves what was decided under their tag, naming where I started, and shelves what of mine it lacks', () => {
    const driven = inDialog();
    driven.tell(choose(conflictIn(driven), 'theirs'), { type: 'save-merged', ...stamp });
    expect(driven.last('put')).toMatchObject({
      content: words('one THEIRS three'),
      guard: { ifMatch: '"2"' },
      mergeBase: '"1"',
    });
    expect(driven.count('shelve')).toBe(0);
    driven.saved(3);
    expect(driven.session.notice).toMatchObject({ type: 'merged', version: 3 });
    expect(driven.last('shelve').entry).toMatchObject({
      content: words('one MINE three'),
      reason: 'merged',
      mergedWith: '"2"',
    });
    expect(keptOf(driven.session)).not.toBeNull();
    driven.tell({ type: 'shelved', shelfId: stamp.shelfId });
    expect(keptOf(driven.session)).toBeNull();
  });

  it('keeps choices that still apply when they save once more, and says what is new', () => {
    const driven = open()
      .type('one MINE three four FIVE')
      .tell({ type: 'save' })
      .collided(versionOf(2, 'one THEIRS three'));
    driven.tell(choose(conflictIn(driven), 'mine'), { type: 'save-merged', ...stamp });
    expect(driven.session.text.body).toContain('FIVE');
    driven.collided(versionOf(3, 'ALSO THEIRS three'));
    expect(driven.session.text).toEqual(words('one MINE three four FIVE'));
    expect(driven.session.collision).toMatchObject({ theirs: { version: 3 }, open: true });
    expect(driven.session.notice).toMatchObject({ type: 'collided-again', version: 3 });
  });

  it('keeps a choice whose place did not change', () => {
    const driven = open()
      .type('MINE two three')
      .tell({ type: 'save' })
      .collided(versionOf(2, 'THEIRS two three'));
    driven.tell(choose(conflictIn(driven), 'mine'), {
      type: 'head-changed',
      head: versionOf(3, 'THEIRS two NEW'),
    });
    expect(saveStateOf(driven.session)).toMatchObject({ kind: 'collision', conflicts: 0 });
    expect(driven.session.collision!.fresh.body).toHaveLength(1);
    driven.tell({ type: 'save-merged', ...stamp });
    expect(driven.last('put')).toMatchObject({ content: words('MINE two NEW'), guard: { ifMatch: '"3"' } });
  });

  it('starts the next merge from their version once more was typed on top of the merge', () => {
    const driven = inDialog();
    driven.tell(
      choose(conflictIn(driven), 'theirs'),
      { type: 'save-merged', ...stamp },
      { type: 'decide-later' },
    );
    driven.type('one THEIRS three TYPED').collided(versionOf(3, 'NEW THEIRS three'));
    expect(driven.last('put')).toMatchObject({
      content: words('NEW THEIRS three TYPED'),
      guard: { ifMatch: '"3"' },
      mergeBase: '"1"',
    });
    expect(driven.session.saving?.settles).toMatchObject({ base: { version: 2 }, theirs: { version: 3 } });
  });

  it('comes back with the same choices from a draft', () => {
    const driven = inDialog();
    driven.tell(choose(conflictIn(driven), 'mine'), { type: 'decide-later' });
    const session = structuredClone(keptOf(driven.session)!);
    const next = new Driven(V1, sessionOf({ session }));
    next.tell({ type: 'resumed', draftedAt: '14:02', seed: 'next' });
    expect(next.session.collision).toEqual(driven.session.collision);
    expect(next.session.notice).toMatchObject({ type: 'restored', draftedAt: '14:02' });
    next.tell({ type: 'save' }, { type: 'save-merged', ...stamp });
    expect(next.last('put')).toMatchObject({ guard: { ifMatch: '"2"' } });
  });

  it('takes up what was typed after "Decide later" when it is opened again', () => {
    const driven = inDialog().tell({ type: 'decide-later' }).type('one MINE three four');
    expect(driven.session.collision!.mine).toEqual(words('one MINE three'));
    driven.tell({ type: 'review' });
    expect(driven.session.collision).toMatchObject({ mine: words('one MINE three four'), open: true });
  });

  it('replaces theirs only under the tag that was shown, and asks again if they saved once more', () => {
    const driven = inDialog().tell({ type: 'replace-theirs', ...stamp });
    expect(driven.last('put')).toMatchObject({ content: words('one MINE three'), guard: { ifMatch: '"2"' } });
    driven.collided(versionOf(3, 'one AGAIN three'));
    expect(saveStateOf(driven.session)).toMatchObject({ kind: 'collision', open: true });
    driven.tell({ type: 'replace-theirs', ...stamp }).saved(4);
    expect(driven.session.notice).toMatchObject({ type: 'replaced', version: 4 });
  });

  it('saves mine as a document of its own and moves on to theirs', () => {
    const driven = inDialog().tell({ type: 'save-as-copy', copyId: 'copy', ...stamp });
    expect(driven.last('put')).toMatchObject({
      documentId: 'copy',
      content: words('one MINE three', 'Title (copy)'),
      guard: { ifNoneMatch: '*' },
    });
    driven.saved(1);
    expect(driven.session.notice).toMatchObject({ type: 'copied', documentId: 'copy' });
    expect(driven.session.text).toEqual(words('one THEIRS three'));
    expect(keptOf(driven.session)).toBeNull();
  });

  it('takes what was typed while a copy was saved into the merge before it is saved', () => {
    const driven = inDialog().tell({ type: 'save-as-copy', copyId: 'copy', ...stamp });
    driven.type('one MINE three four').saved(1);
    driven.tell(choose(conflictIn(driven), 'mine'), { type: 'save-merged', ...stamp });
    expect(driven.session.collision?.mine).toEqual(words('one MINE three four'));
    driven.tell({ type: 'save-merged', ...stamp });
    expect(driven.last('put').content).toEqual(words('one MINE three four'));
  });

  it('puts mine on the shelf when a choice left out no more than a mark of it', () => {
    const driven = open().type('one, two three').tell({ type: 'save' });
    driven.collided(versionOf(2, 'one; two three'));
    driven.tell(choose(conflictIn(driven), 'theirs'), { type: 'save-merged', ...stamp }).saved(3);
    expect(driven.last('shelve').entry).toMatchObject({ content: words('one, two three'), reason: 'merged' });
  });

  it('puts mine on the shelf when it is discarded, and keeps it until it is there', () => {
    const driven = inDialog().tell({ type: 'discard', ...stamp });
    expect(driven.session.text).toEqual(words('one THEIRS three'));
    expect(driven.last('shelve').entry).toMatchObject({
      content: words('one MINE three'),
      reason: 'discarded',
    });
    expect(keptOf(driven.session)?.shelving).toHaveLength(1);
    driven.tell({ type: 'shelved', shelfId: stamp.shelfId });
    expect(keptOf(driven.session)).toBeNull();
  });

  it('gives my text and the choices back when the merge is undone, with theirs saved again', () => {
    const driven = inDialog();
    driven.tell(choose(conflictIn(driven), 'theirs'), { type: 'save-merged', ...stamp }).saved(3);
    driven.tell({ type: 'undo-merge' });
    expect(driven.last('put')).toMatchObject({
      content: words('one THEIRS three'),
      guard: { ifMatch: '"3"' },
    });
    driven.saved(4);
    expect(driven.session).toMatchObject({ text: words('one MINE three'), base: { version: 1 } });
    const { author } = versionOf(2, '');
    expect(driven.session.collision).toMatchObject({
      theirs: { version: 4, author },
      undone: true,
      open: false,
    });
    expect(driven.session.collision!.choices.body).toContainEqual({ take: 'theirs' });
    // It stays theirs, whatever I type on, until they save again.
    driven.type('one MINE three more').tell({ type: 'review' });
    expect(driven.session.collision).toMatchObject({ theirs: { version: 4, author }, undone: true });
    driven.tell({ type: 'head-changed', head: versionOf(5, 'one OTHERS three') });
    expect(driven.session.collision).toMatchObject({ theirs: { version: 5 }, undone: false });
  });

  it('is back, with my text, when its result was refused', () => {
    const driven = inDialog();
    driven.tell(choose(conflictIn(driven), 'theirs'), { type: 'save-merged', ...stamp });
    const refusal = { status: 403, error: 'forbidden', message: 'No.' };
    driven.tell({ type: 'refused', id: driven.last('put').id, refusal });
    expect(driven.session.text).toEqual(words('one MINE three'));
    expect(driven.session.collision!.choices.body).toContainEqual({ take: 'theirs' });
  });

  it('is closed to decisions while what was decided is on its way', () => {
    const driven = inDialog();
    driven.tell(choose(conflictIn(driven), 'theirs'), { type: 'save-merged', ...stamp });
    const { collision } = driven.session;
    driven.tell(choose(conflictIn(driven), 'mine'));
    expect(driven.session.collision).toBe(collision);
  });
});
