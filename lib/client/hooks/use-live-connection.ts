'use client';

import { useSyncExternalStore } from 'react';
import { liveConnection, watchConnection } from '@/lib/client/live/browser-events';
import type { Connection } from '@/lib/client/live/event-election-state';

/** Whether news arrive: `lost` while the connection is being tried again. */
export function useLiveConnection(): Connection {
  return useSyncExternalStore(watchConnection, liveConnection, () => 'connecting');
}
