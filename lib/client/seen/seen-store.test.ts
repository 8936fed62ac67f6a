import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { versionOf } from '@/lib/client/testing/drive';
import { foundIn } from './found-in';
import { type SeenStore, seenStore } from './seen-store';

let count = 0;
const newStore = () => seenStore(`seen-${++count}`);

const ANA = { id: 'ana', name: 'Ana' };
const BEN = { id: 'ben', name: 'Ben' };
const at = (second: number) => new Date(Date.UTC(2026, 0, 2, 3, 4, second)).toISOString();
const row = (id: string) => ({
  id,
  title: `Title of ${id}`,
  version: 1,
  etag: '"1"',
  author: null,
  savedAt: at(0),
  owned: true,
});

async function anaSaw(store: SeenStore, ...ids: readonly string[]): Promise<void> {
  for (const [nth, documentId] of ids.entries()) {
    await store.keepDocument(ANA, { documentId, snapshot: versionOf(nth + 1, documentId), seenAt: at(nth) });
  }
}

describe('what was last seen on a device', () => {
  it('is given back as it was, with the time, also to one who is not known now', async () => {
    const store = newStore();
    await anaSaw(store, 'a', 'b');
    const seen = { person: 'ana', documentId: 'b', snapshot: versionOf(2, 'b'), seenAt: at(1) };
    expect(await store.document('b', ANA)).toEqual(seen);
    expect(await store.document('b', null)).toEqual(seen);
    expect(await store.document('c', ANA)).toBeNull();
    await store.keepDocument(ANA, { documentId: 'b', snapshot: versionOf(3, 'later'), seenAt: at(9) });
    expect(await store.document('b', ANA)).toMatchObject({ snapshot: versionOf(3, 'later'), seenAt: at(9) });
  });

  it('tells the documents of the list that can be opened from the others', async () => {
    const store = newStore();
    expect(await store.list(null)).toBeNull();
    await anaSaw(store, 'a');
    expect(await store.list(null)).toBeNull();
    await store.keepList(ANA, { rows: [row('a'), row('b')], seenAt: at(7) });
    expect(await store.list(ANA)).toEqual({
      person: 'ana',
      rows: [row('a'), row('b')],
      seenAt: at(7),
      opened: new Set(['a']),
    });
    await store.forget('a');
    expect((await store.list(null))?.opened).toEqual(new Set());
    expect(await store.document('a', null)).toBeNull();
  });

  it('is searched in titles and texts, for the one whose it is', async () => {
    const store = newStore();
    await anaSaw(store, 'a', 'b', 'Green tea');
    for (const documentId of ['a', 'b', 'c', 'd']) {
      const content = {
        title: documentId === 'a' ? 'TEA time' : 'Trip',
        body: documentId === 'b' ? 'No\nTea.' : 'x',
      };
      await store.keepDocument(ANA, {
        documentId,
        snapshot: { ...versionOf(1, ''), content },
        seenAt: at(5),
      });
    }
    expect(await store.search('tea', ANA)).toEqual(new Set(['a', 'b', 'Green tea']));
    expect(await store.search('no\ntea', null)).toEqual(new Set(['b']));
    expect(await store.search('tea', BEN)).toEqual(new Set());
    await store.keepList(ANA, { rows: ['a', 'b', 'c', 'e'].map(row), seenAt: at(7) });
    const list = (await store.list(ANA))!;
    const ids = (words: string, found: ReadonlySet<string>) =>
      foundIn(list, words, found).rows.map(({ id }) => id);
    expect(ids('TITLE OF E', new Set())).toEqual(['e']);
    expect(ids('tea', await store.search('tea', ANA))).toEqual(['a', 'b']);
  });

  it('is shown to nobody else', async () => {
    const store = newStore();
    await anaSaw(store, 'a');
    await store.keepList(ANA, { rows: [row('a')], seenAt: at(7) });
    expect(await store.document('a', BEN)).toBeNull();
    expect(await store.list(BEN)).toBeNull();
  });

  it.each(['keepDocument', 'keepList'] as const)(
    'goes for good when somebody else is seen there, by %s',
    async (way) => {
      const store = newStore();
      await anaSaw(store, 'a');
      await store.keepList(ANA, { rows: [row('a')], seenAt: at(7) });
      if (way === 'keepList') await store.keepList(BEN, { rows: [], seenAt: at(8) });
      else await store.keepDocument(BEN, { documentId: 'b', snapshot: versionOf(1, 'b'), seenAt: at(8) });
      for (const asker of [ANA, null, BEN]) expect(await store.document('a', asker)).toBeNull();
      expect(await store.list(ANA)).toBeNull();
      expect((await store.list(null))?.rows ?? []).toEqual([]);
    },
  );

  it('has the one who was here last with it, by the newest name', async () => {
    const store = newStore();
    expect(await store.lastPerson()).toBeNull();
    await anaSaw(store, 'a');
    expect(await store.lastPerson()).toEqual(ANA);
    await store.keepList({ ...ANA, name: 'Anna' }, { rows: [], seenAt: at(7) });
    expect(await store.lastPerson()).toEqual({ id: 'ana', name: 'Anna' });
    expect(await store.document('a', null)).not.toBeNull();
    await store.keepList(BEN, { rows: [], seenAt: at(8) });
    expect(await store.lastPerson()).toEqual(BEN);
  });

  it('stays where an earlier release kept no name', async () => {
    const name = `seen-${++count}`;
    await anaSaw(seenStore(name), 'a');
    const db = await openDB(name);
    await db.put('people', 'ana', 'last');
    db.close();
    const store = seenStore(name);
    expect(await store.lastPerson()).toEqual({ id: 'ana', name: '' });
    expect(await store.document('a', null)).not.toBeNull();
    await store.keepList(ANA, { rows: [], seenAt: at(8) });
    expect(await store.lastPerson()).toEqual(ANA);
    expect(await store.document('a', null)).not.toBeNull();
  });

  it('is no more than a hundred documents, those that were seen last', async () => {
    const store = newStore();
    const ids = Array.from({ length: 100 }, (_, nth) => `d${nth}`);
    await anaSaw(store, ...ids);
    await store.keepDocument(ANA, { documentId: 'd0', snapshot: versionOf(1, 'again'), seenAt: at(1_000) });
    for (const documentId of ['new', 'newer']) {
      await store.keepDocument(ANA, { documentId, snapshot: versionOf(1, ''), seenAt: at(2_000) });
    }
    await store.keepList(ANA, { rows: [], seenAt: at(0) });
    const { opened } = (await store.list(ANA))!;
    expect(opened.size).toBe(100);
    expect(['d0', 'd1', 'd2', 'd3', 'new', 'newer'].filter((id) => opened.has(id))).toEqual([
      'd0',
      'd3',
      'new',
      'newer',
    ]);
  });

  it('says once that it can keep nothing, to who asked', async () => {
    const store = newStore();
    await anaSaw(store, 'a');
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', hear);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      const request = this.get('nothing');
      this.transaction.abort();
      return request as IDBRequest;
    });
    try {
      await expect(anaSaw(store, 'b')).rejects.toThrow();
      await expect(store.keepList(ANA, { rows: [row('a')], seenAt: at(7) })).rejects.toThrow();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(unheard).toEqual([]);
    } finally {
      put.mockRestore();
      process.off('unhandledRejection', hear);
    }
    await anaSaw(store, 'b');
    expect(await store.document('b', ANA)).not.toBeNull();
  });
});
