'use client';

import { useEffectEvent, useLayoutEffect } from 'react';

/**
 * Hears keys wherever on the page they are pressed, from the moment on at which what they are for is seen: one that is
 * pressed before the browser has had a rest counts.
 *
 * @param capture whether they are heard before anything on the page takes them for keys of its own.
 */
export function usePageKey(pressed: (event: KeyboardEvent) => void, capture = false): void {
  const onKey = useEffectEvent(pressed);
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', hear, { capture });
    return () => removeEventListener('keydown', hear, { capture });
  }, [capture]);
}
