'use client';

import { useEffect, useRef } from 'react';
import { autosavePause } from './autosave-pause';

/**
 * Saves once typing has paused, or has gone on for long, while something is `unsaved`. `text` restarts the pause whenever it
 * changes; nothing is saved while `held`, in the middle of a letter that is being composed.
 */
export function useAutosave(unsaved: boolean, held: boolean, text: unknown, save: () => void): void {
  const since = useRef(0);
  useEffect(() => {
    if (unsaved) since.current = performance.now();
  }, [unsaved]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is not read; its change starts the pause anew.
  useEffect(() => {
    if (!unsaved || held) return;
    const timer = setTimeout(
      () => {
        since.current = performance.now();
        save();
      },
      autosavePause(performance.now() - since.current),
    );
    return () => clearTimeout(timer);
  }, [unsaved, held, text, save]);
}
