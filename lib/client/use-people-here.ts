'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { thisTab } from './browser-session';
import { type PersonHere, peopleHere } from './people-here';
import type { Doing } from './presence-announcer';
import { meQuery } from './queries';
import { useLiveConnection, usePresence } from './use-live';

/** Who else has the document open, as far as is known, and how many more than those named. Tells them of this tab too. */
export function usePeopleHere(
  documentId: string,
  doing: Doing,
): { readonly people: readonly PersonHere[]; readonly more: number } {
  const { people, more } = usePresence(documentId, doing);
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
