'use client';

import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ListedDraft } from '@/lib/client/drafts/device-drafts';
import { draftsChanged, draftsQuery } from '@/lib/client/drafts/drafts-queries';
import { thisTab, watchDrafts } from '@/lib/client/drafts/this-device';

/** The drafts on this device, also as other tabs begin some, end some, or die and leave some. */
export function useKeptDrafts(): UseQueryResult<readonly ListedDraft[]> {
  const client = useQueryClient();
  const drafts = useQuery(draftsQuery());
  useEffect(() => watchDrafts(() => void draftsChanged(client)), [client]);
  const holders = [
    ...new Set((drafts.data ?? []).flatMap(({ open, tab }) => (open === 'elsewhere' && tab ? [tab] : []))),
  ].join(' ');
  useEffect(() => {
    if (holders === '') return;
    const leaving = new AbortController();
    const wait = async (holder: string) => {
      const tab = await thisTab();
      await tab.gone(holder, leaving.signal);
      await draftsChanged(client);
    };
    for (const holder of holders.split(' ')) wait(holder).catch(() => {});
    return () => leaving.abort();
  }, [client, holders]);
  return drafts;
}
