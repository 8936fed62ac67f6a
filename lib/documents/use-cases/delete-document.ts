import type { UnusableContent } from '@/lib/documents/content/incoming-content';
import type { Forbidden, Gone, Missing } from '@/lib/documents/model/access';
import { dateAfter } from '@/lib/documents/model/date-after';
import type { Ports } from '@/lib/documents/model/ports';
import { type Busy, type ChangeRequest, changeDocument } from './change-document';
import type { ConditionRefusal } from './condition-refusal';
import type { Repeated } from './repeated-act';

export type DeleteOutcome = Repeated | ConditionRefusal | UnusableContent | Missing | Forbidden | Gone | Busy;

/** Deletes a document: a tombstone stays, and so does history, from which it can be created again. */
export async function deleteDocument(ports: Ports, request: ChangeRequest): Promise<DeleteOutcome> {
  return changeDocument<DeleteOutcome>(ports, request, {
    before: (document) => {
      if (!document) return { kind: 'missing' };
      return document.etag !== null ? null : { kind: 'gone', document };
    },
    make: async (document) => ({
      change: {
        kind: 'delete',
        documentId: request.id,
        by: { id: request.person.id, name: request.person.name },
        at: dateAfter(document, ports.now()),
      },
      done: { kind: 'deleted' },
    }),
  });
}
