import { describe, expect, it } from 'vitest';
import { Driven, versionOf, words } from '@/lib/client/testing/drive';
import { keptOf, sessionOf } from './draft';
import { saveStateOf } from './save-state';

const V1 = versionOf(1, 'one two three');
const stamp = { shelfId: 'shelf', now: '2026-01-02T03:04:05.000Z' };
const choose = (region: number, take: 'mine' | 'theirs') =>
  ({ type: 'choose', place: { field: 'body', region }, choice: { take } }) as const;
const open = () => new Driven(V1);
/** A session whose save met a version that changed the same word. */
const inDialog = () =>
  open().type('one MINE three').tell({ type: 'save' }).collided(versionOf(2, 'one THEIRS three'));
const conflictIn = ({ session }: Driven) =>
  session.collision!.merge.body.regions.findIndex(({ kind }) => kind === 'conflict');

describe('saving', () => {
  it('sends the text under the tag of the version that it started from', () => {
    const driven = open().type('one two four').tell({ type: 'save' });
    expect(driven.effects).toEqual([
      {
        type: 'put',
        id: 1,
        documentId: 'doc',
        content: words('one two four'),
        guard: { ifMatch: '"1"' },
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

  it('ignores a late answer to anything but the save awaited', () => {
    const driven = open().type('a').tell({ type: 'save' });
    const before = driven.session;
    driven.tell({ type: 'saved', id: 99, snapshot: versionOf(9, 'x') });
    driven.tell({ type: 'collided', id: 99, current: versionOf(9, 'x') });
    driven.tell({ type: 'unanswered', id: 99, random: 0, retryAfter: null });
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
  it('goes out again with the very same bytes and tag, whatever was typed since', () => {
    const driven = open().type('a').tell({ type: 'save' }).type('b').unanswered();
    expect(saveStateOf(driven.session)).toEqual({ kind: 'retrying', attempt: 1 });
    const first = driven.last('put');
    driven.tell({ type: 'retry', id: first.id });
    expect(driven.last('put')).toEqual({ ...first, id: expect.any(Number) });
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

  it('is recognised when it had arrived', () => {
    const driven = open().type('a').tell({ type: 'save' }).unanswered().tell({ type: 'online' });
    driven.collided(versionOf(2, 'a', 'me'));
    expect(driven.session.notice).toMatchObject({ type: 'found-saved', version: 2 });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 2 });
  });

  it('is looked for when somebody may have built upon it, and found is no collision', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' }).unanswered().tell({ type: 'online' });
    driven.collided(versionOf(3, 'one MINE reworded'));
    const { id, version } = driven.last('read-version');
    expect(version).toBe(2);
    driven.tell({ type: 'version-read', id, snapshot: versionOf(2, 'one MINE three', 'me') });
    expect(driven.session.collision).toBeNull();
    expect(driven.session.text).toEqual(words('one MINE reworded'));
    expect(saveStateOf(driven.session)).toEqual({ kind: 'saved', version: 3 });
  });

  it('is a collision when what stands there is not mine', () => {
    const driven = open().type('one MINE three').tell({ type: 'save' }).unanswered().tell({ type: 'online' });
    driven.collided(versionOf(3, 'one THEIRS three'));
    driven.tell({ type: 'version-read', id: driven.last('read-version').id, snapshot: versionOf(2, 'x') });
    expect(saveStateOf(driven.session)).toEqual({ kind: 'collision', conflicts: 1, open: true });
  });

  it('is sent again when looking for it got no answer either', () => {
    const driven = open().type('a').tell({ type: 'save' }).unanswered().tell({ type: 'online' });
    driven.collided(versionOf(3, 'b')).unanswered();
    driven.tell({ type: 'retry', id: driven.last('schedule-retry').id });
    expect(driven.count('put')).toBe(3);
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
    expect(driven.last('put')).toMatchObject({ guard: { ifMatch: '"3"' }, mergeBase: '"1"' });
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

  it('opens the dialog with nothing to decide where both changed different places', () => {
    const driven = open()
      .type('ONE two three')
      .tell({ type: 'save' })
      .collided(versionOf(2, 'one two THREE'));
    expect(saveStateOf(driven.session)).toEqual({ kind: 'collision', conflicts: 0, open: true });
    driven.tell({ type: 'save-merged', ...stamp });
    expect(driven.last('put')).toMatchObject({
      content: words('ONE two THREE'),
      guard: { ifMatch: '"2"' },
      mergeBase: '"1"',
    });
  });

  it('computes the merge again where text or newest version moved on meanwhile', () => {
    const driven = open().wait(true).type('one MINE three').tell({ type: 'save' });
    driven.collided(versionOf(2, 'one THEIRS three'));
    const first = driven.last('merge');
    driven.type('one MINE three four').tell({ type: 'head-changed', head: versionOf(3, 'one NEWER three') });
    driven.merge(first);
    expect(driven.session.collision).toBeNull();
    driven.merge(driven.last('merge'));
    expect(driven.session.collision).toMatchObject({
      mine: words('one MINE three four'),
      theirs: { version: 3 },
    });
  });

  it('brings an open dialog up to what is typed behind it', () => {
    const driven = inDialog().type('one MINE three four');
    expect(driven.session.collision!.mine).toEqual(words('one MINE three four'));
  });
});

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
    expect(driven.session.collision).toMatchObject({ base: { version: 2 }, theirs: { version: 3 } });
    expect(saveStateOf(driven.session)).toMatchObject({ conflicts: 0 });
  });

  it('comes back with the same choices from a draft', () => {
    const driven = inDialog();
    driven.tell(choose(conflictIn(driven), 'mine'), { type: 'decide-later' });
    const session = structuredClone(keptOf(driven.session)!);
    const next = new Driven(V1, sessionOf({ id: '', tab: '', documentId: 'doc', updatedAt: '', session }));
    next.tell({ type: 'resumed', draftedAt: '14:02', byReload: false });
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
    expect(driven.session.collision).toMatchObject({ origin: 'save', open: true, theirs: { version: 2 } });
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
    expect(typed.session.collision).toMatchObject({ mine: words('MINE two four') });
  });

  it('can be reviewed in the dialog before any save', () => {
    const driven = open()
      .type('MINE two three')
      .tell({ type: 'head-changed', head: versionOf(2, 'THEIRS two three') }, { type: 'review' });
    expect(driven.session.collision).toMatchObject({ origin: 'review', open: true });
    expect(driven.count('put')).toBe(0);
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

  it('can be kept as a new document, under its own title', () => {
    const driven = open()
      .type('mine')
      .tell({ type: 'head-gone', gone }, { type: 'save-as-copy', copyId: 'copy', ...stamp });
    expect(driven.last('put')).toMatchObject({ documentId: 'copy', content: words('mine') });
    driven.saved(1);
    expect(keptOf(driven.session)).toBeNull();
    expect(driven.session.gone).toEqual({ ...gone, keptAs: 'copy' });
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
  it('sends the save once more that was on its way, the same bytes under the same tag', () => {
    const driven = open().type('a').tell({ type: 'save' }).type('b');
    const session = structuredClone(keptOf(driven.session)!);
    const next = new Driven(V1, sessionOf({ id: '', tab: '', documentId: 'doc', updatedAt: '', session }));
    next.tell({ type: 'resumed', draftedAt: '', byReload: true });
    expect(next.last('put')).toMatchObject({ content: words('a'), guard: { ifMatch: '"1"' } });
    next.collided(versionOf(2, 'a', 'me'));
    expect(next.session).toMatchObject({
      collision: null,
      text: words('b'),
      notice: { type: 'found-saved' },
    });
  });
});
