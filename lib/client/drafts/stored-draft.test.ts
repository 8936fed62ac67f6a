import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Draft, keptOf } from '@/lib/client/session/draft';
import { choose, conflictIn, Driven, versionOf, words } from '@/lib/client/testing/drive';
import { memoryStorage } from '@/lib/client/testing/memory-storage';
import { draftStore } from './draft-store';
import { lastWords } from './last-words';

const TEXT = Array.from({ length: 20_000 }, (_, index) => `word${index}`).join(' ');
const LENGTH = words(TEXT).body.length;

let count = 0;

/** A store, and what is written into the database from now on. */
function countedStore(storage = memoryStorage()) {
  const store = draftStore(
    lastWords(() => storage),
    { name: `counted-${++count}`, patience: 20_000 },
  );
  const written: { readonly store: string; readonly length: number }[] = [];
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    written.push({ store: this.name, length: JSON.stringify(value).length });
    return put.call(this, value, key);
  });
  return { store, written };
}

afterEach(() => void vi.restoreAllMocks());

const PERSON = { id: 'me', name: 'Ben' };
let minute = 0;

function draftOf({ session }: Driven, id = 'd'): Draft {
  const updatedAt = new Date(Date.UTC(2026, 0, 1, 0, minute++)).toISOString();
  return { id, tab: 't', person: PERSON, documentId: 'doc', updatedAt, session: keptOf(session)! };
}

function inLargeDialog(): Driven {
  const driven = new Driven(versionOf(1, TEXT)).type(TEXT.replace('word7 ', 'MINE ')).tell({ type: 'save' });
  return driven.collided(versionOf(2, TEXT.replace('word7 ', 'THEIRS ')));
}

describe('what is written of a draft', () => {
  it('is all of it once, each large text one time', async () => {
    const { store, written } = countedStore();
    await store.keep(draftOf(new Driven(versionOf(1, TEXT)).type(`${TEXT} x`)));
    const all = written.reduce((sum, { length }) => sum + length, 0);
    // Mine, and the base, which is the newest version too. A line end is two characters in JSON.
    expect(all).toBeLessThan(2 * LENGTH * 1.25 + 3_000);
  });

  it('is for a key press the text alone', async () => {
    const { store, written } = countedStore();
    const driven = new Driven(versionOf(1, TEXT)).type(`${TEXT} x`);
    await store.keep(draftOf(driven));
    written.length = 0;
    await store.keep(draftOf(driven.type(`${TEXT} xy`)));
    expect(written.map((one) => one.store)).toEqual(['drafts']);
    expect(written[0]!.length).toBeLessThan(LENGTH * 1.25 + 1_000);
  });

  it('is for a choice in the dialog neither a text nor the merge', async () => {
    const { store, written } = countedStore();
    const driven = inLargeDialog();
    await store.keep(draftOf(driven));
    expect(written.length).toBeGreaterThan(3);
    written.length = 0;
    await store.keep(draftOf(driven.tell(choose(conflictIn(driven), 'theirs'))));
    expect(written.map((one) => one.store)).toEqual(['parts']);
    expect(written[0]!.length).toBeLessThan(3_000);
    expect((await store.read('d'))?.session.collision?.choices).toEqual(driven.session.collision!.choices);
  });

  it('is put down at once, as the page goes, without what the database has', async () => {
    const storage = memoryStorage();
    const { store } = countedStore(storage);
    const driven = inLargeDialog();
    await store.keep(draftOf(driven));
    expect(store.keepAtOnce(draftOf(driven.tell(choose(conflictIn(driven), 'mine'))))).toBe(true);
    expect([...storage.entries.values()].join('').length).toBeLessThan(3_000);
    const next = draftStore(
      lastWords(() => storage),
      { name: `counted-${count}`, patience: 20_000 },
    );
    for (const left of next.unsettled()) await next.settle(left);
    expect((await next.read('d'))?.session).toEqual(draftOf(driven).session);
    expect(storage).toHaveLength(0);
  });

  it('leaves nothing of what is needed no more', async () => {
    const { store } = countedStore();
    const driven = inLargeDialog();
    await store.keep(draftOf(driven));
    driven.tell({ type: 'decide-later' }, { type: 'discard', shelfId: 's', now: '' });
    await store.keep(draftOf(driven.type('something else')));
    await store.drop('d');
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(`counted-${count}`);
      opening.onsuccess = () => resolve(opening.result);
    });
    const left = opened.transaction('parts').objectStore('parts').count();
    await new Promise((resolve) => {
      left.onsuccess = resolve;
    });
    expect(left.result).toBe(0);
  });

  it('is all of one moment where a write fails in its midst', async () => {
    const { store } = countedStore();
    vi.restoreAllMocks();
    const driven = new Driven(versionOf(1, 'one two')).type('one MINE').tell({ type: 'save' });
    await store.keep(draftOf(driven));
    const before = await store.read('d');
    driven.collided(versionOf(2, 'one THEIRS'));
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      const request = put.call(this, value, key);
      if (++puts === 2) this.transaction.abort();
      return request;
    });
    await expect(store.keep(draftOf(driven))).rejects.toBeTruthy();
    vi.restoreAllMocks();
    expect(puts).toBe(2);
    expect(await store.read('d')).toEqual(before);
    const after = draftOf(driven);
    await store.keep(after);
    expect((await store.read('d'))?.session).toEqual(after.session);
  });

  it('is what was last asked for, also of several on their way', async () => {
    const { store } = countedStore();
    const driven = new Driven(versionOf(1, 'one two')).type('one a');
    const first = draftOf(driven);
    await store.keep(first);
    const second = draftOf(driven.type('one b'));
    const third = { ...draftOf(driven), session: first.session };
    await Promise.all([store.keep(second), store.keep(third)]);
    expect((await store.read('d'))?.session.text).toEqual(words('one a'));
  });
});
