'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useTransition } from 'react';
import { toast } from '@/components/ui/overlays/toast';
import { documents } from '@/lib/client/api/documents-api';
import { createDocument, deleteDocument, undeleteDocument } from '@/lib/client/cache/mutations';
import type { Content } from '@/lib/client/document/content';
import { keepUnborn } from './keep-unborn';
import { problemWords } from './problem-words';

/** What a person sees of a document when they act on it. */
export interface DocumentInView {
  readonly id: string;
  readonly title: string;
  readonly etag: string;
  readonly version: number;
}

/** Making, deleting and bringing back documents, each saying what came of it. */
export function useDocumentActions() {
  const client = useQueryClient();
  const router = useRouter();
  // Lasts until the new document is shown, which takes a while over a slow network.
  const [opening, startOpening] = useTransition();
  const creation = useMutation(createDocument(client, documents, undefined, keepUnborn));
  const { mutateAsync: createNow } = creation;
  const { mutateAsync: removeNow } = useMutation(deleteDocument(client));
  const { mutateAsync: undeleteNow } = useMutation(undeleteDocument(client));

  const create = useCallback(
    async (content: Content) => {
      try {
        const { id } = await createNow(content);
        startOpening(() => router.push(`/documents/${id}`));
      } catch (error) {
        toast.error('The document could not be made.', { description: problemWords(error) });
      }
    },
    [createNow, router],
  );

  const undelete = useCallback(
    async ({ id, title, version }: Pick<DocumentInView, 'id' | 'title' | 'version'>): Promise<boolean> => {
      try {
        await undeleteNow({ id, version });
        toast(`“${title || 'Untitled'}” is back.`);
        return true;
      } catch (error) {
        toast.error(`“${title || 'Untitled'}” could not be restored.`, { description: problemWords(error) });
        return false;
      }
    },
    [undeleteNow],
  );

  const remove = useCallback(
    async (document: DocumentInView): Promise<boolean> => {
      const { id, etag, title } = document;
      try {
        await removeNow({ id, etag });
        toast(`“${title || 'Untitled'}” is deleted.`, {
          duration: 12_000,
          action: { label: 'Undo', onClick: () => void undelete(document) },
        });
        return true;
      } catch (error) {
        void client.invalidateQueries({ queryKey: ['documents'] });
        toast.error(`“${title || 'Untitled'}” is not deleted.`, { description: problemWords(error) });
        return false;
      }
    },
    [client, removeNow, undelete],
  );

  return { create, creating: creation.isPending || opening, remove, undelete };
}
