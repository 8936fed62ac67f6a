import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Draft, keptOf } from '@/lib/client/session/draft';
import { Driven, versionOf, words } from '@/lib/client/testing/drive';
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
    reloadOf: null,
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

afterEach(() => void vi.restoreAllMocks());

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
    expect(textsOf([found!])).toEqual(['mine']);
  });

  it('are waited for long where the page that has them is being reloaded, and briefly where it may be a twin', async () => {
    const store = newStore();
    await keepAll(store, draft('twin', 'doc', 'theirs', 2), draft('going', 'doc', 'mine', 1));
    const patience: number[] = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      patience.push(ms);
      return ms < 1_000 ? AbortSignal.abort() : new AbortController().signal;
    });
    const living = new Set(['twin', 'going']);
    const me: Tab = {
      ...tab('now', [], ['twin', 'going']),
      reloadOf: 'going',
      lives: async (id) => living.has(id),
      gone: async (id, signal) => {
        signal.throwIfAborted();
        living.delete(id);
      },
    };
    expect(textsOf([(await findDraft(store, me, 'doc', null))!])).toEqual(['mine']);
    expect(patience).toEqual([10_000, 500]);
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
    expect(found).toMatchObject({ tab: 'me', documentId: 'doc' });
    expect(textsOf([found!])).toEqual(['late']);
    expect(textsOf(await store.list('doc'))).toEqual(['alive', 'late', 'old']);
    expect(await findDraft(store, tab('you', ['t3', 'me']), 'doc', null)).not.toBeNull();
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

  it('of one document are told apart by what was written', async () => {
    const store = newStore();
    await store.keep(draft('t1', 'a', 'Pack the tent'));
    await store.keep(draft('t2', 'a', 'Book the train'));
    const listed = await listDrafts(store, tab('me'));
    expect(listed.map(({ begins }) => begins).sort()).toEqual(['Book the train', 'Pack the tent']);
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

  it('leave there what was typed by hand in a dialog, and the text that it compared', async () => {
    const store = newStore();
    const driven = new Driven(versionOf(1, 'one two')).type('MINE two').tell({ type: 'save' });
    driven.collided(versionOf(2, 'THEIRS two'));
    const place = { field: 'body', region: 0 } as const;
    driven.tell({ type: 'choose', place, choice: { take: 'edited', text: 'by hand\n' } });
    driven.tell({ type: 'decide-later' }).type('MINE two later');
    const orphan = { ...draft('t1', 'doc', 'x'), session: { ...keptOf(driven.session)!, documentId: 'doc' } };
    await store.keep(orphan);
    await discardDraft(store, tab('me'), orphan, { id: 's1', at: '2026-01-02' });
    expect((await store.shelf('doc')).map(({ content }) => content.body).sort()).toEqual([
      words('MINE two').body,
      words('MINE two later').body,
      'by hand\n',
    ]);
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
    expect(textsOf([(await findDraft(store, tab('t1'), 'doc', null))!])).toEqual(['last words']);
    expect(await listDrafts(store, tab('t1'))).toMatchObject([
      { documentId: 'other' },
      { documentId: 'doc' },
    ]);
    expect(textsOf(await store.list('other'))).toEqual(['first words']);
    expect(store.unsettled()).toEqual([]);
    expect(device.storage).toHaveLength(0);
  });

  it('are taken up with what their page left after they were listed', async () => {
    const device = deviceWith(memoryStorage());
    const page = device.open();
    await page.keep(draft('t1', 'doc', 'earlier', 1));
    const store = device.open();
    const [listed] = await store.list();
    expect(page.keepAtOnce(draft('t1', 'doc', 'last words', 2))).toBe(true);
    expect(textsOf([(await adoptDraft(store, tab('me'), listed!, null))!])).toEqual(['last words']);
    expect(store.unsettled()).toEqual([]);
  });

  it('are waited for where a page that is being reloaded leaves them as late as it can, and nothing else', async () => {
    const device = deviceWith(memoryStorage());
    const page = device.open();
    const living = new Set(['t1']);
    const me: Tab = {
      ...tab('now', [], ['t1']),
      reloadOf: 't1',
      lives: async (id) => living.has(id),
      gone: async (id) => {
        page.keepAtOnce(draft('t1', 'doc', 'last words'));
        living.delete(id);
      },
    };
    expect(textsOf([(await findDraft(device.open(), me, 'doc', null))!])).toEqual(['last words']);
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
    expect(found).toEqual({ ...put, id: found?.id });
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
    expect(textsOf([(await findDraft(open(), tab('t1'), 'doc', null))!])).toEqual(['words']);
    expect([...storage.entries]).toEqual([['midair-last-words-t0.doc', '{"half']]);
  });

  it('are not replaced by earlier words', async () => {
    const device = deviceWith(memoryStorage());
    await device.open().keep(draft('t1', 'doc', 'later', 2));
    device.open().keepAtOnce(draft('t1', 'doc', 'earlier', 1));
    const store = device.open();
    expect(textsOf([(await findDraft(store, tab('t1'), 'doc', null))!])).toEqual(['later']);
    expect(device.storage).toHaveLength(0);
  });

  it('are forgotten when a later draft is there, although what they refer to is not', async () => {
    const device = deviceWith(memoryStorage());
    const page = device.open();
    const driven = new Driven(versionOf(1, 'one')).type('two').tell({ type: 'save' }).type('two three');
    const at = (minute: number) => ({ ...draft('t1', 'doc', 'x', minute), session: keptOf(driven.session)! });
    await page.keep(at(1));
    driven.type('two three four');
    const words = at(2);
    page.keepAtOnce({ ...words, session: { ...words.session, mergeBase: 'tag' } });
    const [[key, left]] = [...device.storage.entries] as [[string, string]];
    driven.saved(2);
    await page.keep(at(3));
    // As if the page had gone before it heard of that.
    device.storage.setItem(key, left);
    const store = device.open();
    await store.settle(store.unsettled()[0]!);
    expect(device.storage).toHaveLength(0);
    expect(await store.unreadable()).toEqual([]);
    expect(textsOf(await store.list())).toEqual(['two three four']);
  });

  it('are not forgotten with earlier ones that are just taken in', async () => {
    const store = newStore();
    store.keepAtOnce(draft('t1', 'doc', 'a', 1));
    const listing = listDrafts(store, tab('t1'));
    await Promise.resolve();
    store.keepAtOnce(draft('t1', 'doc', 'a b', 2));
    await listing;
    expect(wordsOf(store)).toEqual(['a b']);
  });

  it('that a living tab put down as it was hidden stay its own', async () => {
    const device = deviceWith(memoryStorage());
    device.open().keepAtOnce(draft('t1', 'doc', 'words'));
    const store = device.open();
    expect(await listDrafts(store, tab('me', ['t1']))).toEqual([]);
    expect(await findDraft(store, tab('me', ['t1']), 'doc', null)).toBeNull();
    expect(wordsOf(store)).toEqual(['words']);
    expect(await findDraft(store, tab('me'), 'doc', null)).not.toBeNull();
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

  it('of one document stay apart, whichever of them is opened', async () => {
    const store = newStore();
    const mine = draft('me', 'doc', 'mine', 2);
    await keepAll(store, mine, draft('t1', 'doc', 'of a dead tab', 1));
    const other = (await store.list()).find(({ tab: holder }) => holder === 't1')!;
    const opened = await adoptDraft(store, tab('me'), other, null);
    expect(opened?.id).not.toBe(mine.id);
    // What runs in memory goes on to be kept.
    await store.keep({ ...draft('me', 'doc', 'mine and more', 3), id: mine.id });
    await store.keep(opened!);
    expect(textsOf(await store.list('doc'))).toEqual(['mine and more', 'of a dead tab']);
  });

  it('that another person typed are not taken up by themselves, and can be as one’s own', async () => {
    const store = newStore();
    const ana = { id: 'ana', name: 'Ana' };
    const ben = { id: 'ben', name: 'Ben' };
    await store.keep({ ...draft('t1', 'doc', 'by Ana', 2), person: ana });
    await store.keep({ ...draft('t2', 'doc', 'by nobody known', 1), tab: null });
    const found = await findDraft(store, tab('me'), 'doc', ben);
    expect(textsOf([found!])).toEqual(['by nobody known']);
    expect(found?.person).toEqual(ben);
    expect(await findDraft(store, tab('you', ['me']), 'doc', ben)).toBeNull();
    const [listed] = await listDrafts(store, tab('you', ['me']));
    expect(listed).toMatchObject({ person: ana, open: null });
    const taken = await adoptDraft(store, tab('you', ['me']), (await store.read(listed!.id))!, ben);
    expect(taken).toMatchObject({ person: ben, tab: 'you' });
    expect(await store.list('doc')).toHaveLength(2);
  });

  it('of somebody unknown or by somebody unknown are taken up as before', async () => {
    const store = newStore();
    const person = { id: 'ana', name: 'Ana' };
    await store.keep({ ...draft('t1', 'doc', 'by Ana', 2), person });
    expect(await findDraft(store, tab('me'), 'doc', null)).toMatchObject({ person });
  });

  it('are not touched by a reading that failed before, nor by what is kept after it', async () => {
    const store = newStore();
    await store.keep(draft('t1', 'doc', 'from before', 1));
    const failing = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('Broken.', 'UnknownError');
    });
    await expect(findDraft(store, tab('now', [], ['t1']), 'doc', null)).rejects.toThrow('Broken');
    failing.mockRestore();
    await store.keep({ ...draft('now', 'doc', 'typed since', 2), id: 'fresh' });
    expect(textsOf(await store.list('doc'))).toEqual(['typed since', 'from before']);
  });

  it('wait no longer than their patience for a device that never opens, and are kept once it does', async () => {
    const storage = memoryStorage();
    const store = draftStore(
      lastWords(() => storage),
      { name: 'silent', patience: 5 },
    );
    const silent: IDBOpenDBRequest = Object.create(IDBOpenDBRequest.prototype);
    silent.addEventListener = () => {};
    const opening = vi.spyOn(indexedDB, 'open').mockReturnValue(silent);
    await expect(store.list('doc')).rejects.toThrow('No answer');
    await expect(store.keep(draft('t1', 'doc', 'x', 1))).rejects.toThrow('No answer');
    expect(store.keepAtOnce(draft('t1', 'doc', 'x y', 2))).toBe(true);
    expect(opening).toHaveBeenCalledTimes(2);
    opening.mockRestore();
    const later = draftStore(
      lastWords(() => storage),
      { name: 'silent', patience: 20_000 },
    );
    expect(textsOf([(await findDraft(later, tab('me'), 'doc', null))!])).toEqual(['x y']);
  });

  it('wait no longer for a write that never ends', async () => {
    const { open } = deviceWith(memoryStorage());
    const name = `test-${count}`;
    await open().keep(draft('t1', 'doc', 'x', 1));
    const blocker = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
    });
    const transaction = blocker.transaction('drafts', 'readwrite');
    let busy = true;
    // A transaction lasts as long as it is asked for something.
    const hold = () => {
      transaction.objectStore('drafts').get('nothing').onsuccess = () => busy && hold();
    };
    hold();
    const store = draftStore(
      lastWords(() => memoryStorage()),
      { name, patience: 20 },
    );
    await expect(store.keep(draft('t1', 'doc', 'y', 2))).rejects.toThrow('No answer');
    busy = false;
  });

  it('do not keep a release waiting that needs another database', async () => {
    const { open } = deviceWith(memoryStorage());
    const name = `test-${count}`;
    const store = open();
    await store.keep(draft('t1', 'doc', 'x', 1));
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name, 99);
      opening.onsuccess = () => resolve(opening.result);
      opening.onblocked = () => reject(new Error('Blocked.'));
    });
    newer.close();
    expect(textsOf(await store.list())).toEqual(['x']);
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
