'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { toast } from '@/components/ui/overlays/toast';
import { onTagChanged, wasTagChanged } from '@/lib/client/api/strong-tag';

let said = false;

/** Says once, quietly, that something on the way changes what guards saves. They are made all the same. */
export function useTagNotice(): void {
  const changed = useSyncExternalStore(onTagChanged, wasTagChanged, () => false);
  useEffect(() => {
    if (!changed || said) return;
    said = true;
    toast('Something between you and the server compresses documents on the way.', {
      description: 'Saving still works. The operator of the server can exclude /api from this.',
    });
  }, [changed]);
}
