'use client';

import { useLinkStatus } from 'next/link';
import { Spinner } from '@/components/ui/controls/spinner';

/**
 * In a link that fills a row: says that the page is on its way which it leads to, once that takes longer than a moment.
 */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span className="absolute end-12 top-1/2 -translate-y-1/2 rounded-full bg-page p-1 [animation:appear_0s_300ms_both]">
      <Spinner>
        <span className="sr-only">Opening…</span>
      </Spinner>
    </span>
  );
}
