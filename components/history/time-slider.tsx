'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useDebounced } from '@/components/ui/hooks/use-debounced';
import type { Myself, VersionRow } from '@/lib/client/api/shapes';
import { versionQuery } from '@/lib/client/cache/queries';
import { placeWords } from './history-words';

/** Milliseconds that the slider has to keep still before a version is asked for. */
const STILL = 150;

interface TimeSliderProps {
  readonly documentId: string;
  readonly version: number;
  readonly newest: number;
  /** Versions that are known, for who saved them and when. */
  readonly rows: readonly VersionRow[];
  readonly me: Myself | undefined;
  /** Is called once the slider keeps still. */
  readonly onVersion: (version: number) => void;
}

/** Moves through a document's versions; those beside the one that is shown are fetched ahead. */
export function TimeSlider({ documentId, version, newest, rows, me, onVersion }: TimeSliderProps) {
  const client = useQueryClient();
  const [moved, setMoved] = useState<number | null>(null);
  const still = useDebounced(moved, STILL);
  // Where it was moved to is shown until the page is there.
  if (moved === version) setMoved(null);
  const settle = useEffectEvent((at: number) => {
    if (at !== version) onVersion(at);
  });
  useEffect(() => {
    if (still !== null) settle(still);
  }, [still]);
  useEffect(() => {
    for (const beside of [version - 1, version + 1, version - 2]) {
      if (beside > 0 && beside <= newest) void client.prefetchQuery(versionQuery(documentId, beside));
    }
  }, [client, documentId, version, newest]);

  const shown = moved ?? version;
  const row = rows.find((each) => each.version === shown);
  const words = placeWords(shown, newest, row, me, Date.now());
  return (
    <label className="block basis-full text-sm text-ink-soft">
      <span className="sr-only">Go through time</span>
      <input
        type="range"
        min={1}
        max={newest}
        value={shown}
        aria-valuetext={words}
        onChange={(event) => setMoved(Number(event.target.value))}
        className="mb-1 block h-6 w-full cursor-pointer accent-accent pointer-coarse:h-11"
      />
      <span aria-hidden="true" suppressHydrationWarning>
        {words}
      </span>
    </label>
  );
}
