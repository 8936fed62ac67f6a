import {
  type Access,
  accessOf,
  type Caller,
  findReadable,
  type Gone,
  type Missing,
} from '@/lib/documents/model/access';
import {
  currentHead,
  type Representation,
  type StoredDocument,
  type VersionHead,
} from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { validatorsOf } from '@/lib/documents/model/validators';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import { evaluatePreconditions } from '@/lib/http/conditions/preconditions';
import { type ConditionRefusal, describeFailure } from './condition-refusal';

/** The answer to a GET or HEAD of a document. */
export type ReadOutcome =
  | {
      readonly kind: 'found';
      readonly document: StoredDocument;
      readonly current: VersionHead;
      /** What the current version says; `null` where the caller has it already: 304. */
      readonly representation: Representation | null;
      /** What the caller may do with it. */
      readonly access: Access;
    }
  | ConditionRefusal
  | Missing
  | Gone;

interface ReadRequest {
  readonly id: string;
  readonly caller: Caller | null;
  readonly conditions: ConditionalRequest;
}

/** How often it is looked for what was there a moment ago. */
const ATTEMPTS = 3;

/**
 * Reads the current version, and its text only for whoever has not got it. What is missing or deleted is so whatever the
 * request's conditions say (RFC 9110 §13.2.1).
 */
export async function readDocument(ports: Ports, request: ReadRequest): Promise<ReadOutcome> {
  const { documents } = ports;
  const { id, caller } = request;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const document = await findReadable(documents, id, caller);
    if (!document) return { kind: 'missing' };
    const current = currentHead(document);
    if (!current) return { kind: 'gone', document };
    if (caller && caller.id !== document.sharing.ownerId) {
      await documents.recordVisit(caller.id, id, new Date(ports.now()));
    }
    const decision = evaluatePreconditions(request.conditions, validatorsOf(current), ports.now());
    if (decision.outcome === 'failed') return describeFailure(ports, decision, id, current, 'present');
    const found = { kind: 'found', document, current, access: accessOf(document, caller) } as const;
    if (decision.outcome === 'not-modified') return { ...found, representation: null };
    const representation = await documents.representation(id, current.version);
    // A version never changes. It is taken away where its document is deleted for ever, or a lab begins anew.
    if (representation?.etag === current.etag) return { ...found, representation };
  }
  return { kind: 'missing' };
}
