'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { documents } from '@/lib/client/api/documents-api';
import { documentQuery } from '@/lib/client/cache/queries';
import { liveConnection, subscribeDocument, watchConnection } from '@/lib/client/live/browser-events';
import type { Connection } from '@/lib/client/live/event-election-state';
import { announcePresence } from '@/lib/client/presence/browser-presence';
import type { Doing } from '@/lib/client/presence/presence-announcer';
import type { SessionRunner } from '@/lib/client/running/session-runner';
import type { Gone } from '@/lib/client/session/session';
import type { DeletedEvent, PresenceEvent } from '@/lib/documents/events/event';

/** Whether news arrive: `lost` while the connection is being tried again. */
export function useLiveConnection(): Connection {
  return useSyncExternalStore(watchConnection, liveConnection, () => 'connecting');
}

/**
 * Loads a document again as soon as somebody saved or restored it, and tells the session when somebody deleted it. What
 * the editor makes of it is its session's business.
 */
export function useFreshDocument(documentId: string, runner: Pick<SessionRunner, 'dispatch'> | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!runner) return;
    const { queryKey } = documentQuery(documentId);
    return subscribeDocument(documentId, (news) => {
      if (news.type === 'presence') return;
      if (news.type === 'deleted') {
        void goneBy(news).then((gone) => runner.dispatch({ type: 'head-gone', gone }));
        return;
      }
      const known = client.getQueryData<{ readonly etag: string }>(queryKey);
      const isKnown = (news.type === 'version' || news.type === 'state') && news.etag === known?.etag;
      // A read that began before the save would answer with what was there before it.
      if (!isKnown) void client.invalidateQueries({ queryKey }, { cancelRefetch: true });
    });
  }, [documentId, runner, client]);
}

async function goneBy({ by, deletedAt }: DeletedEvent): Promise<Gone> {
  const me = await documents.me().catch(() => null);
  return { reason: 'deleted', by: by && { name: by.name, you: by.id === me?.id }, at: deletedAt };
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
