import { describe, expect, it } from 'vitest';
import type { Session } from '@/lib/client/session/session';
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

/** A save that waits, since nobody answered. */
const waiting = () => open().type('one MINE three').tell({ type: 'offline' }, { type: 'save' }).unanswered();

/** A merge that was decided, saved, and waits. */
function mergeWaiting(): Driven {
  const driven = inDialog();
  return driven.tell(choose(conflictIn(driven), 'theirs'), { type: 'save-merged', ...stamp }).unanswered();
}

const discard = { type: 'discard', ...stamp } as const;
const look = (driven: Driven, current: Session['head'] | null) =>
  driven.tell({ type: 'looked', id: driven.last('look').id, current });

describe('a save that waits and is discarded', () => {
  it('is on the shelf, and is not saved when the network returns', () => {
    const driven = waiting().tell(discard);
    expect(driven.session).toMatchObject({ text: V1.content, saving: null });
    expect(driven.last('shelve').entry).toMatchObject({ content: words('one MINE three') });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 1 });
    const puts = driven.count('put');
    driven.tell({ type: 'online' }, { type: 'retry', id: driven.last('schedule-retry').id });
    expect(driven.count('put')).toBe(puts);
    look(driven, V1);
    expect(driven.count('put')).toBe(puts);
    expect(driven.session.abandoned).toBeNull();
  });

  it('is looked for again until there is an answer', () => {
    const driven = waiting().tell(discard);
    const { id } = driven.last('look');
    driven.tell({ type: 'unanswered', id, random: 0, retryAfter: 5_000, status: 429 });
    expect(driven.last('schedule-retry')).toMatchObject({ id, delay: 5_000 });
    driven.tell({ type: 'retry', id });
    expect(driven.count('look')).toBe(2);
    driven.tell({
      type: 'unanswered',
      id: driven.last('look').id,
      random: 0,
      retryAfter: null,
      status: null,
    });
    driven.tell({ type: 'online' });
    expect(driven.count('look')).toBe(3);
  });

  it('asks by its key whether it had arrived, once it cannot be saved any more, and tells', () => {
    const driven = waiting();
    const { id: _, attempt, ...sent } = driven.last('put');
    driven.tell(discard);
    look(driven, versionOf(3, 'one MINE reworded'));
    const { id, ...asked } = driven.last('put');
    expect(asked).toEqual({ ...sent, attempt: attempt + 1 });
    const saved = versionOf(2, 'one MINE three', 'me');
    driven.tell({
      type: 'collided',
      id,
      current: versionOf(3, 'one MINE reworded'),
      savedAs: saved,
      random: 0,
    });
    expect(driven.session.notice).toMatchObject({ type: 'arrived', version: 2 });
    expect(driven.session).toMatchObject({ abandoned: null, head: { version: 3 }, collision: null });
  });

  it('tells nothing where it had not arrived, and goes on with what stands there', () => {
    const driven = waiting().tell(discard);
    look(driven, versionOf(2, 'THEIRS'));
    driven.collided(versionOf(2, 'THEIRS'));
    expect(driven.session).toMatchObject({ abandoned: null, text: words('THEIRS'), collision: null });
    expect(driven.session.notice).toMatchObject({ type: 'moved-on' });
  });

  it('does not hinder the next save', () => {
    const driven = waiting().tell(discard).type('one two FOUR').tell({ type: 'save' });
    expect(driven.last('put')).toMatchObject({ content: words('one two FOUR'), guard: { ifMatch: '"1"' } });
    look(driven, V1);
    driven.saved(2);
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 2 });
  });

  it('is given up also while its answer is awaited, and heard when that comes', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' }, discard);
    expect(driven.session).toMatchObject({ text: V1.content, saving: null });
    driven.saved(2);
    expect(driven.session.notice).toMatchObject({ type: 'arrived', version: 2 });
    expect(driven.session).toMatchObject({ abandoned: null, head: { version: 2 } });
  });

  it('is looked for after the page was closed, where the device had kept it', () => {
    const driven = waiting().tell(discard);
    const session = structuredClone(keptOf(driven.session)!);
    const next = new Driven(V1, sessionOf({ session }));
    next.tell({ type: 'resumed', draftedAt: '', seed: 'next' });
    expect(next.count('put')).toBe(0);
    expect(next.last('look')).toMatchObject({ documentId: 'doc' });
  });
});

describe('a merge that was saved and waits', () => {
  it('can be discarded: both my text and what was decided are on the shelf', () => {
    const driven = mergeWaiting().tell(discard);
    expect(driven.session).toMatchObject({ collision: null, text: words('one THEIRS three') });
    expect(driven.last('shelve').entry).toMatchObject({ content: words('one MINE three') });
  });

  it('can be decided otherwise', () => {
    const driven = mergeWaiting();
    driven.tell(choose(conflictIn(driven), 'mine'));
    expect(driven.session).toMatchObject({ saving: null, text: words('one MINE three') });
    driven.tell({ type: 'save-merged', ...stamp });
    expect(driven.last('put')).toMatchObject({ content: words('one MINE three'), guard: { ifMatch: '"2"' } });
    look(driven, versionOf(2, 'one THEIRS three'));
    driven.saved(3);
    expect(driven.session.notice).toMatchObject({ type: 'merged', version: 3 });
  });

  it('can be decided otherwise also after more was typed on top of it', () => {
    const driven = mergeWaiting().type('one THEIRS three TYPED');
    driven.tell(choose(conflictIn(driven), 'mine'));
    expect(driven.session).toMatchObject({ saving: null, text: words('one THEIRS three TYPED') });
    expect(driven.session.collision?.mine).toEqual(words('one THEIRS three TYPED'));
    expect(driven.last('shelve').entry).toMatchObject({ content: words('one MINE three') });
  });

  it('lets a choice be taken back', () => {
    const driven = mergeWaiting().tell({ type: 'undo-choice' });
    expect(driven.session.saving).toBeNull();
    expect(driven.session.collision?.choices.body).not.toContainEqual({ take: 'theirs' });
  });

  it('is not given up by looking at a place, or by what changes nothing', () => {
    const driven = mergeWaiting();
    const place = { field: 'body', region: conflictIn(driven) } as const;
    driven.tell({ type: 'point', place }, { type: 'redo-choice' }, choose(place.region, 'theirs'));
    expect(driven.session.saving?.intent).toBe('merge');
  });

  it('gives way to mine over theirs', () => {
    const driven = mergeWaiting().tell({ type: 'replace-theirs', ...stamp });
    expect(driven.last('put')).toMatchObject({ content: words('one MINE three'), guard: { ifMatch: '"2"' } });
    expect(driven.session.saving?.intent).toBe('replace');
  });

  it('gives way to a copy, of which asking twice makes one', () => {
    const driven = mergeWaiting().tell({ type: 'save-as-copy', copyId: 'copy', ...stamp });
    expect(driven.last('put')).toMatchObject({
      documentId: 'copy',
      content: { body: words('one MINE three').body },
    });
    driven.tell({ type: 'save-as-copy', copyId: 'second', ...stamp }).unanswered();
    driven.tell({ type: 'save-as-copy', copyId: 'third', ...stamp });
    const copies = driven.effects.filter((effect) => effect.type === 'put' && effect.documentId !== 'doc');
    expect(new Set(copies.map((effect) => effect.type === 'put' && effect.key)).size).toBe(1);
    driven.saved(1);
    expect(driven.session.notice).toMatchObject({ type: 'copied', documentId: 'copy' });
  });

  it('is hurried, not begun anew, when it is saved once more', () => {
    const driven = mergeWaiting();
    const { key } = driven.last('put');
    driven.tell({ type: 'save-merged', ...stamp });
    expect(driven.last('put').key).toBe(key);
    expect(driven.count('put')).toBe(3);
  });

  it('keeps what was typed on top of it, compared with their version from then on', () => {
    const driven = mergeWaiting().tell({ type: 'decide-later' }).type('one THEIRS three TYPED');
    driven.tell({ type: 'replace-theirs', ...stamp });
    expect(driven.session).toMatchObject({
      text: words('one THEIRS three TYPED'),
      base: { version: 2 },
      collision: null,
      saving: null,
    });
    expect(driven.last('shelve').entry).toMatchObject({ content: words('one MINE three') });
  });
});

describe('a copy that waits and is discarded', () => {
  it('is told of if it had arrived', () => {
    const driven = waiting()
      .tell({ type: 'save-as-copy', copyId: 'copy', ...stamp })
      .unanswered()
      .tell(discard);
    expect(driven.session.text).toEqual(V1.content);
    look(driven, { ...versionOf(1, 'one MINE three'), etag: '"copy-1"' });
    expect(driven.session.notice).toMatchObject({ type: 'copied', documentId: 'copy' });
    expect(driven.session.head.version).toBe(1);
  });

  it('is forgotten if it had not', () => {
    const driven = waiting()
      .tell({ type: 'save-as-copy', copyId: 'copy', ...stamp })
      .unanswered()
      .tell(discard);
    const puts = driven.count('put');
    look(driven, null);
    expect(driven.session.abandoned).toBeNull();
    expect(driven.count('put')).toBe(puts);
  });
});
