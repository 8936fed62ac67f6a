import { describe, expect, it } from 'vitest';
import { Driven, versionOf, words } from '@/lib/client/testing/drive';
import { keptOf, sessionOf } from './draft';
import { saveStateOf } from './save-state';
import { isUnborn, UNBORN, unbornSession } from './session';

const FIRST = words('first', 'Untitled');

/** A document that was begun without a server, taken up again from the device. */
function begun() {
  const kept = keptOf(unbornSession('doc', FIRST, 'key', 'seed'))!;
  const driven = new Driven(UNBORN, sessionOf({ session: kept }));
  driven.tell({ type: 'resumed', draftedAt: '', seed: 'another' });
  const { saving } = driven.session;
  return { driven, id: saving!.id };
}

const puts = (driven: Driven) => driven.effects.filter((effect) => effect.type === 'put');
const silence = (id: number) =>
  ({ type: 'unanswered', id, random: 0, retryAfter: null, status: null }) as const;

describe('a document that only this device knows', () => {
  it('is made by a save that may make it only once, and says nothing of changes that are back', () => {
    const { driven } = begun();
    expect(puts(driven)).toEqual([
      expect.objectContaining({ documentId: 'doc', key: 'key', content: FIRST, guard: { ifNoneMatch: '*' } }),
    ]);
    expect(driven.session.notice).toBeNull();
  });

  it('takes it for nothing that the server does not know it, and lets nobody see it', () => {
    const { driven, id } = begun();
    driven.tell({ type: 'offline' }, silence(id));
    const before = driven.session;
    driven.tell({ type: 'access', access: 'none' });
    driven.tell({ type: 'head-gone', gone: { reason: 'missing', by: null, at: null } });
    expect(driven.session).toEqual(before);
    expect(saveStateOf(driven.session)).toEqual({ kind: 'offline' });
  });

  it('is on the device all the while, with what was typed since, and goes out as it was when the network is back', () => {
    const { driven, id } = begun();
    driven.tell({ type: 'offline' }, silence(id), { type: 'edit', text: words('first more', 'Trip') });
    expect(keptOf(driven.session)).toMatchObject({ base: UNBORN, text: { title: 'Trip' } });
    driven.tell({ type: 'online' });
    expect(puts(driven).map(({ key, content }) => [key, content])).toEqual([
      ['key', FIRST],
      ['key', FIRST],
    ]);
  });

  it('has what was typed before it was made as its second version, without being asked', () => {
    const { driven, id } = begun();
    const text = words('first more', 'Trip');
    driven.tell({ type: 'edit', text });
    const made = { ...versionOf(1, ''), content: FIRST };
    driven.tell({ type: 'saved', id, snapshot: made });
    expect(isUnborn(driven.session)).toBe(false);
    expect(puts(driven).at(-1)).toMatchObject({ content: text, guard: { ifMatch: made.etag, version: 1 } });
    expect(puts(driven).at(-1)?.key).not.toBe('key');
    driven.tell({
      type: 'saved',
      id: driven.session.saving!.id,
      snapshot: { ...versionOf(2, ''), content: text },
    });
    driven.tell({ type: 'edit', text: words('later', 'Trip') });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'unsaved' });
    expect(keptOf(driven.session)).not.toBeNull();
  });

  it('is found made where the answer was lost', () => {
    const { driven, id } = begun();
    const made = { ...versionOf(1, ''), content: FIRST };
    driven.tell({ type: 'collided', id, current: made, savedAs: made, random: 0 });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 1 });
    expect(keptOf(driven.session)).toBeNull();
  });

  it('can be tried again by saving where the server refused it, even with nothing in it', () => {
    const { driven, id } = begun();
    driven.tell({ type: 'refused', id, refusal: { status: 403, error: 'other_person', message: '' } });
    expect(keptOf(driven.session)).not.toBeNull();
    driven.tell({ type: 'save' });
    expect(puts(driven).at(-1)).toMatchObject({ content: FIRST, guard: { ifNoneMatch: '*' } });
    const again = driven.session.saving!.id;
    driven.tell({ type: 'refused', id: again, refusal: { status: 403, error: 'other_person', message: '' } });
    driven.tell({ type: 'edit', text: UNBORN.content }, { type: 'save' });
    expect(puts(driven).at(-1)).toMatchObject({ content: UNBORN.content, guard: { ifNoneMatch: '*' } });
  });
});
