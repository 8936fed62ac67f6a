'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';
import { FOCUS_LOST } from './lost-focus';

/**
 * Says where focus goes when what had it within an element is taken away.
 *
 * @param take gives it to something, and answers whether it did.
 */
export function useFocusLost(area: RefObject<HTMLElement | null>, take: () => boolean): void {
  const onLost = useEffectEvent((event: Event) => {
    if (take()) event.preventDefault();
  });
  useEffect(() => {
    const element = area.current;
    const listener = (event: Event) => onLost(event);
    element?.addEventListener(FOCUS_LOST, listener);
    return () => element?.removeEventListener(FOCUS_LOST, listener);
  }, [area]);
}
