import { createHash } from 'node:crypto';
import { preconditionFailed, preconditionRequired } from '@/lib/documents/problems/precondition-problem';
import type { FailureReason } from '@/lib/http/conditions/explain-failure';
import { type Decision, evaluatePreconditions } from '@/lib/http/conditions/preconditions';
import { requirePrecondition } from '@/lib/http/conditions/require-precondition';
import { REVALIDATE } from '@/lib/http/fields/cache-control';
import { type EntityTag, formatEntityTag } from '@/lib/http/fields/entity-tag';
import { answer, BY_CALLER, describedProblem, emptyAnswer, type Fields } from './answers';
import type { Call } from './call';
import { unreadableCondition } from './refusal-answer';

const KEPT = { 'Cache-Control': REVALIDATE, Vary: BY_CALLER };

/** JSON that is made for each request, such as a list: its tag is the hash of its bytes, perhaps with a count before it. */
export interface JsonRepresentation {
  readonly text: string;
  readonly etag: EntityTag;
}

/** A value as such a representation. With a count of its changes its tag never comes again, though the value may. */
export function jsonRepresentation(value: unknown, changes?: number): JsonRepresentation {
  const text = JSON.stringify(value);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { text, etag: { opaque: changes === undefined ? hash : `${changes}-${hash}`, weak: false } };
}

/**
 * The problem that the request's preconditions come to with such a representation as the current one, or `null` where
 * they let it through. Answers 304 to reads.
 */
export function preconditionAnswer(
  call: Call,
  representation: JsonRepresentation,
  fields: Fields,
): Response | null {
  const decision = decisionOn(call, representation);
  if (decision.outcome === 'not-modified') {
    return emptyAnswer(304, { ...fields, ETag: formatEntityTag(representation.etag) });
  }
  return refusedBy(call, decision, representation);
}

/**
 * The problem that the preconditions come to of a change that needs none, since it overwrites nothing; `null` where they let
 * it through. `null` as the representation: there is none.
 */
export function falsePrecondition(call: Call, representation: JsonRepresentation | null): Response | null {
  return refusedBy(call, decisionOn(call, representation), representation);
}

/**
 * The problem that the preconditions of a change come to, or `null` where they let it through: 428 where it names no state
 * that it is made to (RFC 6585 §3). `null` as the representation: there is none, and a PUT would create it.
 */
export function changeRefusal(call: Call, representation: JsonRepresentation | null): Response | null {
  const decision = decisionOn(call, representation);
  const refused = refusedBy(call, decision, representation);
  const field = refused ? null : requirePrecondition(call.request.method, decision, representation !== null);
  return field ? describedProblem(preconditionRequired(call.target, field, 'other')) : refused;
}

/** 412: another state than the request names, which is told. */
export function staleAnswer(
  call: Call,
  representation: JsonRepresentation | null,
  reason: FailureReason = 'stale',
): Response {
  const tag = representation && formatEntityTag(representation.etag);
  return describedProblem(
    preconditionFailed(
      call.target,
      { reason, ...(tag !== null && { currentETag: tag, currentVersion: call.url.pathname }) },
      'other',
    ),
    { ETag: tag },
  );
}

function decisionOn(call: Call, representation: JsonRepresentation | null): Decision {
  const validators = representation && { etag: representation.etag, lastModified: null };
  return evaluatePreconditions(call.conditions, validators, call.services.ports.now());
}

function refusedBy(
  call: Call,
  decision: Decision,
  representation: JsonRepresentation | null,
): Response | null {
  if (decision.outcome === 'bad-request') return unreadableCondition(call, decision.field);
  if (decision.outcome !== 'failed') return null;
  const { cause } = decision;
  const reason = cause === 'no-match' ? 'unknown-tag' : cause === 'modified-since' ? 'stale' : cause;
  return staleAnswer(call, representation, reason);
}

/** The answer to a GET of a value as such a representation. */
export function jsonAnswer(call: Call, value: unknown, further: Fields = {}): Response {
  return readAnswerOf(call, jsonRepresentation(value), further);
}

/** The answer to a GET of such a representation. */
export function readAnswerOf(call: Call, representation: JsonRepresentation, further: Fields = {}): Response {
  const fields = { ...KEPT, ...further };
  return (
    preconditionAnswer(call, representation, fields) ?? representationAnswer(200, representation, fields)
  );
}

/** Such a representation as content. */
export function representationAnswer(
  status: number,
  { text, etag }: JsonRepresentation,
  fields: Fields,
): Response {
  const type = 'application/json';
  return answer(status, text, { ...KEPT, ...fields, 'Content-Type': type, ETag: formatEntityTag(etag) });
}
