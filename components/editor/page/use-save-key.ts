'use client';

import { useEffect } from 'react';
import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { isKey } from '@/components/ui/controls/key-names';

/** Ctrl+S, or Cmd+S, saves here; the browser's own "save page" would be of no use. */
export function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isKey(event, SHORTCUTS.save.keys[0])) return;
      event.preventDefault();
      if (!event.repeat) save();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [save]);
}
