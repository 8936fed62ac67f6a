import { describe, expect, it } from 'vitest';
import { conflictIn, type Driven, inDialog, stamp, versionOf } from '@/lib/client/testing/drive';
import { keptOf } from './draft';

const focus = { type: 'write', active: true } as const;
const leave = { type: 'write', active: false } as const;
const news = { type: 'head-changed', head: versionOf(3, 'one AGAIN three') } as const;

/** A dialog in whose one conflict a wording is being typed, a key after the other. */
function typing(keys = 'w'): Driven {
  const driven = inDialog().tell(focus);
  for (let length = 1; length <= keys.length; length++) type(driven, keys.slice(0, length));
  return driven;
}

function type(driven: Driven, text: string): void {
  const place = { field: 'body', region: conflictIn(driven) } as const;
  driven.tell(focus, { type: 'choose', place, choice: { take: 'edited', text } });
}

const wording = (driven: Driven) => driven.session.collision?.choices.body[conflictIn(driven)] ?? null;

describe('news while a wording is typed in the dialog', () => {
  it('waits with the place until the field is left, and not a key is lost', () => {
    const driven = typing('wor');
    const merges = driven.count('merge');
    driven.tell(news);
    type(driven, 'word');
    expect(wording(driven)).toEqual({ take: 'edited', text: 'word' });
    expect(driven.session.collision?.theirs.version).toBe(2);
    expect(driven.count('merge')).toBe(merges);

    driven.tell(leave);
    expect(driven.session.collision).toMatchObject({
      theirs: { version: 3 },
      displaced: { body: [{ text: 'word' }] },
    });
    expect(wording(driven)).toBeNull();
    expect(driven.last('merge').delay).toBeGreaterThan(0);
    expect(driven.session.notice).toMatchObject({ type: 'collided-again', version: 3 });
  });

  it('waits also where its merge was asked for before the field was entered', () => {
    const driven = inDialog().wait(true).tell(news, focus);
    driven.merge(driven.last('merge'));
    expect(driven.session).toMatchObject({ collision: { theirs: { version: 2 } }, merging: null });
    driven.tell(leave).merge(driven.last('merge'));
    expect(driven.session.collision?.theirs.version).toBe(3);
  });

  it('waits on where another field is entered from the first', () => {
    const driven = typing().wait(true).tell(news, leave, focus);
    driven.merge(driven.last('merge'));
    expect(driven.session.collision?.theirs.version).toBe(2);
  });

  it('is taken up where a save is asked for, and nothing is sent that leaves it out', () => {
    const driven = typing().tell(news, { type: 'save-merged', ...stamp });
    expect(driven.count('put')).toBe(1);
    expect(driven.session.collision).toMatchObject({
      theirs: { version: 3 },
      displaced: { body: [{ text: 'w' }] },
    });
  });

  it('is taken up where the save is what brings it', () => {
    const driven = typing().tell({ type: 'save-merged', ...stamp });
    expect(driven.last('put')).toMatchObject({ guard: { ifMatch: '"2"' } });
    driven.collided(versionOf(3, 'one AGAIN three'));
    expect(driven.session.collision).toMatchObject({
      theirs: { version: 3 },
      displaced: { body: [{ text: 'w' }] },
    });
  });

  it('waits again for whoever types on after they asked to save', () => {
    const driven = typing()
      .wait(true)
      .tell(news, { type: 'save-merged', ...stamp });
    type(driven, 'wo');
    driven.merge(driven.last('merge'));
    expect(wording(driven)).toEqual({ take: 'edited', text: 'wo' });
    driven.tell(leave).merge(driven.last('merge'));
    expect(driven.session.collision).toMatchObject({
      theirs: { version: 3 },
      displaced: { body: [{ text: 'wo' }] },
    });
  });

  it('waits where the document was deleted, and typing goes on into the wording', () => {
    const driven = typing().tell({ type: 'head-gone', gone: { reason: 'deleted', by: null, at: null } });
    type(driven, 'wo');
    expect(wording(driven)).toEqual({ take: 'edited', text: 'wo' });
    expect(driven.session).toMatchObject({ gone: { reason: 'deleted' }, writing: true });
    expect(driven.tell({ type: 'save-merged', ...stamp }).session.writing).toBe(false);
    expect(driven.count('put')).toBe(1);
  });

  it('asks for nothing where there is none, where the answer of a save is awaited, or where nothing may be saved', () => {
    const calm = typing();
    const merges = calm.count('merge');
    expect(calm.tell(leave).count('merge')).toBe(merges);

    const saving = typing().tell(news).wait(true);
    saving.tell({ type: 'replace-theirs', ...stamp });
    const before = saving.count('merge');
    expect(saving.tell(leave).count('merge')).toBe(before);

    const reading = typing().tell(news, { type: 'access', access: 'view' });
    expect(reading.tell(leave).session.collision).toMatchObject({ open: false, theirs: { version: 2 } });
  });

  it('is not kept on the device', () => {
    expect(keptOf(typing().session)).not.toHaveProperty('writing');
  });
});
