'use client';

import { useMemo } from 'react';
import { useStored } from '@/components/ui/hooks/use-stored';

const PREDICTED = 'midair-lab-predictions';

/** What was predicted on this device, by challenge; `null` where nobody knew, or the traffic was quicker. */
export type Predictions = ReadonlyMap<string, string | null>;

/** The predictions that are kept on this device. The first entry for a challenge stays: `keep` changes none. */
export function usePredictions(): readonly [
  predictions: Predictions,
  keep: (id: string, answer: string | null) => void,
] {
  const [stored, store] = useStored(PREDICTED);
  const predictions = useMemo(() => parse(stored), [stored]);
  const keep = (id: string, answer: string | null) => {
    if (!predictions.has(id)) store(JSON.stringify(Object.fromEntries([...predictions, [id, answer]])));
  };
  return [predictions, keep];
}

/** What is kept; of anything else, as after a hand has changed it, nothing. */
function parse(stored: string | null): Predictions {
  try {
    const kept: unknown = JSON.parse(stored ?? '{}');
    if (typeof kept !== 'object' || kept === null) return new Map();
    return new Map(Object.entries(kept).filter((entry) => entry[1] === null || typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}
