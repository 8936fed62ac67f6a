import { describe, expect, it } from 'vitest';
import type { Snapshot } from '@/lib/client/document/content';
import { open, versionOf, words } from '@/lib/client/testing/drive';
import { saveStateOf } from './save-state';
import { type Gone, isUnreadable } from './session';

/** A version of the server after a backup was put back that had the first one. */
const thereafter = (version: number, text: string): Snapshot => ({
  ...versionOf(version, text),
  etag: `"${version}-again"`,
  rewoundTo: versionOf(1, 'one two three'),
});

/** Somebody who has saved versions 2 and 3. */
const saved = () =>
  open()
    .type('ONE two three')
    .tell({ type: 'save' })
    .saved(2)
    .type('ONE TWO three')
    .tell({ type: 'save' })
    .saved(3);

describe('a session whose versions went on the server as a backup was put back', () => {
  it('keeps its text, which is unsaved then, and saves it over what the server has', () => {
    const driven = saved().tell({
      type: 'head-changed',
      head: { ...versionOf(1, 'one two three'), rewoundTo: versionOf(1, 'one two three') },
    });
    expect(driven.session).toMatchObject({
      text: words('ONE TWO three'),
      notice: { type: 'put-back', version: 1 },
    });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'unsaved' });
    driven.tell({ type: 'save' });
    expect(driven.last('put')).toMatchObject({ content: words('ONE TWO three'), guard: { ifMatch: '"1"' } });
    driven.saved(2);
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 2 });
  });

  it.each([2, 3, 4])('merges what others saved since, as version %i, with all of it', (version) => {
    const driven = saved().tell({ type: 'head-changed', head: thereafter(version, 'one two THREE') });
    expect(driven.session).toMatchObject({ text: words('ONE TWO three'), foresight: { conflicts: 0 } });
    driven.tell({ type: 'save' });
    expect(driven.last('put')).toMatchObject({
      content: words('ONE TWO THREE'),
      guard: { ifMatch: `"${version}-again"` },
    });
  });

  it('learns of it by a save as well', () => {
    const driven = saved()
      .type('ONE TWICE three')
      .tell({ type: 'save' })
      .collided(thereafter(2, 'one two THREE'));
    expect(driven.last('put')).toMatchObject({
      content: words('ONE TWICE THREE'),
      guard: { ifMatch: '"2-again"' },
    });
    expect(driven.count('put')).toBe(4);
  });

  describe('and had nothing of the document', () => {
    const AT = '2026-01-01T12:00:00.000Z';
    const lost = { after: '2026-01-01T11:00:00.000Z', before: '2026-01-01T13:00:00.000Z' };
    const missing = (parts: Partial<Gone> = {}): Gone => ({
      reason: 'missing',
      by: null,
      at: null,
      lost,
      ...parts,
    });
    /** Somebody whose text was saved at that time. */
    const savedAt = (at: string | null) => {
      const driven = open().type('ONE two three').tell({ type: 'save' });
      const { id } = driven.last('put');
      return driven.tell({ type: 'saved', id, snapshot: { ...versionOf(2, 'ONE two three'), savedAt: at } });
    };

    it('keeps the text, and makes the document again with the next save', () => {
      const driven = savedAt(AT).tell({ type: 'head-gone', gone: missing() });
      expect(driven.session).toMatchObject({
        text: words('ONE two three'),
        gone: null,
        notice: { type: 'put-back', version: 0 },
      });
      expect(isUnreadable(driven.session)).toBe(false);
      expect(saveStateOf(driven.session)).toEqual({ kind: 'unsaved' });
      driven.tell({ type: 'save' });
      expect(driven.last('put')).toMatchObject({
        content: words('ONE two three'),
        guard: { ifNoneMatch: '*' },
      });
      driven.saved(1);
      expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 1 });
    });

    it('does so where a save learns of it, with what was to be saved', () => {
      const driven = savedAt(AT).type('ONE TWO three').tell({ type: 'save' });
      driven.tell({ type: 'vanished', id: driven.last('put').id, gone: missing() });
      expect(driven.session.notice).toMatchObject({ type: 'put-back', version: 0 });
      driven.tell({ type: 'save' });
      expect(driven.last('put')).toMatchObject({
        content: words('ONE TWO three'),
        guard: { ifNoneMatch: '*' },
      });
    });

    it('knows the time to the second', () => {
      const after = '2026-01-01T12:00:00.900Z';
      const driven = savedAt(AT).tell({ type: 'head-gone', gone: missing({ lost: { ...lost, after } }) });
      expect(driven.session.notice).toMatchObject({ type: 'put-back', version: 0 });
    });

    it.each([
      ['where it was saved before the backup was made', '2026-01-01T10:00:00.000Z', missing()],
      ['where it was saved after that was put back', '2026-01-01T14:00:00.000Z', missing()],
      ['where nobody knows when it was saved', null, missing()],
      ['where no backup was put back', AT, { ...missing(), lost: undefined } as unknown as Gone],
      ['where it was deleted', AT, missing({ reason: 'deleted' })],
    ])('takes it for gone %s', (_, at, gone) => {
      const driven = savedAt(at).tell({ type: 'head-gone', gone });
      expect(driven.session.gone).toEqual(gone);
    });
  });

  it('is told once, however often it hears of the same version', () => {
    const head = thereafter(2, 'one two THREE');
    const driven = saved().tell({ type: 'head-changed', head });
    const { notice } = driven.session;
    driven.tell({ type: 'head-changed', head });
    expect(driven.session.notice).toEqual(notice);
  });
});
