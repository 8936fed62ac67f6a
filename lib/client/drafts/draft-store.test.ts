import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type Draft, keptOf } from '@/lib/client/session/draft';
import { Driven, versionOf } from '@/lib/client/testing/drive';
import { memoryStorage } from '@/lib/client/testing/memory-storage';
import { adoptDraft, discardDraft, findDraft, listDrafts } from './device-drafts';
import { type DraftStore, draftStore } from './draft-store';
import { lastWords } from './last-words';
import type { Tab } from './tab';

let count = 0;
const newStore = () => deviceWith(memoryStorage()).open();

/** A device whose pages each open the store anew. */
function deviceWith(storage: Storage) {
  const name = `test-${++count}`;
  return {
    open: () =>
      draftStore(
        lastWords(() => storage),
        { name, patience: 20_000 },
      ),
    storage,
  };
}

function draft(tab: string, documentId: string, text: string, minute = 0): Draft {
  const { session } = new Driven(versionOf(1, 'one')).type(text);
  const updatedAt = `2026-01-02T03:0${minute}:00.000Z`;
  return {
    id: `${tab}.${documentId}`,
    tab,
    person: null,
    documentId,
    updatedAt,
    session: { ...keptOf(session)!, documentId },
  };
}

/** A page among others of which some live. */
function tab(id: string, living: readonly string[] = [], before: readonly string[] = []): Tab {
  return {
    id,
    before,
    lives: async (other) => other === id || living.includes(other),
    gone: async (other) => {
      if (living.includes(other)) throw new DOMException('It lives on.', 'TimeoutError');
    },
  };
}

const wordsOf = (store: DraftStore) =>
  store.unsettled().map(({ record }) => record?.text.body.trim().replaceAll(/\n+/g, ' '));

const textsOf = (drafts: readonly Draft[]) =>
  drafts.map(({ session }) => session.text.body.trim().replaceAll(/\n+/g, ' '));

async function keepAll(store: DraftStore, ...drafts: readonly Draft[]): Promise<void> {
  for (const each of drafts) await store.keep(each);
}

describe('drafts on the device', () => {
  it('come back as they were kept, a collision with its choices included', async () => {
    const store = newStore();
    const driven = new Driven(versionOf(1, 'one two')).type('MINE two').tell({ type: 'save' });
    driven.collided(versionOf(2, 'THEIRS two'));
    driven.tell({ type: 'choose', place: { field: 'body', region: 0 }, choice: { take: 'theirs' } });
    const kept = { ...draft('t1', 'doc', 'x'), session: keptOf(driven.session)! };
    expect(kept.session.collision?.choices.body[0]).toEqual({ take: 'theirs' });
    await store.keep(kept);
    expect(await store.read('t1.doc')).toEqual(kept);
    await store.drop('t1.doc');
    expect(await store.read('t1.doc')).toBeUndefined();
  });

  it('of two tabs on one document stand side by side', async () => {
    const store = newStore();
    await keepAll(
      store,
      draft('t1', 'doc', 'first', 1),
      draft('t2', 'doc', 'second', 2),
      draft('t1', 'other', 'x'),
    );
    expect(textsOf(await store.list('doc'))).toEqual(['second', 'first']);
    expect(await store.list()).toHaveLength(3);
  });

  it('are found again by their own tab first', async () => {
    const store = newStore();
    await keepAll(store, draft('t1', 'doc', 'mine', 1), draft('t2', 'doc', 'newer', 2));
    const found = await findDraft(store, tab('now', [], ['t1']), 'doc', null);
    expect(found).toMatchObject({ own: true });
    expect(textsOf([found!.draft])).toEqual(['mine']);
  });

  it('of a dead tab go over to the next visitor, the latest first, and never those of a living one', async () => {
    const store = newStore();
    await keepAll(
      store,
      draft('t1', 'doc', 'old', 1),
      draft('t2', 'doc', 'late', 2),
      draft('t3', 'doc', 'alive', 3),
    );
    const me = tab('me', ['t3']);
    const found = await findDraft(store, me, 'doc', null);
    expect(found).toMatchObject({ own: false, draft: { tab: 'me', documentId: 'doc' } });
    expect(textsOf([found!.draft])).toEqual(['late']);
    expect(textsOf(await store.list('doc'))).toEqual(['alive', 'late', 'old']);
    expect(await findDraft(store, tab('you', ['t3', 'me']), 'doc', null)).toMatchObject({ own: false });
    expect(await findDraft(store, tab('third', ['t3', 'me', 'you']), 'doc', null)).toBeNull();
  });

  it('go over to one visitor only', async () => {
    const store = newStore();
    const orphan = draft('t1', 'doc', 'text');
    await store.keep(orphan);
    const results = await Promise.all(['a', 'b', 'c'].map((id) => adoptDraft(store, tab(id), orphan, null)));
    expect(results.filter((each) => each !== null)).toHaveLength(1);
    expect(await store.list('doc')).toHaveLength(1);
  });

  it('are listed with who has them open', async () => {
    const store = newStore();
    await keepAll(store, draft('t1', 'a', 'x', 3), draft('t2', 'b', 'x', 2), draft('me', 'c', 'x', 1));
    const listed = await listDrafts(store, tab('me', ['t2']));
    expect(listed.map(({ documentId, open }) => [documentId, open])).toEqual([
      ['a', null],
      ['b', 'elsewhere'],
      ['c', 'here'],
    ]);
  });

  it('leave their text on the shelf when they are discarded', async () => {
    const store = newStore();
    const orphan = draft('t1', 'doc', 'kept words');
    await store.keep(orphan);
    await discardDraft(store, tab('me'), orphan, { id: 's1', at: '2026-01-02' });
    expect(await store.list()).toEqual([]);
    expect(await store.shelf('doc')).toMatchObject([{ id: 's1', content: orphan.session.text }]);
    await store.unshelve('s1');
    expect(await store.shelf()).toEqual([]);
  });

  it('stay where they are when a living tab has them', async () => {
    const store = newStore();
    const living = draft('t1', 'doc', 'text');
    await store.keep(living);
    await discardDraft(store, tab('me', ['t1']), living, { id: 's1', at: '' });
    expect(await adoptDraft(store, tab('me', ['t1']), living, null)).toBeNull();
    expect(await store.list()).toEqual([living]);
    expect(await store.shelf()).toEqual([]);
  });

  it('that were on their way when the page went are there when the document is opened again', async () => {
    const device = deviceWith(memoryStorage());
    await device.open().keep(draft('t1', 'doc', 'earlier', 1));
    expect(device.open().keepAtOnce(draft('t1', 'doc', 'last words', 2))).toBe(true);
    expect(device.open().keepAtOnce(draft('t2', 'other', 'first words', 3))).toBe(true);
    const store = device.open();
    expect(textsOf([(await findDraft(store, tab('t1'), 'doc', null))!.draft])).toEqual(['last words']);
    expect(await listDrafts(store, tab('t1'))).toMatchObject([
      { documentId: 'other' },
      { documentId: 'doc' },
    ]);
    expect(textsOf(await store.list('other'))).toEqual(['first words']);
    expect(store.unsettled()).toEqual([]);
    expect(device.storage).toHaveLength(0);
  });

  it('come back from there as they were, whatever was typed', async () => {
    const store = newStore();
    const typed = 'kept \ud800 half, \0, \u2028, "quoted" \\ and a collision';
    const driven = new Driven(versionOf(1, 'one two')).type('MINE two').tell({ type: 'save' });
    driven.collided(versionOf(2, 'THEIRS two'));
    const session = { ...keptOf(driven.session)!, text: { title: typed, body: `${typed}\r\n` } };
    const put = { ...draft('t1', 'doc', 'x'), session };
    store.keepAtOnce(put);
    const found = await findDraft(store, tab('t1'), 'doc', null);
    expect(found?.draft).toEqual({ ...put, id: found?.draft.id });
  });

  it('that find no room there, or a storage that is forbidden, say so', async () => {
    expect(
      deviceWith(memoryStorage([], 20))
        .open()
        .keepAtOnce(draft('t1', 'doc', 'x')),
    ).toBe(false);
    const forbidden = draftStore(
      lastWords(() => {
        throw new DOMException('Forbidden.', 'SecurityError');
      }),
      { name: 'forbidden' },
    );
    expect(forbidden.keepAtOnce(draft('t1', 'doc', 'x'))).toBe(false);
    expect(forbidden.unsettled()).toEqual([]);
    await forbidden.keep(draft('t1', 'doc', 'x'));
    expect(await forbidden.list()).toHaveLength(1);
  });

  it('are not hidden by what cannot be read beside them', async () => {
    const storage = memoryStorage([['midair-last-words-t0.doc', '{"half']]);
    const { open } = deviceWith(storage);
    open().keepAtOnce(draft('t1', 'doc', 'words'));
    expect(textsOf([(await findDraft(open(), tab('t1'), 'doc', null))!.draft])).toEqual(['words']);
    expect([...storage.entries]).toEqual([['midair-last-words-t0.doc', '{"half']]);
  });

  it('are not replaced by earlier words', async () => {
    const device = deviceWith(memoryStorage());
    await device.open().keep(draft('t1', 'doc', 'later', 2));
    device.open().keepAtOnce(draft('t1', 'doc', 'earlier', 1));
    const store = device.open();
    expect(textsOf([(await findDraft(store, tab('t1'), 'doc', null))!.draft])).toEqual(['later']);
    expect(device.storage).toHaveLength(0);
  });

  it('that a living tab put down as it was hidden stay its own', async () => {
    const device = deviceWith(memoryStorage());
    device.open().keepAtOnce(draft('t1', 'doc', 'words'));
    const store = device.open();
    expect(await listDrafts(store, tab('me', ['t1']))).toEqual([]);
    expect(await findDraft(store, tab('me', ['t1']), 'doc', null)).toBeNull();
    expect(wordsOf(store)).toEqual(['words']);
    expect(await findDraft(store, tab('me'), 'doc', null)).toMatchObject({ own: false });
  });

  it('that are kept or dropped leave nothing behind; earlier ones that end meanwhile take nothing away', async () => {
    const { open, storage } = deviceWith(memoryStorage());
    const store = open();
    const [one, two] = [draft('t1', 'doc', 'a', 1), draft('t1', 'doc', 'a b', 2)];
    const first = store.keep(one);
    const second = store.keep(two);
    store.keepAtOnce(two);
    await first;
    expect(wordsOf(store)).toEqual(['a b']);
    await second;
    expect(storage).toHaveLength(0);
    store.keepAtOnce(two);
    await store.drop(two.id);
    expect(storage).toHaveLength(0);
    expect(await store.list()).toEqual([]);
  });

  it('say so when the device cannot keep them, and can be kept later', async () => {
    const store = newStore();
    const { open } = indexedDB;
    indexedDB.open = () => {
      throw new DOMException('Private browsing.', 'SecurityError');
    };
    await expect(store.keep(draft('t1', 'doc', 'x'))).rejects.toThrow('Private');
    indexedDB.open = open;
    await store.keep(draft('t1', 'doc', 'x'));
    expect(await store.list()).toHaveLength(1);
  });
});
