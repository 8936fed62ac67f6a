'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** A piece of state that lives in the link, so that a link shows the same to whoever opens it. */
export function useLinkState(name: string, fallback: string): readonly [string, (value: string) => void] {
  const params = useSearchParams();
  const value = params.get(name) ?? fallback;
  const set = useCallback(
    (next: string) => {
      // Read afresh: another piece of state may have changed since this was rendered.
      const url = new URL(window.location.href);
      if (next === fallback) url.searchParams.delete(name);
      else url.searchParams.set(name, next);
      window.history.replaceState(null, '', `${url.pathname}${url.search}${url.hash}`);
    },
    [name, fallback],
  );
  return [value, set];
}
