'use client';

import { isKey } from '@/components/ui/controls/key-names';
import { topModal } from '@/components/ui/hooks/use-modal';
import { usePageKey } from '@/components/ui/hooks/use-page-key';
import { SHORTCUTS } from './shortcuts';

/** Where a key is typed rather than pressed, or means something else. */
const TAKEN =
  'input:not([type="radio"]), textarea, select, [contenteditable="true"], [role="menu"], [role="dialog"]';

/** "?" shows the list of keys, wherever it is not typed and no other window is open. */
export function useHelpKey(show: () => void): void {
  usePageKey((event) => {
    if (!isKey(event, SHORTCUTS.help.keys[0]) || event.defaultPrevented || topModal() !== null) return;
    if (event.target instanceof Element && event.target.closest(TAKEN)) return;
    show();
  });
}
