'use client';

import { useSyncExternalStore } from 'react';

function watch(changed: () => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  window.addEventListener('online', changed, { signal });
  window.addEventListener('offline', changed, { signal });
  return () => ending.abort();
}

/** Whether the browser has a network; whether the server answers is another matter. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
}
