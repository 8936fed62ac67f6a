// The public surface of the package. Inside this project files are imported one by one.
export {
  type ClientOptions,
  type ConditionalClient,
  conditionalClient,
  type SendOptions,
} from './client/conditional-client.ts';
export {
  CollisionError,
  NoAnswerError,
  type ProblemMembers,
  RefusedError,
  UnexpectedAnswerError,
} from './client/errors.ts';
export {
  type Mergeable,
  type Save,
  type SaveMutation,
  type SaveMutationOptions,
  saveMutation,
} from './client/save-mutation.ts';
export type { Version } from './client/version.ts';
export { type ConditionalRequest, conditionsOf } from './conditions/conditional-request.ts';
export { explainFailure, type FailureExplanation, type FailureReason } from './conditions/explain-failure.ts';
export {
  type Decision,
  evaluatePreconditions,
  type FailedPrecondition,
  type Guard,
  lastModifiedToSend,
  type Validators,
} from './conditions/preconditions.ts';
export { evaluateRange, type RangeDecision, type RangeRequest } from './conditions/range.ts';
export { type RequiredField, requirePrecondition } from './conditions/require-precondition.ts';
export {
  type DigestAlgorithm,
  type DigestVerdict,
  parseContentDigest,
  verifyContentDigest,
} from './content/content-digest.ts';
export { readAtMost } from './content/read-at-most.ts';
export { formatComment, formatEvent, type ServerSentEvent } from './content/sse.ts';
export { IMMUTABLE, NO_STORE, REVALIDATE } from './fields/cache-control.ts';
export {
  type EntityTag,
  formatEntityTag,
  parseEntityTag,
  strongMatch,
  weakMatch,
} from './fields/entity-tag.ts';
export { type EntityTagList, parseEntityTagList } from './fields/entity-tag-list.ts';
export { formatHttpDate, parseHttpDate } from './fields/http-date.ts';
export { formatIdempotencyKey, type IdempotencyKey, parseIdempotencyKey } from './fields/idempotency-key.ts';
export { formatLink, type WebLink } from './fields/link.ts';
export { isUtf8, type MediaType, parseMediaType } from './fields/media-type.ts';
export { type Preferences, parsePrefer, prefersCurrent } from './fields/prefer.ts';
export { isToken, parseWord, quote, splitOutsideQuotes, trim } from './fields/quoted-string.ts';
export type { Act, CompletedAct } from './handler/act.ts';
export {
  type ConditionalResource,
  type ConditionalWrite,
  conditionalHandler,
} from './handler/conditional-handler.ts';
export {
  type NodeListenerOptions,
  type NodeRequest,
  type NodeResponse,
  type NodeSocket,
  nodeListener,
} from './handler/node-listener.ts';
export type { ReceivedContent } from './handler/received-content.ts';
export type { CollisionMembers, RefusalCode, RequirementMembers } from './handler/refusal.ts';
export type { Representation } from './handler/representation.ts';
export { applyMergePatch } from './patch/json-merge-patch.ts';
export { applyJsonPatch, type JsonPatchResult } from './patch/json-patch.ts';
export {
  type JsonPatchOperation,
  type MalformedPatch,
  parseJsonPatch,
} from './patch/json-patch-operation.ts';
export { parseIndex, parsePointer } from './patch/json-pointer.ts';
export type { JsonValue } from './patch/json-value.ts';
export { PATCH_LIMITS, PatchLimitError, type PatchLimits } from './patch/patch-limits.ts';
export {
  describeProblem,
  type ParticularProblem,
  PROBLEM_TYPE,
  type ProblemDetails,
  type ProblemKind,
} from './problem/problem-details.ts';
export { backoff } from './retry/backoff.ts';
export { parseRetryAfter } from './retry/retry-after.ts';
