import { useEffect, useMemo, useState } from 'react';
import type { Content } from '@/lib/client/document/content';
import { compareAtOnce, compareSoon } from '@/lib/client/merging/compare-client';
import type { Comparison } from '@/lib/client/merging/compare-texts';

/** The comparison of two versions; `null` while a long one is being made. */
export function useComparison(from: Content, to: Content): Comparison | null {
  const atOnce = useMemo(() => compareAtOnce(from, to), [from, to]);
  const [made, setMade] = useState<{ readonly of: Content; readonly by: Comparison } | null>(null);
  useEffect(() => {
    if (atOnce !== null) return;
    const controller = new AbortController();
    setMade(null);
    compareSoon(from, to, controller.signal).then(
      (by) => setMade({ of: to, by }),
      () => {},
    );
    return () => controller.abort();
  }, [from, to, atOnce]);
  return atOnce ?? (made?.of === to ? made.by : null);
}
