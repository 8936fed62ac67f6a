'use client';

import { useEffect, useRef } from 'react';

/** Saves when the editor is left while `due`: for another page, another tab, or for good. */
export function useLeavingSave(due: boolean, save: () => void): void {
  const latest = useRef({ due, save });
  useEffect(() => {
    latest.current = { due, save };
  });
  useEffect(() => {
    const leave = () => {
      if (latest.current.due) latest.current.save();
    };
    const hide = () => document.visibilityState === 'hidden' && leave();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, []);
}
