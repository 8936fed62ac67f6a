'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { documents } from '@/lib/client/api/documents-api';
import { documentQuery } from '@/lib/client/cache/queries';
import { subscribeDocument } from '@/lib/client/live/browser-events';
import type { SessionRunner } from '@/lib/client/running/session-runner';
import type { Gone } from '@/lib/client/session/session';
import type { DeletedEvent } from '@/lib/documents/events/event';

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
