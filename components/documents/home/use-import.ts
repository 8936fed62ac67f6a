'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { keepUnborn } from '@/components/documents/shared/keep-unborn';
import { problemWords } from '@/components/documents/shared/problem-words';
import { toast } from '@/components/ui/overlays/toast';
import { documents } from '@/lib/client/api/documents-api';
import { createDocument } from '@/lib/client/cache/mutations';
import { importedContent } from './imported-content';

/** More than the server takes (1 MiB with the title and its quoting); a larger file is not even read. */
const LARGEST_FILE = 1_048_576;

/** Makes a document of each Markdown file; a single one opens at once. */
export function useImport(): (files: readonly File[]) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  const { mutateAsync: create } = useMutation(createDocument(client, documents, undefined, keepUnborn));

  return useCallback(
    async (files) => {
      const made: string[] = [];
      let waiting = false;
      for (const file of files) {
        const failed = (description: string) =>
          toast.error(`“${file.name}” was not imported.`, { description, duration: 12_000 });
        if (file.size > LARGEST_FILE) {
          failed('It is larger than 1 MiB. Split it into several documents.');
          continue;
        }
        try {
          const content = importedContent(file.name, await file.arrayBuffer());
          if (content) {
            const { id, kept } = await create(content);
            made.push(id);
            waiting ||= kept;
          } else failed('It is not a text in UTF-8. Save it as Markdown or plain text first.');
        } catch (error) {
          failed(problemWords(error));
        }
      }
      if (made.length === 1 && files.length === 1) router.push(`/documents/${made[0]}`);
      else if (made.length > 0)
        toast(made.length === 1 ? '1 document imported.' : `${made.length} documents imported.`, {
          description: waiting ? 'They wait on this device until the server answers.' : undefined,
        });
    },
    [create, router],
  );
}
