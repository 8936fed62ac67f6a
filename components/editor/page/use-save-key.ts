'use client';

import { useLayoutEffect } from 'react';
import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { isKey } from '@/components/ui/controls/key-names';

/**
 * Ctrl+S, or Cmd+S, saves here; the browser's own "save page" would be of no use. From the moment on at which the text is
 * there: a key that is pressed before the browser has a rest counts.
 */
export function useSaveKey(save: () => void): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isKey(event, SHORTCUTS.save.keys[0])) return;
      event.preventDefault();
      if (!event.repeat) save();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [save]);
}
