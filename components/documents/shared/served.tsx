'use client';

import { type DehydratedState, HydrationBoundary, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { documents } from '@/lib/client/api/documents-api';
import type { Myself } from '@/lib/client/api/shapes';
import { asRead, takenFrom } from '@/lib/client/cache/served';
import { DataProvider } from './data-provider';

/** What was shown once. Whoever comes back to a page finds it as the framework kept it, and not as it is by then. */
const shown = new WeakSet<DehydratedState>();

interface ServedProps {
  readonly state: DehydratedState;
  /** Who asked for the page; `null` where that was nobody yet. */
  readonly me: Myself | null;
  readonly children: ReactNode;
}

/** A page with what the server sent along: nothing of that has to be asked for again. */
export function Served(props: ServedProps) {
  return (
    <DataProvider>
      <Taken {...props} />
    </DataProvider>
  );
}

function Taken({ state, me, children }: ServedProps) {
  const client = useQueryClient();
  const [taken] = useState(() => {
    if (shown.has(state)) return undefined;
    // The server has one such memory for everybody.
    if (me && typeof window !== 'undefined') documents.told(me);
    return takenFrom(state, client, Date.now());
  });
  useEffect(() => void shown.add(state), [state]);
  return (
    <HydrationBoundary state={taken} options={asRead}>
      {children}
    </HydrationBoundary>
  );
}
