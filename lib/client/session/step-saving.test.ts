import { describe, expect, it } from 'vitest';
import { inDialog, open, stamp, versionOf, words } from '@/lib/client/testing/drive';
import { keptOf, sameKept } from './draft';
import { saveStateOf } from './save-state';
import { savesByItself } from './session';

describe('saving', () => {
  it('sends the text under the tag of the version that it started from', () => {
    const driven = open().type('one two four').tell({ type: 'save' });
    expect(driven.effects).toEqual([
      {
        type: 'put',
        id: 1,
        key: 'seed-1',
        attempt: 1,
        documentId: 'doc',
        content: words('one two four'),
        guard: { ifMatch: '"1"', version: 1 },
        mergeBase: null,
      },
    ]);
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saving' });
  });

  it('sends nothing where nothing was typed, and says so', () => {
    const driven = open().tell({ type: 'save' });
    expect(driven.effects).toEqual([]);
    expect(driven.session.notice).toMatchObject({ type: 'already-saved', version: 1 });
  });

  it('moves the base on and keeps what was typed meanwhile as unsaved on top of it', () => {
    const driven = open().type('one').tell({ type: 'save' }).type('one more').saved(2);
    expect(driven.session).toMatchObject({
      text: words('one more'),
      base: { version: 2, content: words('one') },
    });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'unsaved' });
  });

  it('queues a save asked for during a save, the latest text only, under the new tag', () => {
    const driven = open()
      .type('a')
      .tell({ type: 'save' })
      .type('b')
      .tell({ type: 'save' })
      .type('c')
      .tell({ type: 'save' });
    expect(driven.count('put')).toBe(1);
    driven.saved(2);
    expect(driven.last('put')).toMatchObject({ content: words('c'), guard: { ifMatch: '"2"' } });
    driven.saved(3);
    expect(driven.count('put')).toBe(2);
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 3 });
  });

  it('opens no dialog over typing when a save that was due by itself meets another version', () => {
    const driven = open()
      .type('one MINE three')
      .tell({ type: 'save', automatic: true })
      .type('one MINE more three')
      .collided(versionOf(2, 'one THEIRS three'));
    expect(driven.session).toMatchObject({
      text: words('one MINE more three'),
      base: { version: 1 },
      collision: null,
      saving: null,
      foresight: { conflicts: 1 },
    });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'unsaved' });
    driven.tell({ type: 'save' }).collided(versionOf(2, 'one THEIRS three'));
    expect(driven.session.collision).toMatchObject({ open: true, mine: words('one MINE more three') });
  });

  it('opens the dialog when a save that was due by itself is asked for while it is under way', () => {
    const driven = open()
      .type('one MINE three')
      .tell({ type: 'save', automatic: true }, { type: 'save' })
      .collided(versionOf(2, 'one THEIRS three'));
    expect(driven.session.collision).toMatchObject({ open: true });
    expect(driven.count('put')).toBe(1);
  });

  it('leaves a save that was asked for what it is when one is due by itself meanwhile', () => {
    const driven = open()
      .type('one MINE three')
      .tell({ type: 'save' }, { type: 'save', automatic: true })
      .collided(versionOf(2, 'one THEIRS three'));
    expect(driven.session.collision).toMatchObject({ open: true });
  });

  it('ignores a late answer to anything but the save awaited', () => {
    const driven = open().type('a').tell({ type: 'save' });
    const before = driven.session;
    driven.tell({ type: 'saved', id: 99, snapshot: versionOf(9, 'x') });
    driven.tell({ type: 'collided', id: 99, current: versionOf(9, 'x'), savedAs: null, random: 0 });
    driven.tell({ type: 'unanswered', id: 99, random: 0, retryAfter: null, status: null });
    expect(driven.session).toBe(before);
  });

  it('stops at a refusal, keeps the text, and may be asked for again', () => {
    const refusal = { status: 413, error: 'content_too_large', message: 'Too large.' };
    const driven = open().type('a').tell({ type: 'save' });
    driven.tell({ type: 'refused', id: driven.last('put').id, refusal });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'error', refusal });
    expect(driven.session.text).toEqual(words('a'));
    expect(driven.count('schedule-retry')).toBe(0);
    driven.tell({ type: 'save' });
    expect(driven.count('put')).toBe(2);
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saving' });
  });
});

describe('a save without an answer', () => {
  it('goes out again with the very same bytes, tag and key, whatever was typed since', () => {
    const driven = open().type('a').tell({ type: 'save' }).type('b').unanswered();
    expect(saveStateOf(driven.session)).toEqual({ kind: 'retrying', attempt: 1, status: null });
    const first = driven.last('put');
    driven.tell({ type: 'retry', id: first.id });
    expect(driven.last('put')).toEqual({ ...first, id: expect.any(Number), attempt: 2 });
    expect(driven.count('put')).toBe(2);
    expect(driven.session.text).toEqual(words('b'));
  });

  it('waits longer each time, at random, and never shorter than the server asks', () => {
    const driven = open().type('a').tell({ type: 'save' });
    const delays: number[] = [];
    for (const [random, retryAfter] of [
      [0, null],
      [0.5, null],
      [0, 7_000],
      [0, null],
    ] as const) {
      driven.unanswered(random, retryAfter);
      const { id, delay } = driven.last('schedule-retry');
      delays.push(delay);
      driven.tell({ type: 'retry', id });
    }
    expect(delays).toEqual([500, 1_500, 7_000, 4_000]);
  });

  it('goes out at once when the network returns, and when a person asks', () => {
    for (const event of ['online', 'save'] as const) {
      const driven = open().type('a').tell({ type: 'offline' }, { type: 'save' }).unanswered();
      expect(saveStateOf(driven.session)).toEqual({ kind: 'offline' });
      driven.tell({ type: event });
      expect(driven.count('put')).toBe(2);
    }
  });

  it('is no collision when it had arrived and somebody built upon it', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' }).unanswered().tell({ type: 'online' });
    driven.collided(versionOf(3, 'one MINE reworded'), versionOf(2, 'one MINE three', 'me'));
    expect(driven.session.collision).toBeNull();
    expect(driven.session.text).toEqual(words('one MINE reworded'));
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 3 });
  });

  it('keeps what was typed since on top of it, when it had arrived', () => {
    const driven = open().type('a').tell({ type: 'save' }).type('a b').unanswered().tell({ type: 'online' });
    driven.collided(versionOf(3, 'a', 'Ana'), versionOf(2, 'a', 'me'));
    expect(driven.session).toMatchObject({ text: words('a b'), base: { version: 2 }, head: { version: 3 } });
  });

  it('is a collision when it had not arrived', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' }).unanswered().tell({ type: 'online' });
    driven.collided(versionOf(3, 'one THEIRS three'));
    expect(saveStateOf(driven.session)).toEqual({ kind: 'collision', conflicts: 1, open: true });
  });

  it('is not taken for my own because somebody wrote the same, but nothing is to be decided', () => {
    const driven = open().type('a').tell({ type: 'save' }).unanswered().tell({ type: 'online' });
    driven.collided(versionOf(2, 'a', 'Ana'));
    expect(driven.session.notice).toMatchObject({ type: 'same-text', version: 2, by: { name: 'Ana' } });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 2 });
  });

  it('has another key than the next, and than what comes of a collision', () => {
    const driven = open().type('one two four').tell({ type: 'save' });
    const keys = [driven.last('put').key];
    driven.collided(versionOf(3, 'one two three'));
    keys.push(driven.last('put').key);
    driven.saved(4).type('five').tell({ type: 'save' });
    keys.push(driven.last('put').key);
    expect(new Set(keys).size).toBe(3);
  });
});

describe('a save that takes its time', () => {
  it('says how far it is, from the beginning again when it is sent again', () => {
    const driven = open().type('a').tell({ type: 'save' });
    driven.tell({ type: 'progress', id: driven.last('put').id, share: 0.43 });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saving', share: 0.43 });
    driven.tell({ type: 'progress', id: 99, share: 0.9 });
    expect(driven.session.progress).toBe(0.43);
    driven.unanswered(0, 5_000, 429);
    expect(saveStateOf(driven.session)).toEqual({ kind: 'retrying', attempt: 1, status: 429 });
    driven.tell({ type: 'retry', id: driven.last('schedule-retry').id });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saving' });
  });

  it('writes nothing to the device by that', () => {
    const driven = open().type('a').tell({ type: 'save' });
    const before = keptOf(driven.session);
    driven.tell({ type: 'progress', id: driven.last('put').id, share: 0.43 });
    expect(sameKept(before, keptOf(driven.session))).toBe(true);
  });
});

describe('a save that meets a newer version', () => {
  it('opens no dialog where both saved the same text', () => {
    const driven = open().type('same').tell({ type: 'save' }).collided(versionOf(2, 'same'));
    expect(driven.session.notice).toMatchObject({ type: 'same-text', by: { name: 'Ana' } });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 2 });
  });

  it('saves on top of it where only one side changed anything', () => {
    const driven = open().type('one two four').tell({ type: 'save' }).collided(versionOf(3, 'one two three'));
    // They changed nothing after all: that is no merge.
    expect(driven.last('put')).toMatchObject({ guard: { ifMatch: '"3"' }, mergeBase: null });
    driven.saved(4);
    expect(driven.session.notice).toMatchObject({ type: 'one-sided', version: 4 });
  });

  it('moves on where all that I changed is in it already', () => {
    const driven = open()
      .type('ONE two three')
      .tell({ type: 'save' })
      .collided(versionOf(2, 'ONE two THREE'));
    expect(driven.count('put')).toBe(1);
    expect(driven.session.text).toEqual(words('ONE two THREE'));
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 2 });
  });

  it('is merged in place where both changed different places, and says so', () => {
    const driven = open()
      .type('ONE two three')
      .tell({ type: 'save' })
      .collided(versionOf(2, 'one two THREE'));
    expect(driven.session).toMatchObject({
      text: words('ONE two THREE'),
      revision: 1,
      base: { version: 2 },
      collision: null,
    });
    expect(driven.last('put')).toMatchObject({
      content: words('ONE two THREE'),
      guard: { ifMatch: '"2"' },
      mergeBase: '"1"',
    });
    driven.saved(3);
    expect(driven.session).toMatchObject({
      notice: { type: 'merged', version: 3, by: { name: 'Ana' } },
      settled: { mine: words('ONE two three'), theirs: { version: 2 } },
      mergeBase: null,
    });
    expect(keptOf(driven.session)).toBeNull();
  });

  it('gives one’s own text back when a merge in place is undone', () => {
    const driven = open()
      .type('ONE two three')
      .tell({ type: 'save' })
      .collided(versionOf(2, 'one two THREE'));
    driven.saved(3).tell({ type: 'undo-merge' });
    expect(driven.last('put')).toMatchObject({ content: words('one two THREE'), guard: { ifMatch: '"3"' } });
    driven.saved(4);
    expect(driven.session).toMatchObject({
      text: words('ONE two three'),
      base: { version: 1 },
      collision: { open: false, undone: true },
    });
    // It was undone on purpose: it is not done again by itself.
    const puts = driven.count('put');
    driven.tell({ type: 'save', automatic: true });
    expect(driven.count('put')).toBe(puts);
    expect(driven.session.collision?.open).toBe(false);
  });

  it('takes what is typed meanwhile into the merge, the newest text', () => {
    const driven = open().wait(true).type('ONE two three').tell({ type: 'save' });
    driven.collided(versionOf(2, 'one two THREE'));
    const early = driven.last('merge');
    driven.type('ONE MORE two three').merge(early);
    expect(driven.session.text).toEqual(words('ONE MORE two three'));
    driven.merge(driven.last('merge'));
    expect(driven.last('put').content).toEqual(words('ONE MORE two THREE'));
    driven.type('ONE MORE STILL two THREE').saved(3);
    expect(driven.session).toMatchObject({
      text: words('ONE MORE STILL two THREE'),
      base: { version: 3, content: words('ONE MORE two THREE') },
    });
  });

  it('merges again where somebody was faster again, and names the version where it began', () => {
    const driven = open().type('ONE two three').tell({ type: 'save' });
    driven.collided(versionOf(2, 'one two THREE')).type('ONE MORE two THREE');
    driven.collided(versionOf(3, 'one TWO THREE'));
    expect(driven.last('put')).toMatchObject({
      content: words('ONE MORE TWO THREE'),
      guard: { ifMatch: '"3"' },
      mergeBase: '"1"',
    });
  });

  const another = (version: number) => versionOf(version, `one two three ${'x'.repeat(version)}`);

  it('waits more and more between tries where others are faster again and again, each tab as long as chance has it', () => {
    const pauses = (random: number) => {
      const driven = open().type('ONE two three').tell({ type: 'save' });
      return Array.from({ length: 10 }, (_, index) => {
        driven.collided(another(index + 2), null, random);
        return driven.last('merge').delay;
      });
    };
    expect(pauses(0)).toEqual([0, 0, 0, 0, 500, 1_000, 2_000, 2_000, 2_000, 2_000]);
    expect(pauses(0.5)).toEqual([0, 0, 0, 0, 750, 1_500, 3_000, 3_000, 3_000, 3_000]);
  });

  it('saves in the end what was typed and asked for while it waited, upon the newest version', () => {
    const driven = open().type('ONE two three').tell({ type: 'save' });
    for (let version = 2; version <= 6; version++) driven.wait(version === 6).collided(another(version));
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saving' });
    const { text } = driven.session;
    driven.tell({ type: 'edit', text: { ...text, body: text.body.replace('two', 'two MORE') } });
    driven.tell({ type: 'save' }, { type: 'head-changed', head: another(7) }).wait(false);
    expect(driven.count('put')).toBe(5);
    driven.merge(driven.last('merge'));
    expect(driven.last('put')).toMatchObject({
      content: { title: 'Title', body: 'ONE\n\ntwo MORE\n\nthree\n\nxxxxxxx\n' },
      guard: { ifMatch: '"7"' },
      mergeBase: '"1"',
    });
    driven.saved(8);
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 8 });
  });

  it('gives way to a copy that is asked for while it waits', () => {
    const driven = open().wait(true).type('ONE two three').tell({ type: 'save' }).collided(another(2));
    driven.tell({ type: 'save-as-copy', copyId: 'copy', ...stamp }).merge(driven.last('merge'));
    expect(driven.session.saving).toMatchObject({ intent: 'copy', documentId: 'copy' });
    expect(driven.count('put')).toBe(2);
  });

  it('leaves it to the banner when others never leave room for a minute, and to the next save', () => {
    const driven = open().type('ONE two three').tell({ type: 'save', automatic: true });
    let waited = 0;
    for (let version = 2; driven.session.saving; version++) {
      expect(version).toBeLessThan(40);
      driven.collided(another(version));
      waited += driven.last('merge').delay;
    }
    expect(waited).toBeGreaterThan(45_000);
    expect(driven.session).toMatchObject({ collision: null, foresight: { conflicts: 0 } });
    expect(savesByItself(driven.session)).toBe(true);
    driven.tell({ type: 'save', automatic: true });
    expect(driven.last('put')).toMatchObject({
      guard: { ifMatch: driven.session.head.etag },
      mergeBase: '"1"',
    });
  });

  it('is merged before it is sent where it is known to fit', () => {
    const driven = open().type('ONE two three');
    driven.tell({ type: 'head-changed', head: versionOf(2, 'one two THREE') });
    driven.tell({ type: 'save', automatic: true });
    expect(driven.count('put')).toBe(1);
    expect(driven.last('put')).toMatchObject({
      content: words('ONE two THREE'),
      guard: { ifMatch: '"2"' },
      mergeBase: '"1"',
    });
  });

  it('is not sent by itself where it is known that a place overlaps', () => {
    const driven = open().type('ONE two three');
    driven.tell({ type: 'head-changed', head: versionOf(2, 'EINS two three') });
    expect(savesByItself(driven.session)).toBe(false);
    driven.tell({ type: 'save', automatic: true });
    expect(driven.count('put')).toBe(0);
    driven.type('one two four');
    expect(savesByItself(driven.session)).toBe(true);
  });

  it('opens no dialog over what was typed since it was asked for, but tells where it overlaps', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' }).type('one MINE? three');
    driven.collided(versionOf(2, 'one THEIRS three'));
    expect(driven.session).toMatchObject({
      text: words('one MINE? three'),
      collision: null,
      foresight: { conflicts: 1 },
    });
    driven.tell({ type: 'review' });
    expect(driven.session.collision).toMatchObject({ open: true, mine: words('one MINE? three') });
  });

  it('opens no dialog over what is typed while the merge is computed', () => {
    const driven = open().wait(true).type('one MINE three').tell({ type: 'save' });
    driven.collided(versionOf(2, 'one THEIRS three'));
    driven.type('one MINE! three').merge(driven.last('merge')).merge(driven.last('merge'));
    expect(driven.session).toMatchObject({ collision: null, foresight: { conflicts: 1 } });
  });

  it('opens the dialog where it was asked for once more after typing', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' }).type('one MINE! three');
    driven.tell({ type: 'save' }).collided(versionOf(2, 'one THEIRS three'));
    expect(driven.session.collision).toMatchObject({ open: true, mine: words('one MINE! three') });
  });

  it('computes the merge again where the newest version moved on meanwhile', () => {
    const driven = open().wait(true).type('one MINE three').tell({ type: 'save' });
    driven.collided(versionOf(2, 'one THEIRS three'));
    const first = driven.last('merge');
    driven.tell({ type: 'head-changed', head: versionOf(3, 'one NEWER three') });
    driven.merge(first);
    expect(driven.session.collision).toBeNull();
    driven.merge(driven.last('merge'));
    expect(driven.session.collision).toMatchObject({
      mine: words('one MINE three'),
      theirs: { version: 3 },
    });
  });

  it('brings an open dialog up to what is typed behind it', () => {
    const driven = inDialog().type('one MINE three four');
    expect(driven.session.collision!.mine).toEqual(words('one MINE three four'));
  });
});
