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
  type VersionRef,
} from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import { evaluatePreconditions } from '@/lib/http/conditions/preconditions';
import { parseEntityTagList } from '@/lib/http/fields/entity-tag-list';
import { type ConditionRefusal, describeFailure, TAGS_LOOKED_UP } from './condition-refusal';
import { validatorsFor } from './dated-validators';

/** The answer to a GET or HEAD of a document. */
export type ReadOutcome =
  | {
      readonly kind: 'found';
      readonly document: StoredDocument;
      readonly current: VersionHead;
      /** What the current version says; `null` where the caller has it already: 304. */
      readonly representation: Representation | null;
      /**
       * The version that the caller, who has one that went as a backup was put back, must have gone on from; `null` where all
       * that they have is known here.
       */
      readonly base: VersionRef | null;
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
    const validators = await validatorsFor(ports, current, request.conditions);
    const decision = evaluatePreconditions(request.conditions, validators, ports.now());
    if (decision.outcome === 'failed') return describeFailure(ports, decision, id, current, 'present');
    const found = { kind: 'found', document, current, access: accessOf(document, caller) } as const;
    if (decision.outcome === 'not-modified') return { ...found, representation: null, base: null };
    const representation = await documents.representation(id, current.version);
    // A version never changes. It is taken away where its document is deleted for ever, or a lab begins anew.
    if (representation?.etag !== current.etag) continue;
    return { ...found, representation, base: await baseOf(ports, id, request.conditions) };
  }
  return { kind: 'missing' };
}

/** What whoever has only versions that are unknown here went on from, where that can be told. */
async function baseOf(
  { documents }: Pick<Ports, 'documents'>,
  id: string,
  { ifNoneMatch }: ConditionalRequest,
): Promise<VersionRef | null> {
  const list = parseEntityTagList(ifNoneMatch);
  if (list.kind !== 'list' || list.tags.length === 0) return null;
  const base = await documents.rewoundTo(id);
  if (!base) return null;
  const sent = list.tags.slice(0, TAGS_LOOKED_UP).map(({ opaque }) => opaque);
  return (await documents.versionsByTag(id, sent)).length === 0 ? base : null;
}
