import { storedContent } from '@/lib/documents/content/content';
import { searchTextOf } from '@/lib/documents/content/search-text';
import { DamagedText } from '@/lib/documents/model/damaged-text';
import type { DocumentRepository } from '@/lib/documents/model/repository';

/** A version's title and text, folded for search; `null` where it is gone, or cannot be read. */
export async function searchTextIn(
  documents: Pick<DocumentRepository, 'revision'>,
  id: string,
  version: number,
): Promise<string | null> {
  try {
    const revision = await documents.revision(id, version);
    return revision && searchTextOf(storedContent(revision.text));
  } catch (error) {
    if (error instanceof DamagedText) return null;
    throw error;
  }
}
