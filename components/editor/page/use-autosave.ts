'use client';

import { useEffect } from 'react';

/** Long enough to finish a thought, short enough that others soon see it. */
const PAUSE_MS = 2_000;

/** Saves once typing has paused, while `due`. `text` restarts the pause whenever it changes. */
export function useAutosave(due: boolean, text: unknown, save: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is not read; its change starts the pause anew.
  useEffect(() => {
    if (!due) return;
    const timer = setTimeout(save, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [due, text, save]);
}
