'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { toast } from 'sonner';
import { shelfQuery } from '@/lib/client/drafts-queries';
import type { Notice } from '@/lib/client/session';
import type { SessionCommands } from '@/lib/client/session-commands';
import { useNotices } from './use-notices';

/** Says what happens in a session; what was discarded can be taken back from the shelf. */
export function useSessionNotices(
  documentId: string,
  notice: Notice | null,
  commands: SessionCommands,
): void {
  const client = useQueryClient();
  const onUnshelve = useCallback(
    async (shelfId: string) => {
      const entries = await client.fetchQuery(shelfQuery(documentId)).catch(() => []);
      const entry = entries.find(({ id }) => id === shelfId);
      if (!entry) {
        toast.error('Those changes are no longer on this device.');
        return;
      }
      commands.takeOver(entry.content);
    },
    [client, documentId, commands],
  );
  useNotices(notice, {
    onSaid: commands.dismissNotice,
    onUnshelve: useCallback((shelfId: string) => void onUnshelve(shelfId), [onUnshelve]),
  });
}
