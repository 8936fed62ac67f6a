'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { meQuery } from '@/lib/client/cache/queries';
import { thisTab } from '@/lib/client/drafts/this-device';
import { type PersonHere, peopleHere } from '@/lib/client/presence/people-here';
import type { Doing } from '@/lib/client/presence/presence-announcer';
import { useLiveConnection } from './use-live-connection';
import { usePresence } from './use-presence';

/** Who else has the document open, as far as is known, and how many more than those named. Tells them of this tab too. */
export function usePeopleHere(
  documentId: string,
  doing: Doing,
  here = true,
): { readonly people: readonly PersonHere[]; readonly more: number } {
  const { people, more } = usePresence(documentId, doing, here);
  const connection = useLiveConnection();
  const { data: me } = useQuery(meQuery());
  const [tab, setTab] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    void thisTab().then(({ id }) => {
      if (!left) setTab(id);
    });
    return () => {
      left = true;
    };
  }, []);
  return useMemo(() => {
    // Without news nobody knows who has gone since.
    if (!me || tab === null || connection === 'lost') return { people: [], more: 0 };
    return { people: peopleHere(people, { person: me.id, tab }), more };
  }, [people, more, me, tab, connection]);
}
