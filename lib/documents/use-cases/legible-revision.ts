import { DamagedText } from '@/lib/documents/model/damaged-text';
import type { Revision } from '@/lib/documents/model/document';
import type { DocumentRepository } from '@/lib/documents/model/repository';

/**
 * One version for whoever can do without its text: `null` also where that is damaged. So a document can be given a text again,
 * on top of one that nobody can read any more.
 */
export async function legibleRevision(
  documents: Pick<DocumentRepository, 'revision'>,
  id: string,
  version: number,
): Promise<Revision | null> {
  try {
    return await documents.revision(id, version);
  } catch (error) {
    if (error instanceof DamagedText) return null;
    throw error;
  }
}
