import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { VersionRow } from '@/lib/client/api/shapes';

/**
 * Puts focus on the first of the versions that a list is extended by, or on the row that they are folded into, so that
 * whoever asked for more goes on reading where they were. The result is to be called when more is asked for.
 */
export function useFocusOnOlder(
  list: RefObject<HTMLElement | null>,
  rows: readonly Pick<VersionRow, 'version'>[],
): () => void {
  const oldest = useRef<number | null>(null);
  const last = rows.at(-1)?.version;
  useLayoutEffect(() => {
    const before = oldest.current;
    if (before === null || last === undefined || last >= before) return;
    oldest.current = null;
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-version]') ?? [])];
    const older = links.find((link) => Number(link.dataset.version) < before) ?? links.at(-1);
    older?.focus({ preventScroll: true });
  }, [list, last]);
  return () => {
    oldest.current = last ?? null;
  };
}
