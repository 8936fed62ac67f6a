import { uuid } from '@/lib/http/client/uuid';

const KEY = 'midair-tab';
const LOCK = 'midair-tab-';
/** How long the page before a reload may take to let go of its tab, in milliseconds. */
const PATIENCE = 500;
/** Without locks, a tab that did nothing for so long counts as dead, in milliseconds. */
const SILENCE = 600_000;

/** What claiming needs of the page. `locks` is missing on plain HTTP from another host. */
export interface Page {
  readonly storage: Storage;
  readonly locks: LockManager | undefined;
  /** Whether this page came by a reload: only then the kept id is surely its own where there are no locks. */
  readonly reloaded: boolean;
  readonly now: () => number;
}

/** One tab of a browser: it survives reloads, and others can tell whether it lives. */
export interface Tab {
  readonly id: string;
  /**
   * Runs `use` if that other tab, which last did something at `lastSeen` (in milliseconds), is dead, and keeps it from
   * coming back to life meanwhile. Resolves to `null` if it lives.
   */
  readonly ifDead: <Result>(
    id: string,
    lastSeen: number,
    use: () => Promise<Result>,
  ) => Promise<Result | null>;
}

/**
 * Claims this tab's id for as long as the page lives. The id is kept for the session, so that a reload finds its own
 * drafts; a duplicated tab starts with a copy of it, sees that it is taken and takes another.
 */
export async function claimTab({ storage, locks, reloaded, now }: Page): Promise<Tab> {
  const known = locks || reloaded ? readId(storage) : null;
  const id = known !== null && (await hold(locks, known)) ? known : uuid();
  if (id !== known) {
    await hold(locks, id);
    writeId(storage, id);
  }
  return {
    id,
    async ifDead(other, lastSeen, use) {
      if (other === id) return null;
      if (!locks) return now() - lastSeen > SILENCE ? use() : null;
      return locks.request(LOCK + other, { ifAvailable: true }, (lock) => (lock ? use() : null));
    },
  };
}

/**
 * Takes a tab's lock for good; false if another page has it. Without locks every id is free. Only who finds it held
 * waits by the clock: on a busy machine a lock that is free may be given later than any patience lasts.
 */
async function hold(locks: LockManager | undefined, id: string): Promise<boolean> {
  if (!locks) return true;
  return (
    (await take(locks, id, { ifAvailable: true })) ||
    (await take(locks, id, { signal: AbortSignal.timeout(PATIENCE) }))
  );
}

function take(locks: LockManager, id: string, options: LockOptions): Promise<boolean> {
  return new Promise((resolve) => {
    locks
      .request(LOCK + id, options, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise<never>(() => {}) : undefined;
      })
      .catch(() => resolve(false));
  });
}

function readId(storage: Storage): string | null {
  try {
    return storage.getItem(KEY);
  } catch {
    return null;
  }
}

function writeId(storage: Storage, id: string): void {
  try {
    storage.setItem(KEY, id);
  } catch {
    // Storage is forbidden: drafts of this tab will look like another's after a reload, and be offered as such.
  }
}
