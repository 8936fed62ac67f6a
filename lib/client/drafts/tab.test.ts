import { describe, expect, it } from 'vitest';
import { memoryStorage } from '@/lib/client/testing/memory-storage';
import { claimTab, type Page } from './tab';

/** Locks that one browser's pages share; `kill` lets go of all that a page holds. */
function browserLocks() {
  const held = new Map<string, object>();
  const waiting = new Map<string, (() => void)[]>();
  const forPage = (page: object): LockManager => {
    const request = async (name: string, ...rest: readonly unknown[]) => {
      const use = rest.at(-1) as (lock: Lock | null) => unknown;
      const options = (rest.length > 1 ? rest[0] : {}) as LockOptions;
      if (held.has(name)) {
        if (options.ifAvailable) return use(null);
        await new Promise<void>((resolve, reject) => {
          waiting.set(name, [...(waiting.get(name) ?? []), resolve]);
          options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
        });
      }
      const mode = options.mode ?? 'exclusive';
      if (mode === 'exclusive') held.set(name, page);
      return use({ name, mode });
    };
    return { request } as LockManager;
  };
  const kill = (page: object) => {
    for (const [name, holder] of held) {
      if (holder !== page) continue;
      held.delete(name);
      for (const grant of waiting.get(name) ?? []) grant();
    }
  };
  return { forPage, kill };
}

const page = (store: Storage, locks?: LockManager, rest: Partial<Page> = {}): Page => ({
  storage: store,
  locks,
  reloaded: false,
  now: () => 1_000_000,
  ...rest,
});

describe('a page in a tab', () => {
  it('has a name of its own, and knows the pages before it', async () => {
    const browser = browserLocks();
    const store = memoryStorage();
    const first = await claimTab(page(store, browser.forPage({})));
    const second = await claimTab(page(store, browser.forPage({})));
    const third = await claimTab(page(store, browser.forPage({})));
    expect(new Set([first.id, second.id, third.id]).size).toBe(3);
    expect(first.before).toEqual([]);
    expect(third.before).toEqual([first.id, second.id]);
  });

  it('knows the tab of a release that gave one name to all its pages', async () => {
    const store = memoryStorage([['midair-tab', 'the-tab']]);
    expect((await claimTab(page(store, browserLocks().forPage({})))).before).toEqual(['the-tab']);
  });

  it('does not take the page before it for gone as long as that lives, as in a duplicated tab', async () => {
    const browser = browserLocks();
    const store = memoryStorage();
    const original = {};
    const first = await claimTab(page(store, browser.forPage(original)));
    const copy = await claimTab(page(memoryStorage(store.entries), browser.forPage({})));
    expect(copy.before).toEqual([first.id]);
    expect(await copy.lives(first.id, 0)).toBe(true);
    browser.kill(original);
    expect(await copy.lives(first.id, 0)).toBe(false);
  });

  it('lives for itself, and hears when another one is gone', async () => {
    const browser = browserLocks();
    const holder = {};
    const other = await claimTab(page(memoryStorage(), browser.forPage(holder)));
    const me = await claimTab(page(memoryStorage(), browser.forPage({})));
    expect(await me.lives(me.id, 0)).toBe(true);
    const heard: string[] = [];
    const leaving = new AbortController();
    const left = me.gone(other.id, leaving.signal).catch((error: DOMException) => heard.push(error.name));
    leaving.abort();
    await left;
    const gone = me.gone(other.id, new AbortController().signal).then(() => heard.push('gone'));
    await new Promise(setImmediate);
    expect(heard).toEqual(['AbortError']);
    browser.kill(holder);
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
    expect((await claimTab(page(memoryStorage(store.entries)))).before).toEqual([]);
  });

  it('lives without storage', async () => {
    const forbidden = () => {
      throw new DOMException('Forbidden.', 'SecurityError');
    };
    const store = { getItem: forbidden, setItem: forbidden } as unknown as Storage;
    expect((await claimTab(page(store, browserLocks().forPage({})))).id).toMatch(/^[\da-f-]{36}$/);
  });
});
