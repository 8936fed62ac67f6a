import type { Draft } from '@/lib/client/session/draft';

const PREFIX = 'midair-last-words-';

/**
 * Where a page that goes puts the drafts that are still on their way to the device's database. The database answers
 * later; a page that goes hears no answer, and a browser may drop writes of its that wait behind another tab's. Local
 * storage takes what it is given before the call returns. It is small, and forbidden in some windows: `put` says whether
 * it was taken.
 */
export interface LastWords {
  /** Replaces what is here of the same draft. False if it could not be taken. */
  readonly put: (draft: Draft) => boolean;
  readonly forget: (id: string) => void;
  /** Drafts that are here, in no order. */
  readonly all: () => readonly Draft[];
}

/** Last words in the storage that `storage` gives; giving it may throw. */
export function lastWords(storage: () => Storage): LastWords {
  return {
    put(draft) {
      try {
        storage().setItem(PREFIX + draft.id, JSON.stringify(draft));
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
    all() {
      try {
        const store = storage();
        const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
        return keys.filter((key) => key.startsWith(PREFIX)).flatMap((key) => parsed(store.getItem(key)));
      } catch {
        return [];
      }
    },
  };
}

/** None where it cannot be read: what another release or another program put there stays, and hides no other. */
function parsed(text: string | null): readonly Draft[] {
  try {
    return text === null ? [] : [JSON.parse(text)];
  } catch {
    return [];
  }
}
