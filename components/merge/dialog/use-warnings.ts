import { useEffect, useState } from 'react';
import { type Collision, type PlaceWarning, warningsOf } from '@/lib/client/session/collision';

/** Choosing and typing rest for so long before the whole text is looked over, in milliseconds. */
const REST = 200;

const none: readonly PlaceWarning[] = [];

interface Found {
  readonly of: Collision['choices'];
  readonly warnings: readonly PlaceWarning[];
}

interface Warnings {
  /** As of a moment ago. */
  readonly warnings: readonly PlaceWarning[];
  /** As of now: what a save must not be ahead of. */
  readonly current: () => readonly PlaceWarning[];
}

/** What the choices would say twice or nowhere. */
export function useWarnings({ merge, choices }: Collision): Warnings {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setFound({ of: choices, warnings: warningsOf({ merge, choices }) }), REST);
    return () => clearTimeout(timer);
  }, [merge, choices]);
  const places = (warnings: readonly PlaceWarning[]) =>
    warnings.filter(({ field, region }) => choices[field][region] != null);
  return {
    // A place that is no longer decided, or is another one after they saved again, has nothing to be warned of.
    warnings: found === null ? none : found.of === choices ? found.warnings : places(found.warnings),
    current: () => (found?.of === choices ? found.warnings : warningsOf({ merge, choices })),
  };
}
