'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { documents } from '@/lib/client/api/documents-api';
import { documentQuery } from '@/lib/client/cache/queries';
import { withhold } from '@/lib/client/cache/sharing';
import { isSelf } from '@/lib/client/document/is-self';
import { subscribeDocument } from '@/lib/client/live/browser-events';
import type { Gone } from '@/lib/client/session/session';
import type { SessionEvent } from '@/lib/client/session/session-event';
import type { DeletedEvent } from '@/lib/documents/events/event';

/** What of a document's news a session has to be told; what was saved it learns by the document being loaded again. */
type Told = (event: Extract<SessionEvent, { readonly type: 'head-gone' | 'access' }>) => void;

/**
 * Loads a document again as soon as somebody saved or restored it, or changed who may do what, and tells when somebody
 * deleted it and what one may do. What may not be read any more leaves the page.
 *
 * @param told does not change while the document is shown; without it nothing is heard.
 */
export function useFreshDocument(documentId: string, told: Told | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!told) return;
    const { queryKey } = documentQuery(documentId);
    return subscribeDocument(documentId, (news) => {
      if (news.type === 'presence') return;
      if (news.type === 'deleted') {
        void goneBy(news).then((gone) => told({ type: 'head-gone', gone }));
        return;
      }
      if (news.type === 'sharing' || news.type === 'state') {
        told({ type: 'access', access: news.access });
        if (news.access === 'none') return withhold(client, documentId);
      }
      const known = client.getQueryData<{ readonly etag: string }>(queryKey);
      const isKnown = (news.type === 'version' || news.type === 'state') && news.etag === known?.etag;
      // A read that began before the save would answer with what was there before it.
      if (!isKnown) void client.invalidateQueries({ queryKey }, { cancelRefetch: true });
    });
  }, [documentId, told, client]);
}

async function goneBy({ by, deletedAt }: DeletedEvent): Promise<Gone> {
  const me = await documents.me().catch(() => null);
  return {
    reason: 'deleted',
    by: by && { name: by.name, you: me !== null && isSelf(by.id, me) },
    at: deletedAt,
  };
}
