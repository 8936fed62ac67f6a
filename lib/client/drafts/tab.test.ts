import { describe, expect, it } from 'vitest';
import { memoryStorage } from '@/lib/client/testing/memory-storage';
import { claimTab, type Page } from './tab';

/** Locks that one browser's tabs share; `kill` lets go of all that a page holds. */
function browserLocks() {
  const held = new Map<string, object>();
  const forPage = (page: object): LockManager => {
    const request = async (name: string, ...rest: readonly unknown[]) => {
      const use = rest.at(-1) as (lock: Lock | null) => unknown;
      const options = (rest.length > 1 ? rest[0] : {}) as LockOptions;
      if (held.has(name)) {
        if (options.ifAvailable) return use(null);
        throw new DOMException('It takes too long.', 'TimeoutError');
      }
      held.set(name, page);
      try {
        return await use({ name, mode: 'exclusive' });
      } finally {
        if (held.get(name) === page) held.delete(name);
      }
    };
    return { request } as LockManager;
  };
  const kill = (page: object) => {
    for (const [name, holder] of held) if (holder === page) held.delete(name);
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

describe('a tab', () => {
  it('keeps its name over a reload', async () => {
    const browser = browserLocks();
    const store = memoryStorage();
    const before = {};
    const first = await claimTab(page(store, browser.forPage(before)));
    browser.kill(before);
    expect((await claimTab(page(store, browser.forPage({})))).id).toBe(first.id);
  });

  it('takes another name when it is a duplicate of one that lives', async () => {
    const browser = browserLocks();
    const store = memoryStorage();
    const first = await claimTab(page(store, browser.forPage({})));
    const copy = memoryStorage(store.entries);
    const second = await claimTab(page(copy, browser.forPage({})));
    expect(second.id).not.toBe(first.id);
    expect(copy.entries).not.toEqual(store.entries);
  });

  it('knows the dead from the living, and itself', async () => {
    const browser = browserLocks();
    const holder = {};
    const other = await claimTab(page(memoryStorage(), browser.forPage(holder)));
    const me = await claimTab(page(memoryStorage(), browser.forPage({})));
    const dead = (id: string) => me.ifDead(id, 0, async () => 'dead');
    expect(await dead(other.id)).toBeNull();
    expect(await dead(me.id)).toBeNull();
    browser.kill(holder);
    expect(await dead(other.id)).toBe('dead');
  });

  it('goes by silence where there are no locks, and trusts its kept name only after a reload', async () => {
    const store = memoryStorage();
    const me = await claimTab(page(store));
    expect(await me.ifDead('other', 1_000_000 - 500_000, async () => true)).toBeNull();
    expect(await me.ifDead('other', 1_000_000 - 700_000, async () => true)).toBe(true);
    expect((await claimTab(page(memoryStorage(store.entries), undefined, { reloaded: true }))).id).toBe(
      me.id,
    );
    expect((await claimTab(page(memoryStorage(store.entries)))).id).not.toBe(me.id);
  });

  it('lives without storage', async () => {
    const forbidden = () => {
      throw new DOMException('Forbidden.', 'SecurityError');
    };
    const store = { getItem: forbidden, setItem: forbidden } as unknown as Storage;
    expect((await claimTab(page(store, browserLocks().forPage({})))).id).toMatch(/^[\da-f-]{36}$/);
  });
});
