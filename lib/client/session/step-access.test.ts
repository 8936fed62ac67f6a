import { describe, expect, it } from 'vitest';
import type { Access } from '@/lib/client/document/access';
import { Driven, inDialog, open, stamp, V1, versionOf, words } from '@/lib/client/testing/drive';
import { keptOf, sessionOf } from './draft';
import { saveStateOf } from './save-state';
import { isDirty, isUnreadable } from './session';

const may = (access: Access) => ({ type: 'access', access }) as const;
const forbidden = { status: 403, error: 'forbidden', message: 'No.' };

describe('a session whose person may only read', () => {
  it('opens as what the server says that one may do, and as one who may write where it says nothing', () => {
    expect(new Driven({ ...V1, access: 'view' }).session.access).toBe('view');
    expect(open().session.access).toBe('edit');
  });

  it('follows what others save, has nothing to save and nothing to keep', () => {
    const reading = open().tell(may('view'), { type: 'head-changed', head: versionOf(2, 'one two four') });
    expect(reading.session.text).toEqual(words('one two four'));
    expect(saveStateOf(reading.session)).toEqual({ kind: 'reading', version: 2 });
    expect(keptOf(reading.session)).toBeNull();
    reading.tell({ type: 'save' });
    expect(reading.count('put')).toBe(0);
  });

  it.each(['view', 'none'] as const)(
    'keeps the text as it was when access becomes %s, and sends none of it',
    (access) => {
      const driven = open().type('one MINE three').tell(may(access));
      driven.tell({ type: 'head-changed', head: versionOf(2, 'one THEIRS three') });
      driven.tell(
        { type: 'save' },
        { type: 'review' },
        { type: 'update-now' },
        { type: 'recreate', ...stamp },
      );
      expect(driven.session.text).toEqual(words('one MINE three'));
      expect(saveStateOf(driven.session)).toEqual({ kind: 'withheld' });
      expect(driven.session).toMatchObject({ saving: null, collision: null, merging: null });
      expect(driven.count('put')).toBe(0);
      expect(keptOf(driven.session)?.access).toBe(access);
    },
  );

  it('learns it from a save that is forbidden, and does not send it again', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' });
    driven.tell({ type: 'refused', id: driven.last('put').id, refusal: forbidden });
    expect(driven.session).toMatchObject({ access: 'view', refusal: null, saving: null });
    expect(driven.session.text).toEqual(words('one MINE three'));
    driven.tell({ type: 'online' }, { type: 'save' });
    expect(driven.count('put')).toBe(1);
  });

  it('ends what waits to be sent again with the first answer, and sends no queued text', () => {
    const driven = open()
      .type('one MINE three')
      .tell({ type: 'save' })
      .type('one MINE four')
      .tell({ type: 'save' });
    driven.unanswered().tell(may('view'), { type: 'retry', id: driven.last('put').id });
    expect(driven.count('put')).toBe(2);
    driven.tell({ type: 'refused', id: driven.last('put').id, refusal: forbidden });
    expect(driven.count('put')).toBe(2);
    expect(driven.session.text).toEqual(words('one MINE four'));
  });

  it.each([{ error: 'other_person' }, { reason: 'origin' }])(
    'does not take another 403 for that: %o',
    (other) => {
      const driven = open().type('one MINE three').tell({ type: 'save' });
      const refusal = { ...forbidden, ...other };
      driven.tell({ type: 'refused', id: driven.last('put').id, refusal });
      expect(driven.session).toMatchObject({ access: 'edit', refusal });
    },
  );

  it('opens no dialog and saves nothing when a save under way meets somebody else meanwhile', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' }, may('view'));
    driven.collided(versionOf(2, 'one THEIRS three'));
    expect(driven.session).toMatchObject({ collision: null, merging: null, saving: null });
    expect(driven.session.text).toEqual(words('one MINE three'));
    expect(driven.count('put')).toBe(1);
  });

  it('makes a copy of the text, byte for byte, and then reads on', () => {
    const driven = open().type('one MINE three').tell(may('view'));
    driven.tell({ type: 'head-changed', head: versionOf(2, 'one THEIRS three') });
    driven.tell({ type: 'save-as-copy', copyId: 'copy', ...stamp });
    expect(driven.last('put')).toMatchObject({
      documentId: 'copy',
      content: { ...words('one MINE three'), title: 'Copy of Title' },
      guard: { ifNoneMatch: '*' },
    });
    driven.saved(1);
    expect(driven.session.text).toEqual(words('one THEIRS three'));
    expect(saveStateOf(driven.session)).toEqual({ kind: 'reading', version: 2 });
  });

  it('goes over to reading when its text is what was saved after all', () => {
    const driven = open().type('one MINE three').tell(may('view'));
    driven.tell({ type: 'head-changed', head: versionOf(2, 'one MINE three') });
    expect(isDirty(driven.session)).toBe(false);
  });
});

describe('a session whose person may write again', () => {
  it.each(['view', 'none'] as const)('goes on after %s with the draft where it was', (access) => {
    const driven = open().type('one MINE three').tell(may(access), may('edit'));
    expect(saveStateOf(driven.session)).toEqual({ kind: 'unsaved' });
    driven.tell({ type: 'save' });
    expect(driven.last('put')).toMatchObject({ guard: { ifMatch: '"1"' }, content: words('one MINE three') });
  });

  it('sees what others saved meanwhile, and merges with that', () => {
    const driven = open().type('one MINE three').tell(may('view'));
    driven.tell({ type: 'head-changed', head: { ...versionOf(2, 'one two OTHER'), access: 'edit' } });
    expect(driven.session.foresight).toMatchObject({ conflicts: 0, theirs: { version: 2 } });
    driven.tell({ type: 'save' });
    expect(driven.last('put')).toMatchObject({
      content: words('one MINE OTHER'),
      guard: { ifMatch: '"2"' },
      mergeBase: '"1"',
    });
  });

  it('has its dialog back with what was decided in it', () => {
    const driven = inDialog();
    const before = driven.session.collision!;
    driven.tell(may('view'));
    expect(driven.session.collision).toEqual({ ...before, open: false });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'withheld' });
    driven.tell({ type: 'review' });
    expect(driven.session.collision?.open).toBe(false);
    driven.tell(may('own'), { type: 'review' });
    expect(driven.session.collision).toEqual({ ...before, open: true });
  });

  it('is not disturbed by becoming the owner', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' });
    const before = driven.session;
    expect(driven.tell(may('own')).session).toEqual({ ...before, access: 'own' });
  });
});

describe('a document that cannot be read any more', () => {
  const missing = { type: 'head-gone', gone: { reason: 'missing', by: null, at: null } } as const;

  it('is one that is withheld, or that the server knows nothing of, and not one that was deleted', () => {
    const gone = (reason: 'missing' | 'deleted') =>
      open().tell({ type: 'head-gone', gone: { reason, by: null, at: null } }).session;
    expect(isUnreadable(open().tell(may('none')).session)).toBe(true);
    expect(isUnreadable(gone('missing'))).toBe(true);
    expect(isUnreadable(gone('deleted'))).toBe(false);
    expect(isUnreadable(open().tell(may('view')).session)).toBe(false);
  });

  it('is not said to be deleted, which nobody knows', () => {
    for (const events of [[may('none')], [missing], [may('none'), missing]]) {
      expect(
        saveStateOf(
          open()
            .type('one MINE three')
            .tell(...events).session,
        ),
      ).toEqual({ kind: 'withheld' });
    }
  });

  it('shows nothing of what others saved when the own text is set aside', () => {
    const driven = open().type('one MINE three');
    driven.tell({ type: 'head-changed', head: versionOf(2, 'one THEIRS three') }, may('none'));
    driven.tell({ type: 'discard', ...stamp });
    expect(driven.session.text).toEqual(V1.content);
    expect(driven.last('shelve').entry.content).toEqual(words('one MINE three'));
  });

  it('can be read again: the text moves on, or is merged', () => {
    const gone = { reason: 'missing', by: null, at: null } as const;
    const driven = open().tell(may('none'), { type: 'head-gone', gone }, may('edit'));
    driven.tell({ type: 'head-changed', head: { ...versionOf(3, 'one two four'), access: 'edit' } });
    expect(isUnreadable(driven.session)).toBe(false);
    expect(driven.session.text).toEqual(words('one two four'));
  });
});

it('a draft of an earlier release, which knew of no access, opens as one that may be saved', () => {
  const { access: _, ...session } = keptOf(open().type('one MINE three').session)!;
  expect(sessionOf({ session }).access).toBe('edit');
});
