'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { LabError, readLab } from '@/lib/lab/client/lab-api';
import { LabFeed, type LabSnapshot } from '@/lib/lab/client/lab-feed';
import type { LabView } from '@/lib/lab/people/lab-view';

/** A lab as it is now, and whether this browser made it; `problem` says in words why there is none. */
export function useLab(labId: string): {
  readonly snapshot: LabSnapshot;
  readonly view: LabView | null;
  readonly problem: string | null;
} {
  const [feed] = useState(() => new LabFeed(labId));
  const snapshot = useSyncExternalStore(feed.subscribe, feed.snapshot, feed.snapshot);
  const [view, setView] = useState<LabView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    readLab(labId).then(
      ({ lab }) => !left && setView(lab),
      (error: unknown) =>
        !left && setProblem(error instanceof LabError ? error.message : 'The lab could not be loaded.'),
    );
    return () => {
      left = true;
    };
  }, [labId]);
  // The stream is newer than what was read once, except for who made the lab.
  const current = view && snapshot.lab ? { ...view, ...snapshot.lab } : view;
  return { snapshot, view: current, problem };
}
