import type { EntityTag } from '../fields/entity-tag.ts';
import type { FailedPrecondition } from './preconditions.ts';

/** Why a precondition failed, in the words of the problem details of a 412. */
export type FailureReason =
  | 'stale'
  | 'weak-tag'
  | 'unknown-tag'
  | 'malformed'
  | 'missing'
  | 'deleted'
  | 'exists';

/** A reason, and the tag from the request that names an earlier version, if one does: the base of a merge. */
export interface FailureExplanation {
  readonly reason: FailureReason;
  readonly base: EntityTag | null;
}

/**
 * Says why a precondition failed. `isEarlier` knows the opaque parts of earlier versions' tags; `state` is what became
 * of the resource. A tag of an earlier version counts even when it came back weak: it still says what its sender saw.
 */
export function explainFailure(
  failure: FailedPrecondition,
  isEarlier: (opaque: string) => boolean,
  state: 'present' | 'missing' | 'deleted',
): FailureExplanation {
  const base = failure.field === 'If-Match' ? failure.tags.find((tag) => isEarlier(tag.opaque)) : undefined;
  return { reason: reasonOf(failure, base !== undefined, state), base: base ?? null };
}

function reasonOf(
  { cause }: FailedPrecondition,
  hasBase: boolean,
  state: 'present' | 'missing' | 'deleted',
): FailureReason {
  switch (cause) {
    case 'missing':
      return state === 'deleted' ? 'deleted' : 'missing';
    case 'modified-since':
      return 'stale';
    case 'no-match':
      return hasBase ? 'stale' : 'unknown-tag';
    default:
      return cause;
  }
}
