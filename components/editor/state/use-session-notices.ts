'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { shelfQuery } from '@/lib/client/drafts/drafts-queries';
import type { SessionCommands } from '@/lib/client/running/session-commands';
import { isDirty, type Session } from '@/lib/client/session/session';
import { useNotices } from './use-notices';
import { useTagNotice } from './use-tag-notice';

/** Says what happens in a session; what was discarded can be taken back from the shelf. */
export function useSessionNotices(documentId: string, session: Session, commands: SessionCommands): void {
  useTagNotice();
  const client = useQueryClient();
  const dirty = useRef(false);
  useEffect(() => {
    dirty.current = isDirty(session) || session.collision !== null;
  });
  const onUnshelve = useCallback(
    async (shelfId: string) => {
      const entries = await client.fetchQuery(shelfQuery(documentId)).catch(() => []);
      const entry = entries.find(({ id }) => id === shelfId);
      if (!entry) {
        toast.error('Those changes are no longer on this device.');
        return;
      }
      if (dirty.current) {
        toast(
          'Save or discard what you wrote since, then bring them back from “Set-aside texts” in the menu.',
        );
        return;
      }
      commands.takeOver(entry.content);
    },
    [client, documentId, commands],
  );
  useNotices(session.notice, {
    onSaid: commands.dismissNotice,
    onUnshelve: useCallback((shelfId: string) => void onUnshelve(shelfId), [onUnshelve]),
  });
}
