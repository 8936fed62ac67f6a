'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { closeDialog, toasts } from './toast';
import type { Toast } from './toast-list';

const NONE: readonly Toast[] = [];
const none = () => NONE;

/** What is said in passing while a dialog is open stands in the dialog, where it covers nothing; the newest alone. */
export function DialogMessages({ dialog }: { readonly dialog: string }) {
  const list = useSyncExternalStore(toasts.subscribe, toasts.get, none);
  useEffect(() => () => closeDialog(dialog), [dialog]);
  const newest = list.findLast(({ within }) => within === dialog);
  return (
    <div aria-live="polite" className="px-5 text-sm not-empty:pt-2">
      {newest && (
        <p key={newest.id} className="break-words text-ink-soft">
          {newest.words}{' '}
          {newest.description !== undefined && (
            <span className="select-all text-ink">{newest.description}</span>
          )}
        </p>
      )}
    </div>
  );
}
