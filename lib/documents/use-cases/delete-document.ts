import type { Forbidden, Gone, Missing, Surroundings } from '@/lib/documents/model/access';
import { type Busy, type ChangeRequest, changeDocument } from './change-document';
import type { Refusal } from './refusal';

export type DeleteOutcome = { readonly kind: 'deleted' } | Refusal | Missing | Forbidden | Gone | Busy;

/** Deletes a document: a tombstone stays, and so does history, from which it can be created again. */
export async function deleteDocument(around: Surroundings, request: ChangeRequest): Promise<DeleteOutcome> {
  return changeDocument<DeleteOutcome>(around, request, {
    before: async (document) => {
      if (!document) return { kind: 'missing' };
      return document.current ? null : { kind: 'gone', document };
    },
    make: async () => ({
      change: {
        kind: 'delete',
        documentId: request.id,
        by: { id: request.person.id, name: request.person.name },
        at: new Date(around.now()),
      },
      done: { kind: 'deleted' },
    }),
  });
}
