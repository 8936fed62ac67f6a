'use client';

import { useState } from 'react';
import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { isKey } from '@/components/ui/controls/key-names';
import { topModal } from '@/components/ui/hooks/use-modal';
import { usePageKey } from '@/components/ui/hooks/use-page-key';

/**
 * Whether nothing but the text is shown. Its key brings that about and ends it; Esc ends it, where it means nothing else.
 */
export function useFocusMode(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(false);
  // The one before the text takes it for a key of its own, the other only if nothing else did.
  usePageKey((event) => {
    if (!isKey(event, SHORTCUTS.focusMode.keys[0]) || topModal() !== null) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) setOn((before) => !before);
  }, true);
  usePageKey((event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (topModal() === null) setOn(false);
  });
  return [on, setOn];
}
