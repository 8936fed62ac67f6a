import {
  type Access,
  accessOf,
  type Caller,
  findReadable,
  type Gone,
  type Missing,
} from '@/lib/documents/model/access';
import type { Revision, StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { validatorsOf } from '@/lib/documents/model/validators';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import { evaluatePreconditions } from '@/lib/http/conditions/preconditions';
import { type ConditionRefusal, describeFailure } from './condition-refusal';

/** The answer to a GET or HEAD of a document. */
export type ReadOutcome =
  | {
      readonly kind: 'found';
      /** The caller has it already: 304. */
      readonly notModified: boolean;
      readonly document: StoredDocument;
      readonly current: Revision;
      /** What the caller may do with it. */
      readonly access: Access;
    }
  | ConditionRefusal
  | Missing
  | Gone;

/** Reads the current version. What is missing or deleted is so whatever the request's conditions say (RFC 9110 §13.2.1). */
export async function readDocument(
  ports: Ports,
  request: {
    readonly id: string;
    readonly caller: Caller | null;
    readonly conditions: ConditionalRequest;
  },
): Promise<ReadOutcome> {
  const document = await findReadable(ports.documents, request.id, request.caller);
  if (!document) return { kind: 'missing' };
  const { current } = document;
  if (!current) return { kind: 'gone', document };
  if (request.caller && request.caller.id !== document.sharing.ownerId) {
    await ports.documents.recordVisit(request.caller.id, document.id, new Date(ports.now()));
  }
  const decision = evaluatePreconditions(request.conditions, validatorsOf(current), ports.now());
  if (decision.outcome === 'failed') return describeFailure(ports, decision, request.id, current, 'present');
  const access = accessOf(document, request.caller);
  return { kind: 'found', notModified: decision.outcome === 'not-modified', document, current, access };
}
