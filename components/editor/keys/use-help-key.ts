'use client';

import { useEffect } from 'react';
import { isKey } from '@/components/ui/controls/key-names';
import { SHORTCUTS } from './shortcuts';

/** Where a key is typed rather than pressed, or means something else. */
const TAKEN =
  'input:not([type="radio"]), textarea, select, [contenteditable="true"], [role="menu"], [role="dialog"], [role="alertdialog"]';

/** "?" shows the list of keys, wherever it is not typed. */
export function useHelpKey(show: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isKey(event, SHORTCUTS.help.keys[0]) || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TAKEN)) return;
      if (document.querySelector('[role="dialog"][data-state="open"], [aria-modal="true"], dialog[open]'))
        return;
      show();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [show]);
}
