'use client';

import { useMemo } from 'react';
import { useStored } from '@/components/ui/hooks/use-stored';

const REACHED = 'midair-lab-challenges';

/** The challenges that were reached on this device, and a way to add one. */
export function useProgress(): readonly [done: ReadonlySet<string>, add: (id: string) => void] {
  const [stored, store] = useStored(REACHED);
  const done = useMemo(() => new Set((stored ?? '').split(',').filter(Boolean)), [stored]);
  const add = (id: string) => {
    if (!done.has(id)) store([...done, id].join(','));
  };
  return [done, add];
}
