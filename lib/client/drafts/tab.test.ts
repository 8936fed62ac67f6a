import { describe, expect, it } from 'vitest';
import { Locks } from '@/lib/client/testing/locks';
import { memoryStorage } from '@/lib/client/testing/memory-storage';
import { claimTab, type Page } from './tab';

const page = (store: Storage, locks?: LockManager, rest: Partial<Page> = {}): Page => ({
  storage: store,
  locks,
  reloaded: false,
  now: () => 1_000_000,
  ...rest,
});

describe('a page in a tab', () => {
  it('has a name of its own, and knows the pages before it', async () => {
    const browser = new Locks();
    const store = memoryStorage();
    const first = await claimTab(page(store, browser.of({})));
    const second = await claimTab(page(store, browser.of({})));
    const third = await claimTab(page(store, browser.of({})));
    expect(new Set([first.id, second.id, third.id]).size).toBe(3);
    expect(first.before).toEqual([]);
    expect(third.before).toEqual([first.id, second.id]);
    expect(third.reloadOf).toBeNull();
    const reload = await claimTab(page(store, browser.of({}), { reloaded: true }));
    expect(reload.reloadOf).toBe(third.id);
  });

  it('knows the tab of a release that gave one name to all its pages', async () => {
    const store = memoryStorage([['midair-tab', 'the-tab']]);
    expect((await claimTab(page(store, new Locks().of({})))).before).toEqual(['the-tab']);
  });

  it('does not take the page before it for gone as long as that lives, as in a duplicated tab', async () => {
    const browser = new Locks();
    const store = memoryStorage();
    const original = {};
    const first = await claimTab(page(store, browser.of(original)));
    const copy = await claimTab(page(memoryStorage(store.entries), browser.of({})));
    expect(copy.before).toEqual([first.id]);
    expect(await copy.lives(first.id, 0)).toBe(true);
    browser.release(original);
    expect(await copy.lives(first.id, 0)).toBe(false);
  });

  it('lives for itself, and hears when another one is gone', async () => {
    const browser = new Locks();
    const holder = {};
    const other = await claimTab(page(memoryStorage(), browser.of(holder)));
    const me = await claimTab(page(memoryStorage(), browser.of({})));
    expect(await me.lives(me.id, 0)).toBe(true);
    const heard: string[] = [];
    const leaving = new AbortController();
    const left = me.gone(other.id, leaving.signal).catch((error: DOMException) => heard.push(error.name));
    leaving.abort();
    await left;
    const gone = me.gone(other.id, new AbortController().signal).then(() => heard.push('gone'));
    await new Promise(setImmediate);
    expect(heard).toEqual(['AbortError']);
    browser.release(holder);
    await gone;
    expect(heard).toEqual(['AbortError', 'gone']);
  });

  it('goes by silence where there are no locks, and trusts its past only after a reload', async () => {
    const store = memoryStorage();
    const me = await claimTab(page(store));
    expect(await me.lives('other', 1_000_000 - 500_000)).toBe(true);
    expect(await me.lives('other', 1_000_000 - 700_000)).toBe(false);
    const reloaded = await claimTab(page(memoryStorage(store.entries), undefined, { reloaded: true }));
    expect(reloaded.before).toEqual([me.id]);
    expect(await reloaded.lives(me.id, 1_000_000)).toBe(false);
    await reloaded.gone(me.id, new AbortController().signal);
    expect((await claimTab(page(memoryStorage(store.entries)))).before).toEqual([]);
  });

  it('lives without storage', async () => {
    const forbidden = () => {
      throw new DOMException('Forbidden.', 'SecurityError');
    };
    const store = { getItem: forbidden, setItem: forbidden } as unknown as Storage;
    expect((await claimTab(page(store, new Locks().of({})))).id).toMatch(/^[\da-f-]{36}$/);
  });
});
