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

describe('a document deleted meanwhile', () => {
  const gone = { reason: 'deleted', by: { name: 'Ana', you: false }, at: null } as const;

  it('keeps the text and can be made again with it', () => {
    const driven = open().type('mine').tell({ type: 'save' });
    driven.tell({ type: 'vanished', id: driven.last('put').id, gone });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'deleted' });
    driven.tell({ type: 'recreate', ...stamp });
    expect(driven.last('put')).toMatchObject({ content: words('mine'), guard: { ifNoneMatch: '*' } });
    driven.saved(2);
    expect(driven.session).toMatchObject({ gone: null, notice: { type: 'recreated' } });
  });

  it('is a collision like any other when somebody else made it again first', () => {
    const driven = open()
      .type('one MINE three')
      .tell({ type: 'head-gone', gone }, { type: 'recreate', ...stamp });
    driven.collided(versionOf(2, 'one THEIRS three'));
    expect(saveStateOf(driven.session)).toMatchObject({ kind: 'collision', conflicts: 1 });
  });

  it('is compared, after a merge that met its end, with the version that it was merged with', () => {
    const driven = inDialog();
    const { theirs } = driven.session.collision!;
    driven.tell(choose(conflictIn(driven), 'mine'), { type: 'save-merged', ...stamp });
    driven.tell({ type: 'vanished', id: driven.last('put').id, gone });
    expect(driven.session).toMatchObject({ base: theirs, mergeBase: V1.etag, collision: null });
  });

  it('can be kept as a new document, under its own title', () => {
    const driven = open()
      .type('mine')
      .tell({ type: 'head-gone', gone }, { type: 'save-as-copy', copyId: 'copy', ...stamp });
    expect(driven.last('put')).toMatchObject({ documentId: 'copy', content: words('mine') });
    driven.saved(1);
    expect(keptOf(driven.session)).toBeNull();
    expect(driven.session.gone).toEqual({ ...gone, keptAs: 'copy' });
    // Heard of again, it is the same deletion; another one is not.
    driven.tell({ type: 'head-gone', gone });
    expect(driven.session.gone).toEqual({ ...gone, keptAs: 'copy' });
    const later = { ...gone, at: '2031-01-01T00:00:00.000Z' };
    driven.tell({ type: 'head-gone', gone: later });
    expect(driven.session.gone).toEqual(later);
  });

  it('sends nothing by a mere save', () => {
    const driven = open().type('mine').tell({ type: 'head-gone', gone }, { type: 'save' });
    expect(driven.count('put')).toBe(0);
  });

  it('shelves what was typed in the dialog when it is made again', () => {
    const driven = inDialog();
    const choice = { take: 'edited', text: 'BY HAND\n' } as const;
    driven.tell({ type: 'choose', place: { field: 'body', region: conflictIn(driven) }, choice });
    driven.tell({ type: 'head-gone', gone }, { type: 'recreate', ...stamp }).saved(3);
    expect(driven.last('shelve').entry).toMatchObject({
      content: { body: 'BY HAND\n' },
      reason: 'displaced',
    });
  });
});

describe('a session taken up again', () => {
  it('sends the save once more that was on its way, the same bytes under the same tag and key', () => {
    const driven = open().type('a').tell({ type: 'save' }).type('b');
    const session = structuredClone(keptOf(driven.session)!);
    const next = new Driven(V1, sessionOf({ session }));
    next.tell({ type: 'resumed', draftedAt: '', seed: 'next' });
    const { id: _, attempt, ...sent } = driven.last('put');
    expect(next.last('put')).toMatchObject({
      ...sent,
      attempt: attempt + 1,
      content: words('a'),
      guard: { ifMatch: '"1"' },
    });
    next.collided(versionOf(3, 'a, too'), versionOf(2, 'a', 'me'));
    expect(next.session).toMatchObject({
      collision: null,
      text: words('b'),
      notice: { type: 'found-saved' },
    });
  });

  it('foresees anew what a save will meet, where that was known before', () => {
    const driven = open().type('a');
    driven.tell({ type: 'head-changed', head: versionOf(2, 'theirs') });
    expect(driven.session.foresight).not.toBeNull();
    const session = structuredClone(keptOf(driven.session)!);
    const next = new Driven(V1, sessionOf({ session }));
    next.tell({ type: 'resumed', draftedAt: '', seed: 'next' });
    expect(next.session.foresight).toEqual(driven.session.foresight);
  });

  it('makes no key again that was made since it was kept', () => {
    const driven = open().type('a');
    const session = structuredClone(keptOf(driven.session)!);
    driven.type('b').tell({ type: 'save' });
    const next = new Driven(V1, sessionOf({ session }));
    next.tell({ type: 'resumed', draftedAt: '', seed: 'next' }, { type: 'save' });
    expect(next.last('put').content).toEqual(words('a'));
    expect(next.last('put').key).not.toBe(driven.last('put').key);
  });
});
