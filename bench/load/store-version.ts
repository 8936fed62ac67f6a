import { randomUUID } from 'node:crypto';
import type { Revision, StoredDocument } from '@/lib/documents/model/document';
import { asFound, type DocumentRepository } from '@/lib/documents/model/repository';
import { savingOf } from '@/lib/documents/use-cases/saving-of';

const AUTHOR = { id: randomUUID(), name: 'Ana', colour: 1 };

/** Saves a document's next version without a server between, so many seconds after the first; throws where it is not made. */
export async function storeVersion(
  documents: DocumentRepository,
  documentId: string,
  before: StoredDocument | null,
  content: { readonly title: string; readonly body: string },
  seconds: number,
): Promise<Revision> {
  const change = await savingOf({ documents }, before, {
    documentId,
    text: JSON.stringify(content),
    content,
    author: AUTHOR,
    at: new Date(1_700_000_000_000 + seconds * 1_000),
    mergeBaseEtag: null,
  });
  if (!(await documents.commit(before && asFound(before), change))) throw new Error('Not saved.');
  return change.revision;
}
