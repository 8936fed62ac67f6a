'use client';

import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage can be switched off: preferences then last as long as the page.
    return null;
  }
}

/**
 * How someone likes it here, kept on this device and the same in all tabs.
 *
 * @param fallback what holds until something is chosen.
 */
export function usePreference<Value extends string>(
  key: string,
  allowed: readonly Value[],
  fallback: Value,
): readonly [Value, (value: Value) => void] {
  const stored = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const value = allowed.find((each) => each === stored) ?? fallback;
  const set = useCallback(
    (next: Value) => {
      try {
        localStorage.setItem(key, next);
      } catch {
        return;
      }
      for (const each of listeners) each();
    },
    [key],
  );
  return [value, set];
}
