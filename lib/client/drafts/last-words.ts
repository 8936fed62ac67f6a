import { FORMAT, isDraftRecord, isPart, migrated } from './formats';
import { isRecord } from './guards';
import { type Changes, changesOf, pack } from './stored-draft';
import { type Unreadable, unreadable } from './unreadable';

const PREFIX = 'midair-last-words-';

/** What a page left of one draft: what the database did not have of it yet. */
export interface Words extends Changes {
  readonly id: string;
  readonly tab: string | null;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/**
 * Where a page that goes puts what is still on its way to the device's database. The database answers later; a page that
 * goes hears no answer, and a browser may drop writes of its that wait behind another tab's. Local storage takes what it
 * is given before the call returns. It is small, and forbidden in some windows: `put` says whether it was taken.
 */
export interface LastWords {
  /** Replaces what is here of the same draft. False if it could not be taken. */
  readonly put: (words: Words) => boolean;
  readonly forget: (id: string) => void;
  /** What can be read here, in no order. */
  readonly all: () => readonly Words[];
  /** What cannot be read stays, hides nothing else, and is never written over: ids are never used again. */
  readonly unreadable: () => readonly Unreadable[];
}

/** Last words in the storage that `storage` gives; giving it may throw. */
export function lastWords(storage: () => Storage): LastWords {
  const entries = (): readonly (readonly [id: string, text: string])[] => {
    try {
      const store = storage();
      const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
      return keys
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => [key.slice(PREFIX.length), store.getItem(key) ?? '']);
    } catch {
      return [];
    }
  };
  return {
    put(words) {
      try {
        storage().setItem(PREFIX + words.id, JSON.stringify({ format: FORMAT, ...words }));
        return true;
      } catch {
        return false;
      }
    },
    forget(id) {
      try {
        storage().removeItem(PREFIX + id);
      } catch {
        // Where storage is forbidden, nothing is in it.
      }
    },
    all: () => entries().flatMap(([id, text]) => wordsIn(id, parsed(text)) ?? []),
    unreadable: () =>
      entries().flatMap(([id, text]) => {
        const value = parsed(text);
        return wordsIn(id, value) ? [] : [unreadable('last-words', id, value ?? text)];
      }),
  };
}

/** Words as this release puts them, or the whole draft that releases before put; `null` if it is neither. */
function wordsIn(id: string, value: unknown): Words | null {
  const old = migrated(value);
  if (old) {
    const { tab, updatedAt } = old;
    return old.id === id ? { id, tab, updatedAt, ...changesOf(null, pack(old, null)) } : null;
  }
  if (!isRecord(value) || value.format !== FORMAT || value.id !== id) return null;
  const { tab, updatedAt, record, parts } = value;
  if ((typeof tab !== 'string' && tab !== null) || typeof updatedAt !== 'string') return null;
  if (record !== null && !isDraftRecord(record)) return null;
  if (!Array.isArray(parts) || !parts.every(isPart)) return null;
  return { id, tab, updatedAt, record, parts };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
