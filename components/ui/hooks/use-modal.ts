'use client';

import { useId, useLayoutEffect, useSyncExternalStore } from 'react';

/** The windows that stand over the page, the topmost last. */
let open: readonly string[] = [];
const listeners = new Set<() => void>();

function become(next: readonly string[]): void {
  open = next;
  for (const each of listeners) each();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The topmost window that stands over the page, so that all else has to wait; `null` while there is none. */
export function topModal(): string | null {
  return open.at(-1) ?? null;
}

/** The same, rendered anew when it changes. */
export function useTopModal(): string | null {
  return useSyncExternalStore(subscribe, topModal, () => null);
}

/** Says of a window, as long as it is shown, that it stands over the page. Answers its name. */
export function useAsModal(shown: boolean): string {
  const id = useId();
  useLayoutEffect(() => {
    if (!shown) return;
    become([...open, id]);
    return () => become(open.filter((each) => each !== id));
  }, [shown, id]);
  return id;
}
