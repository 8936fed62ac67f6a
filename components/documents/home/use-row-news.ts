'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { refreshRows } from '@/lib/client/cache/refresh-rows';

/** News that come together are looked into together, in milliseconds. */
const GATHERING = 300;

/** Takes note that a row is not how its document stands any more, and quietly brings it up to date. */
export function useRowNews(): (id: string) => void {
  const client = useQueryClient();
  const ids = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return useCallback(
    (id) => {
      ids.current.add(id);
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        const gathered = ids.current;
        ids.current = new Set();
        // The list is loaded again when somebody looks at it.
        if (document.hidden) return;
        refreshRows(client, gathered).catch(() => client.invalidateQueries({ queryKey: ['documents'] }));
      }, GATHERING);
    },
    [client],
  );
}
