'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { atLeisure } from '@/components/ui/hooks/at-leisure';
import { program, usePart } from '@/components/ui/hooks/program';
import { toasts } from './toast';

const toaster = program(() => import('./toaster').then(({ Toaster }) => Toaster));
atLeisure(toaster.ask);

/** The place for short messages. Its program comes at leisure, or with the first message. */
export function Messages() {
  const wanted = useSyncExternalStore(
    toasts.subscribe,
    () => toasts.get().length > 0,
    () => false,
  );
  useEffect(() => {
    if (wanted) void toaster.ask();
  }, [wanted]);
  const Toaster = usePart(toaster);
  return Toaster && <Toaster />;
}
