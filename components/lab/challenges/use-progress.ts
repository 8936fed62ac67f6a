'use client';

import { useCallback, useSyncExternalStore } from 'react';

const KEY = 'midair-lab-challenges';
const listeners = new Set<() => void>();
let cached: { readonly text: string; readonly done: ReadonlySet<string> } = { text: '', done: new Set() };

function read(): ReadonlySet<string> {
  let text = '';
  try {
    text = localStorage.getItem(KEY) ?? '';
  } catch {
    return cached.done;
  }
  if (text !== cached.text) cached = { text, done: new Set(text.split(',').filter(Boolean)) };
  return cached.done;
}

const none: ReadonlySet<string> = new Set();

/** The challenges that were reached on this device, and a way to add one. */
export function useProgress(): readonly [done: ReadonlySet<string>, add: (id: string) => void] {
  const done = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      window.addEventListener('storage', listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener('storage', listener);
      };
    },
    read,
    () => none,
  );
  const add = useCallback((id: string) => {
    const before = read();
    if (before.has(id)) return;
    const next = [...before, id].join(',');
    try {
      localStorage.setItem(KEY, next);
    } catch {
      cached = { text: cached.text, done: new Set([...before, id]) };
    }
    for (const listener of listeners) listener();
  }, []);
  return [done, add];
}
