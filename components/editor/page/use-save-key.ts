'use client';

import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { isKey } from '@/components/ui/controls/key-names';
import { usePageKey } from '@/components/ui/hooks/use-page-key';

/** Ctrl+S, or Cmd+S, saves here; the browser's own "save page" would be of no use. */
export function useSaveKey(save: () => void): void {
  usePageKey((event) => {
    if (!isKey(event, SHORTCUTS.save.keys[0])) return;
    event.preventDefault();
    if (!event.repeat) save();
  });
}
