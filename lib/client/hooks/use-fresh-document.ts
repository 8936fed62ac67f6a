'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { after } from '@/lib/client/api/after';
import { documents } from '@/lib/client/api/documents-api';
import { isSelf } from '@/lib/client/document/is-self';
import { serverHeard, subscribeDocument } from '@/lib/client/live/browser-events';
import { onWaking } from '@/lib/client/live/waking';
import type { Gone } from '@/lib/client/session/session';
import type { SessionEvent } from '@/lib/client/session/session-event';
import type { DeletedEvent } from '@/lib/documents/events/event';
import { type FreshDocument, type FreshEvent, freshDocument } from './fresh-document';
import { useLiveConnection } from './use-live-connection';

type Told = (event: FreshEvent | Extract<SessionEvent, { readonly type: 'head-gone' }>) => void;

/**
 * Loads a document again as soon as somebody saved or restored it, or changed who may do what, and as often as it takes;
 * and tells what it is then, when somebody deleted it and what one may do. What may not be read any more leaves the page.
 *
 * @param told does not change while the document is shown; without it nothing is heard.
 * @returns the newest version that was told of and could not be loaded yet, or `null`.
 */
export function useFreshDocument(documentId: string, told: Told | null): number | null {
  const client = useQueryClient();
  const isLive = useLiveConnection() === 'open';
  const [listeners] = useState(() => new Set<() => void>());
  const [fresh, setFresh] = useState<FreshDocument | null>(null);
  useEffect(() => {
    if (!told) return;
    const made = freshDocument(documentId, {
      client,
      subscribe: subscribeDocument,
      onWaking,
      serverHeard,
      told,
      deleted: (news) => void goneBy(news).then((gone) => told({ type: 'head-gone', gone })),
      isHidden: () => document.hidden,
      changed: () => {
        for (const listener of listeners) listener();
      },
      after,
      now: Date.now,
      random: Math.random,
    });
    setFresh(made);
    return () => {
      made.stop();
      setFresh(null);
    };
  }, [documentId, told, client, listeners]);
  useEffect(() => fresh?.follow(isLive), [fresh, isLive]);
  const watch = useCallback(
    (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [listeners],
  );
  return useSyncExternalStore(watch, () => fresh?.awaited() ?? null, nothing);
}

function nothing(): null {
  return null;
}

async function goneBy({ by, deletedAt }: DeletedEvent): Promise<Gone> {
  const me = await documents.me().catch(() => null);
  return {
    reason: 'deleted',
    by: by && { name: by.name, you: me !== null && isSelf(by.id, me) },
    at: deletedAt,
  };
}
