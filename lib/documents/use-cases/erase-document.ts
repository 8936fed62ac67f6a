import { type Forbidden, findReadable, type Gone, type Missing, permits } from '@/lib/documents/model/access';
import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { asFound } from '@/lib/documents/model/repository';
import type { Person } from '@/lib/documents/people/person';
import type { Busy } from './change-document';

const ATTEMPTS = 20;

/** The text of every version is gone. */
export type Erased = { readonly kind: 'erased' };

/**
 * Deletes a document for ever, deleted before or not, by its owner: no version of it is left. Its tombstone stays, and so
 * does the counter, so that no tag ever comes again. `refuse` judges the history that is about to go.
 */
export async function eraseDocument<Refusal>(
  ports: Ports,
  request: {
    readonly id: string;
    readonly person: Person;
    refuse(document: StoredDocument): Promise<Refusal | null>;
  },
): Promise<Erased | Missing | Forbidden | Gone | Busy | Refusal> {
  const { id, person } = request;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const document = await findReadable(ports.documents, id, person);
    if (!document) return { kind: 'missing' };
    if (!permits(document, person, 'own')) return { kind: 'forbidden' };
    if (document.deleted?.forever) return { kind: 'gone', document };
    const refused = await request.refuse(document);
    if (refused) return refused;
    const change = {
      kind: 'erase' as const,
      documentId: id,
      by: { id: person.id, name: person.name },
      at: new Date(ports.now()),
    };
    if (await ports.documents.commit(asFound(document), change)) return { kind: 'erased' };
  }
  return { kind: 'busy' };
}
