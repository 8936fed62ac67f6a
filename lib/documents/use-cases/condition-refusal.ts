import {
  currentHead,
  type StoredDocument,
  type VersionHead,
  type VersionRef,
} from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import { explainFailure, type FailureReason } from '@/lib/http/conditions/explain-failure';
import { evaluatePreconditions, type FailedPrecondition } from '@/lib/http/conditions/preconditions';
import { type RequiredField, requirePrecondition } from '@/lib/http/conditions/require-precondition';
import { validatorsFor } from './dated-validators';

/** How many of a request's tags are looked up in history, to say what they belong to. */
export const TAGS_LOOKED_UP = 50;

/** Preconditions do not let a request through. */
export type ConditionRefusal =
  | {
      readonly kind: 'precondition-failed';
      readonly reason: FailureReason;
      readonly current: VersionHead | null;
      /** The earlier version that the request's tag belongs to, or that its sender must have gone on from. */
      readonly base: VersionRef | null;
      /** The version that this very act made before, where others have come after it. */
      readonly savedAs?: VersionRef;
    }
  | { readonly kind: 'precondition-required'; readonly field: RequiredField }
  | { readonly kind: 'unreadable-condition'; readonly field: 'If-None-Match' };

/**
 * Whether preconditions let a change of the document go on; `null` where they do. `required`: a change without a
 * precondition is refused as well.
 */
export async function refuseChange(
  { documents, now }: Pick<Ports, 'documents' | 'now'>,
  conditions: ConditionalRequest,
  id: string,
  document: StoredDocument | null,
  required = true,
): Promise<ConditionRefusal | null> {
  const current = currentHead(document);
  const validators = current && (await validatorsFor({ documents }, current, conditions));
  const decision = evaluatePreconditions(conditions, validators, now());
  if (decision.outcome === 'bad-request') return { kind: 'unreadable-condition', field: decision.field };
  if (decision.outcome !== 'failed') {
    const field = required ? requirePrecondition(conditions.method, decision, current !== null) : null;
    return field && { kind: 'precondition-required', field };
  }
  const state = current ? 'present' : document ? 'deleted' : 'missing';
  return describeFailure({ documents }, decision, id, current, state);
}

/** The facts of a 412: why, what is current, and which earlier version the sender had. */
export async function describeFailure(
  { documents }: Pick<Ports, 'documents'>,
  failure: FailedPrecondition,
  id: string,
  current: VersionHead | null,
  state: 'present' | 'missing' | 'deleted',
): Promise<ConditionRefusal & { kind: 'precondition-failed' }> {
  const sent = failure.tags.slice(0, TAGS_LOOKED_UP).map((tag) => tag.opaque);
  const known = state === 'missing' || sent.length === 0 ? [] : await documents.versionsByTag(id, sent);
  const earlier = known.filter((version) => version.etag !== current?.etag);
  const { reason, base } = explainFailure(
    failure,
    (opaque) => earlier.some((version) => version.etag === opaque),
    state,
  );
  // Whoever names a version that went as a backup was put back, went on from the one that was there then.
  const before = reason === 'unknown-tag' ? await documents.rewoundTo(id) : null;
  return {
    kind: 'precondition-failed',
    reason,
    current,
    base: earlier.find((version) => version.etag === base?.opaque) ?? before,
  };
}
