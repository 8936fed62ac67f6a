import { type Forbidden, findReadable, type Gone, type Missing, permits } from '@/lib/documents/model/access';
import { dateAfter } from '@/lib/documents/model/date-after';
import type { StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import type { Person } from '@/lib/documents/people/person';
import type { Busy } from './change-document';
import { untilCommitted } from './until-committed';

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
  return untilCommitted<Erased | Forbidden | Gone | Refusal>(
    ports,
    () => findReadable(ports.documents, id, person),
    async (document) => {
      if (!permits(document, person, 'own')) return { answer: { kind: 'forbidden' } };
      if (document.deleted?.forever) return { answer: { kind: 'gone', document } };
      const refused = await request.refuse(document);
      if (refused) return { answer: refused };
      const by = { id: person.id, name: person.name };
      return {
        change: { kind: 'erase', documentId: id, by, at: dateAfter(document, ports.now()) },
        done: { kind: 'erased' },
      };
    },
  );
}
