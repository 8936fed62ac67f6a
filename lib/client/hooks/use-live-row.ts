'use client';

import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { DocumentRow, Person } from '@/lib/client/api/shapes';
import type { Access } from '@/lib/client/document/access';
import { subscribeDocument } from '@/lib/client/live/browser-events';
import { type PersonHere, peopleHere } from '@/lib/client/presence/people-here';
import type { PresenceEvent } from '@/lib/documents/events/event';
import { useLiveConnection } from './use-live-connection';

/** Who has a document of a list open. */
export interface PeopleInIt {
  readonly people: readonly PersonHere[];
  /** How many more there are than are named. */
  readonly more: number;
}

const NOBODY: PeopleInIt = { people: [], more: 0 };

/**
 * Who is in a document of a list now. Calls `onNews` when the row is not how the document stands any more.
 *
 * @param follow without it nothing is heard, and nobody is named.
 */
export function useLiveRow(
  row: Pick<DocumentRow, 'id' | 'version' | 'etag' | 'access'>,
  me: Person | undefined,
  follow: boolean,
  onNews: (id: string) => void,
): PeopleInIt {
  const { id } = row;
  const connection = useLiveConnection();
  const [presence, setPresence] = useState<PresenceEvent | null>(null);
  const differs = useEffectEvent((etag: string | null, version: number) => {
    if (etag === null || (etag !== row.etag && version >= row.version)) onNews(id);
  });
  const gone = useEffectEvent(() => onNews(id));
  const may = useEffectEvent((access: Access) => {
    if (access !== (row.access ?? access)) onNews(id);
  });

  useEffect(() => {
    if (!follow) return;
    const unsubscribe = subscribeDocument(id, (news) => {
      if (news.type === 'presence') setPresence(news);
      else if (news.type === 'version' || news.type === 'state') differs(news.etag, news.version);
      else if (news.type !== 'sharing') gone();
      if (news.type === 'sharing' || news.type === 'state') may(news.access);
    });
    return () => {
      unsubscribe();
      setPresence(null);
    };
  }, [id, follow]);

  return useMemo(() => {
    // Without news nobody knows who has gone since.
    if (!presence || !me || connection === 'lost') return NOBODY;
    // This tab has no document open, so whatever tab of one's own is there is another one.
    return { people: peopleHere(presence.people, { person: me.id, tab: '' }), more: presence.more };
  }, [presence, me, connection]);
}
