'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { PresenceEvent } from '@/lib/documents/event';
import { liveConnection, subscribeDocument, watchConnection } from './browser-events';
import { announcePresence } from './browser-presence';
import type { Connection } from './event-election';
import type { Doing } from './presence-announcer';
import { documentQuery } from './queries';

/** Whether news arrive: `lost` while the connection is being tried again. */
export function useLiveConnection(): Connection {
  return useSyncExternalStore(watchConnection, liveConnection, () => 'connecting');
}

/**
 * Loads a document again as soon as anybody saved, deleted or restored it. What the editor makes of it is its session's
 * business; here nothing but the kept copy is refreshed.
 */
export function useFreshDocument(documentId: string, enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    const { queryKey } = documentQuery(documentId);
    return subscribeDocument(documentId, (news) => {
      if (news.type === 'presence') return;
      const known = client.getQueryData<{ readonly etag: string }>(queryKey);
      const isKnown = (news.type === 'version' || news.type === 'state') && news.etag === known?.etag;
      // A read that began before the save would answer with what was there before it.
      if (!isKnown) void client.invalidateQueries({ queryKey }, { cancelRefetch: true });
    });
  }, [documentId, enabled, client]);
}

/** Who has the document open, and tells them that this tab has it open too, and what it is doing. */
export function usePresence(documentId: string, doing: Doing): Pick<PresenceEvent, 'people' | 'more'> {
  const [list, setList] = useState<Pick<PresenceEvent, 'people' | 'more'>>({ people: [], more: 0 });
  const announcement = useRef<ReturnType<typeof announcePresence> | null>(null);

  useEffect(() => {
    const announced = announcePresence(documentId);
    announcement.current = announced;
    const unsubscribe = subscribeDocument(documentId, (news) => {
      if (news.type === 'presence') setList({ people: news.people, more: news.more });
    });
    return () => {
      unsubscribe();
      announced.stop();
      setList({ people: [], more: 0 });
    };
  }, [documentId]);

  useEffect(() => announcement.current?.say(doing));

  return list;
}
