import { uuid } from '@/lib/http/client/uuid';

const KEY = 'midair-tab';
const LOCK = 'midair-tab-';
/** How many pages of a tab's past are remembered: each may have left a draft. */
const MEMORY = 30;
/** Without locks, a page that did nothing for so long counts as gone, in milliseconds. */
const SILENCE = 600_000;

/** What claiming needs of the page. `locks` is missing on plain HTTP from another host. */
export interface Page {
  readonly storage: Storage;
  readonly locks: LockManager | undefined;
  /** Whether this page came by a reload: only then the one before it surely goes. */
  readonly reloaded: boolean;
  readonly now: () => number;
}

/** One page in a tab of a browser, from its load to its end. Others can tell whether it lives; none ever lives again. */
export interface Tab {
  readonly id: string;
  /** The pages that this tab showed before, the latest last; a duplicated tab has those of its original too. */
  readonly before: readonly string[];
  /** The page that this one came of by a reload, which is surely about to go; `null` if it came otherwise. */
  readonly reloadOf: string | null;
  /** Whether that other page, which last did something at `lastSeen` (in milliseconds), lives. */
  readonly lives: (id: string, lastSeen: number) => Promise<boolean>;
  /**
   * Resolves when that other page is gone; rejects when `signal` is aborted. Where there are no locks that is not known, and
   * nothing is waited for.
   */
  readonly gone: (id: string, signal: AbortSignal) => Promise<void>;
}

/** Claims an id for as long as the page lives, and finds out which pages came before it in its tab. */
export async function claimTab({ storage, locks, reloaded, now }: Page): Promise<Tab> {
  const id = uuid();
  const before = locks || reloaded ? readIds(storage) : [];
  writeIds(storage, [...before, id].slice(-MEMORY));
  if (locks) await hold(locks, id);
  return {
    id,
    before,
    reloadOf: reloaded ? (before.at(-1) ?? null) : null,
    async lives(other, lastSeen) {
      if (other === id) return true;
      if (!locks) return !before.includes(other) && now() - lastSeen <= SILENCE;
      return locks.request(LOCK + other, { mode: 'shared', ifAvailable: true }, (lock) => lock === null);
    },
    async gone(other, signal) {
      await locks?.request(LOCK + other, { mode: 'shared', signal }, () => {});
    },
  };
}

/** Holds a page's lock for good. Its id is new, so nobody else can have it. */
function hold(locks: LockManager, id: string): Promise<void> {
  return new Promise((resolve, reject) => {
    locks
      .request(LOCK + id, () => {
        resolve();
        return new Promise<never>(() => {});
      })
      .catch(reject);
  });
}

function readIds(storage: Storage): readonly string[] {
  try {
    return (storage.getItem(KEY) ?? '').split(' ').filter((id) => id !== '');
  } catch {
    return [];
  }
}

function writeIds(storage: Storage, ids: readonly string[]): void {
  try {
    storage.setItem(KEY, ids.join(' '));
  } catch {
    // Storage is forbidden: drafts of this page will look like another tab's after a reload, and be offered as such.
  }
}
