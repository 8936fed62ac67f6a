'use client';

import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/** What could not be kept on the device: storage can be switched off, or full. It lasts as long as the page. */
const unkept = new Map<string, string>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

function read(key: string): string | null {
  const here = unkept.get(key);
  if (here !== undefined) return here;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A text that is kept on this device under a name, the same in all tabs; `null` until there is one, and on the server. */
export function useStored(key: string): readonly [string | null, (value: string) => void] {
  const stored = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const set = useCallback(
    (next: string) => {
      try {
        localStorage.setItem(key, next);
        unkept.delete(key);
      } catch {
        unkept.set(key, next);
      }
      for (const each of listeners) each();
    },
    [key],
  );
  return [stored, set];
}
