import { createHash } from 'node:crypto';
import { preconditionFailed } from '@/lib/documents/problems/precondition-problem';
import { evaluatePreconditions } from '@/lib/http/conditions/preconditions';
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
  { etag }: JsonRepresentation,
  fields: Fields,
): Response | null {
  const decision = evaluatePreconditions(
    call.conditions,
    { etag, lastModified: null },
    call.services.ports.now(),
  );
  const tag = formatEntityTag(etag);
  if (decision.outcome === 'not-modified') return emptyAnswer(304, { ...fields, ETag: tag });
  if (decision.outcome === 'failed') {
    const reason = decision.cause === 'no-match' ? 'unknown-tag' : decision.cause;
    return describedProblem(
      preconditionFailed(call.target, {
        reason: reason === 'modified-since' ? 'stale' : reason,
        currentETag: tag,
        currentVersion: call.url.pathname,
      }),
      { ETag: tag },
    );
  }
  return decision.outcome === 'bad-request' ? unreadableCondition(call, decision.field) : null;
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
