'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False while a page is made on the server, and where it becomes alive until it is as it was made there. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
