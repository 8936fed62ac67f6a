'use client';

import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

interface FocusKeeper {
  readonly ref: RefObject<HTMLUListElement | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * Where focus goes when the list item that holds it is taken away: to the item that follows it, else to the last
 * one, else to `elsewhere`. Props for the list, whose items stand for `ids` in the same order.
 */
export function useFocusAfterRemoval(
  ids: readonly string[],
  elsewhere: () => HTMLElement | null | undefined,
): FocusKeeper {
  const ref = useRef<HTMLUListElement>(null);
  const held = useRef<{ readonly id: string; readonly index: number } | null>(null);
  // After every render: what is gone is told by what is there.
  useLayoutEffect(() => {
    const was = held.current;
    if (!was || ids.includes(was.id)) return;
    held.current = null;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const item = ref.current?.children[Math.min(was.index, ids.length - 1)];
    const target = item?.querySelector<HTMLElement>('a[href], button') ?? elsewhere();
    target?.focus();
  });
  return {
    ref,
    onFocus: ({ target }) => {
      const index = [...(ref.current?.children ?? [])].findIndex((item) => item.contains(target));
      const id = ids[index];
      if (id !== undefined) held.current = { id, index };
    },
    // Removing what holds focus is no blur to React, so this is somebody going elsewhere.
    onBlur: () => {
      held.current = null;
    },
  };
}
