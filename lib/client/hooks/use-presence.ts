'use client';

import { useEffect, useRef, useState } from 'react';
import { subscribeDocument } from '@/lib/client/live/browser-events';
import { announcePresence } from '@/lib/client/presence/browser-presence';
import type { Doing } from '@/lib/client/presence/presence-announcer';
import type { PresenceEvent } from '@/lib/documents/events/event';

/**
 * Who has the document open, and tells them that this tab has it open too, and what it is doing.
 *
 * @param here without it nothing is told and nobody is named: the document is not to be seen.
 */
export function usePresence(
  documentId: string,
  doing: Doing,
  here: boolean,
): Pick<PresenceEvent, 'people' | 'more'> {
  const [list, setList] = useState<Pick<PresenceEvent, 'people' | 'more'>>({ people: [], more: 0 });
  const announcement = useRef<ReturnType<typeof announcePresence> | null>(null);

  useEffect(() => {
    if (!here) return;
    const announced = announcePresence(documentId);
    announcement.current = announced;
    const unsubscribe = subscribeDocument(documentId, (news) => {
      if (news.type === 'presence') setList({ people: news.people, more: news.more });
    });
    return () => {
      unsubscribe();
      announced.stop();
      announcement.current = null;
      setList({ people: [], more: 0 });
    };
  }, [documentId, here]);

  useEffect(() => announcement.current?.say(doing));

  return list;
}
