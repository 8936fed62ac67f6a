import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { keptOf } from '@/lib/client/session/draft';
import { Driven, inDialog, versionOf, words } from '@/lib/client/testing/drive';
import { memoryStorage } from '@/lib/client/testing/memory-storage';
import { findDraft } from './device-drafts';
import { draftStore } from './draft-store';
import { lastWords } from './last-words';
import type { Tab } from './tab';

const TAB: Tab = { id: 'me', before: [], reloadOf: null, lives: async () => false, gone: async () => {} };

let count = 0;

/** A device on which releases left records, in a database of the given version. */
async function deviceWith(
  records: { readonly drafts?: readonly object[]; readonly shelf?: readonly object[] },
  version = 1,
  storage = memoryStorage(),
) {
  const name = `formats-${++count}`;
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      for (const store of ['drafts', 'shelf']) {
        opening.result.createObjectStore(store, { keyPath: 'id' }).createIndex('document', 'documentId');
      }
      if (version > 1) opening.result.createObjectStore('parts', { keyPath: 'id' });
    };
    opening.onsuccess = () => resolve(opening.result);
  });
  const transaction = opened.transaction(['drafts', 'shelf'], 'readwrite');
  for (const record of records.drafts ?? []) transaction.objectStore('drafts').put(record);
  for (const record of records.shelf ?? []) transaction.objectStore('shelf').put(record);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  opened.close();
  const store = draftStore(
    lastWords(() => storage),
    { name, patience: 20_000 },
  );
  return { store, storage };
}

const typed = () => new Driven(versionOf(1, 'one two')).type('one MINE');

/** A draft as the first releases kept it: no format, no person, the session in one piece. */
const first = (session = keptOf(typed().session)!) => ({
  id: 't1.doc',
  tab: 't1',
  documentId: 'doc',
  updatedAt: '2026-01-02T03:04:05.000Z',
  session,
});

const NEWER = {
  id: 'n',
  format: 99,
  tab: 't1',
  documentId: 'doc',
  updatedAt: '2026-01-02T03:04:05.000Z',
  text: { title: 'Trip', body: 'Typed in a later release.\n' },
  novelty: ['something', 'unheard of'],
};

describe('a draft of an earlier release', () => {
  it.each([
    ['typed', typed().session],
    ['in the dialog', inDialog().session],
    ['being saved', typed().tell({ type: 'save' }).session],
  ])('is taken up: %s', async (_, session) => {
    const kept = keptOf(session)!;
    const { store } = await deviceWith({ drafts: [first(kept)] });
    const found = await findDraft(store, TAB, 'doc', { id: 'me', name: 'Ben' });
    expect(found?.session).toEqual(kept);
    expect(found?.person).toEqual({ id: 'me', name: 'Ben' });
    expect(await store.list()).toEqual([found!]);
    expect(await store.unreadable()).toEqual([]);
  });

  it('is taken up from its last words', async () => {
    const storage = memoryStorage([['midair-last-words-t1.doc', JSON.stringify(first())]]);
    const { store } = await deviceWith({}, 1, storage);
    expect((await findDraft(store, TAB, 'doc', null))?.session.text).toEqual(words('one MINE'));
    expect(storage).toHaveLength(0);
  });

  it('leaves its shelf', async () => {
    const entry = { id: 's', documentId: 'doc', content: words('x'), reason: 'discarded', at: '2026' };
    const { store } = await deviceWith({ shelf: [entry] });
    expect(await store.shelf('doc')).toEqual([entry]);
  });
});

describe('what cannot be read', () => {
  it('as that of a newer release, is kept and listed with its text', async () => {
    const { store } = await deviceWith({ drafts: [NEWER] }, 7);
    expect(await findDraft(store, TAB, 'doc', null)).toBeNull();
    expect(await store.unreadable()).toEqual([
      {
        place: 'drafts',
        id: 'n',
        documentId: 'doc',
        title: 'Trip',
        updatedAt: NEWER.updatedAt,
        text: 'Typed in a later release.\n',
      },
    ]);
    // What is typed now is kept beside it.
    const draft = { ...first(), id: 'd', person: null };
    await store.keep(draft);
    expect(await store.list()).toEqual([draft]);
    expect(await store.unreadable()).toHaveLength(1);
    await store.remove({ place: 'drafts', id: 'n' });
    expect(await store.unreadable()).toEqual([]);
  });

  it.each([
    ['no text', { ...first(), session: { ...first().session, text: { title: 'T' } } }],
    ['no base', { ...first(), session: { ...first().session, base: undefined } }],
    [
      'half a collision',
      { ...first(), session: { ...keptOf(inDialog().session)!, collision: { open: true } } },
    ],
    ['nothing', { id: 'x' }],
    [
      'a draft without its state',
      { ...NEWER, format: 2, person: null, selection: { anchor: 0, head: 0 }, revision: 0 },
    ],
  ])('is never written over nor dropped: %s', async (_, record) => {
    const { store } = await deviceWith({ drafts: [record] });
    expect(await store.list()).toEqual([]);
    expect(await store.adopt(record.id, 't1', { tab: 'me', person: null })).toBeUndefined();
    expect(await store.unreadable()).toMatchObject([{ place: 'drafts', id: record.id }]);
  });

  it('shows every text where it does not say what was in the editor', async () => {
    const { store } = await deviceWith({
      drafts: [{ id: 'y', format: 3, deep: [{ er: 'A long text with words.' }, 'short one'], n: 4 }],
    });
    const [found] = await store.unreadable();
    expect(found).toMatchObject({ title: null, updatedAt: null });
    expect(found?.text).toBe('A long text with words.\n\nshort one');
  });

  it('stays among last words and on the shelf too', async () => {
    const storage = memoryStorage([
      ['midair-last-words-h', '{"half'],
      ['midair-last-words-n', JSON.stringify({ ...NEWER, record: { text: NEWER.text } })],
    ]);
    const { store } = await deviceWith(
      { shelf: [{ id: 's', format: 9, content: words('kept words') }] },
      1,
      storage,
    );
    expect(store.unsettled()).toEqual([]);
    expect(await store.shelf()).toEqual([]);
    expect(await store.unreadable()).toMatchObject([
      { place: 'shelf', id: 's', text: words('kept words').body },
      { place: 'last-words', id: 'h', text: '{"half' },
      { place: 'last-words', id: 'n', text: 'Typed in a later release.\n' },
    ]);
    await store.remove({ place: 'last-words', id: 'h' });
    await store.remove({ place: 'shelf', id: 's' });
    expect(await store.unreadable()).toMatchObject([{ id: 'n' }]);
  });

  it('is what last words leave that fit to nothing here', async () => {
    const { store, storage } = await deviceWith({});
    const other = draftStore(
      lastWords(() => storage),
      { name: 'elsewhere', patience: 20_000 },
    );
    const driven = typed();
    await other.keep({ ...first(), id: 'd', person: null });
    other.keepAtOnce({ ...first(keptOf(driven.type('one MINE more').session)!), id: 'd', person: null });
    expect(await findDraft(store, TAB, 'doc', null)).toBeNull();
    expect(await store.unreadable()).toMatchObject([
      { place: 'last-words', id: 'd', title: 'Title', text: words('one MINE more').body },
    ]);
    expect(storage).toHaveLength(1);
  });
});
