'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/** Whether this tab can be seen. */
function useInSight(): boolean {
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    const look = () => setInSight(document.visibilityState === 'visible');
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return inSight;
}

/**
 * Calls `end` once something was there to be read for so long without a break.
 *
 * @param what starts the time anew whenever it changes; `null` while there is nothing.
 * @param stopped while somebody is at it, or cannot see it. So it is, too, while the tab is not seen.
 */
export function useTimeLeft(what: unknown, duration: number, stopped: boolean, end: () => void): void {
  const inSight = useInSight();
  const ended = useEffectEvent(end);
  useEffect(() => {
    if (what === null || stopped || !inSight) return;
    const timer = setTimeout(() => ended(), duration);
    return () => clearTimeout(timer);
  }, [what, duration, stopped, inSight]);
}
