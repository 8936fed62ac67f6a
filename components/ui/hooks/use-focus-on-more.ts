'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Puts focus on the first of the items that a list is extended by, so that whoever asked for more goes on reading where
 * they were. The result is to be called when more is asked for.
 *
 * @param count how many items there are.
 */
export function useFocusOnMore(list: RefObject<HTMLElement | null>, count: number): () => void {
  const before = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (before.current === null || count <= before.current) return;
    const item = list.current?.children[before.current];
    before.current = null;
    item?.querySelector<HTMLElement>('a[href], button')?.focus({ preventScroll: true });
  }, [list, count]);
  return () => {
    before.current = count;
  };
}
