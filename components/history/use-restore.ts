'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { problemWords } from '@/components/documents/shared/problem-words';
import { toast } from '@/components/ui/overlays/toast';
import { ProblemError } from '@/lib/client/api/problem-error';
import { restoreVersion } from '@/lib/client/cache/mutations';
import { documentQuery, versionsQuery } from '@/lib/client/cache/queries';
import type { Snapshot } from '@/lib/client/document/content';

/**
 * Saves an earlier version again on top of the newest one that the person has seen. If somebody was quicker, nothing
 * is saved: the list shows what came, and the person decides anew.
 */
export function useRestore(documentId: string) {
  const client = useQueryClient();
  const { mutateAsync, isPending } = useMutation(restoreVersion(client));

  const restore = useCallback(
    async (version: number, on: Snapshot): Promise<number | null> => {
      try {
        const saved = await mutateAsync({ id: documentId, version, on });
        if (saved.etag === on.etag) {
          toast(`v${on.version} has the same text as v${version} already.`);
          return null;
        }
        toast(`v${version} is restored as v${saved.version}.`, {
          duration: 12_000,
          action: { label: 'Undo', onClick: () => void restore(on.version, saved) },
        });
        return saved.version;
      } catch (error) {
        void client.invalidateQueries({ queryKey: versionsQuery(documentId).queryKey });
        void client.invalidateQueries({ queryKey: documentQuery(documentId).queryKey });
        const collided = error instanceof ProblemError && error.status === 412;
        toast.error(`v${version} is not restored.`, {
          duration: 12_000,
          description: collided
            ? 'Someone saved a newer version in the meantime. It is in the list now: look at it, then restore again if you still want to.'
            : problemWords(error),
        });
        return null;
      }
    },
    [client, documentId, mutateAsync],
  );
  return { restore, restoring: isPending };
}
