'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { LabError, readLab } from '@/lib/lab/client/lab-api';
import { LabFeed } from '@/lib/lab/client/lab-feed';
import type { LabSnapshot } from '@/lib/lab/client/lab-snapshot';
import type { LabView } from '@/lib/lab/people/lab-view';

/** A lab as one page follows it. */
export interface FollowedLab {
  readonly snapshot: LabSnapshot;
  /** The lab, and whether this browser may steer it; `null` until it is read. */
  readonly view: LabView | null;
  /** There is no such lab, or not any more. */
  readonly over: boolean;
  /** Why nothing is heard of it right now, in words; `null` where there is nothing to say. */
  readonly trouble: string | null;
  /** Somebody became a teacher: takes what the server says of the lab to them from now on. */
  readonly became: (view: LabView) => void;
}

/** Milliseconds after which a lab that could not be read is asked for again. */
const AGAIN = 3_000;

/** Follows a lab for as long as the page is there. */
export function useLab(labId: string): FollowedLab {
  const [feed] = useState(() => new LabFeed(labId));
  const snapshot = useSyncExternalStore(feed.subscribe, feed.snapshot, feed.snapshot);
  const [view, setView] = useState<LabView | null>(null);
  const [failed, setFailed] = useState<LabError | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try reads anew.
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    readLab(labId).then(
      ({ lab }) => {
        if (left) return;
        setFailed(null);
        setView(lab);
      },
      (error: unknown) => {
        if (left) return;
        const known = error instanceof LabError ? error : new LabError(0, 'The lab could not be loaded.');
        setFailed(known);
        if (known.status !== 404) timer = setTimeout(() => setTries((before) => before + 1), AGAIN);
      },
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [labId, tries]);
  const became = useCallback(
    (next: LabView) => {
      setView(next);
      feed.renew();
    },
    [feed],
  );
  // The stream is newer than what was read once, except for who may steer the lab.
  const current = view && snapshot.lab ? { ...view, ...snapshot.lab } : view;
  const over = snapshot.over || failed?.status === 404;
  const trouble = snapshot.refusal?.message ?? (view === null ? failed?.message : null) ?? null;
  return { snapshot, view: current, over, trouble, became };
}
