import { type Caller, findReadable, type Gone, type Missing } from '@/lib/documents/model/access';
import type { Representation, StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { validatorsOf } from '@/lib/documents/model/validators';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import { evaluatePreconditions } from '@/lib/http/conditions/preconditions';
import { type ConditionRefusal, describeFailure } from './condition-refusal';

export type ReadVersionOutcome =
  | {
      readonly kind: 'found';
      /** The caller has it already: 304. */
      readonly notModified: boolean;
      readonly document: StoredDocument;
      readonly version: Representation;
    }
  | ConditionRefusal
  | Missing
  | Gone;

/** Reads one version, which never changes; of a deleted document too. */
export async function readVersion(
  ports: Ports,
  request: {
    readonly id: string;
    readonly version: number;
    readonly caller: Caller | null;
    readonly conditions: ConditionalRequest;
  },
): Promise<ReadVersionOutcome> {
  const document = await findReadable(ports.documents, request.id, request.caller);
  if (document?.deleted?.forever) return { kind: 'gone', document };
  const version = document && (await ports.documents.representation(request.id, request.version));
  if (!document || !version) return { kind: 'missing' };
  const decision = evaluatePreconditions(request.conditions, validatorsOf(version), ports.now());
  if (decision.outcome === 'failed') return describeFailure(ports, decision, request.id, version, 'present');
  return { kind: 'found', notModified: decision.outcome === 'not-modified', document, version };
}
