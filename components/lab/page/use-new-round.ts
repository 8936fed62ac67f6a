'use client';

import { useCallback, useEffect, useRef } from 'react';

/**
 * Calls `onNew` when somebody starts the lab anew: what was read before is worth nothing then. The function returned
 * names a round that this page starts itself, so that its news do not wipe what was done in it already.
 */
export function useNewRound(round: number | undefined, onNew: () => void): (expected: number) => void {
  const known = useRef(round);
  useEffect(() => {
    if (round === undefined || (known.current !== undefined && round <= known.current)) return;
    if (known.current !== undefined) onNew();
    known.current = round;
  }, [round, onNew]);
  return useCallback((expected: number) => {
    known.current = expected;
  }, []);
}
