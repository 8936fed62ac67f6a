'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { versionsQuery } from '@/lib/client/cache/queries';
import { subscribeDocument } from '@/lib/client/live/browser-events';

/** Asks for a document's history again as soon as a version is called otherwise, and when news may have been missed. */
export function useLiveHistory(documentId: string): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribeDocument(documentId, ({ type }) => {
        if (type !== 'named' && type !== 'state') return;
        void client.invalidateQueries({ queryKey: versionsQuery(documentId).queryKey });
      }),
    [client, documentId],
  );
}
