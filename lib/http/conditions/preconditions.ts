import { type EntityTag, strongMatch, weakMatch } from '../fields/entity-tag.ts';
import { parseEntityTagList } from '../fields/entity-tag-list.ts';
import { parseHttpDate } from '../fields/http-date.ts';
import type { ConditionalRequest } from './conditional-request.ts';

/** The validators of the current representation. Dates in milliseconds, finer than a second if known. */
export interface Validators {
  readonly etag: EntityTag | null;
  readonly lastModified: number | null;
  /**
   * The dates of the representations before this one, newest first, as many as may be from the same second. Without them it
   * counts as the only one of its second. They must not be later than its own.
   */
  readonly earlier?: readonly number[];
}

/** The condition that tied an accepted request to the state that its sender had seen. */
export type Guard = 'if-match' | 'if-none-match-star' | 'none';

/** A condition that does not hold: 412 (RFC 9110 §15.5.13). `tags` are those that the request listed. */
export interface FailedPrecondition {
  readonly outcome: 'failed';
  readonly field: 'If-Match' | 'If-None-Match' | 'If-Unmodified-Since';
  /**
   * `no-match`: none of the tags is the current one; `weak-tag`: one would be, were it strong; `modified-since`: by date;
   * `missing`: there is nothing to match; `exists`: there is what must not be; `malformed`: not a list of tags.
   */
  readonly cause: 'no-match' | 'weak-tag' | 'modified-since' | 'missing' | 'exists' | 'malformed';
  readonly tags: readonly EntityTag[];
}

/**
 * What to do with a request. `perform`: go on; `not-modified`: 304; `failed`: 412; `bad-request`: 400, a field that
 * cannot be read would otherwise let a write through; `absent`: the answer is 404 or 410 and preconditions have no say.
 */
export type Decision =
  | { readonly outcome: 'perform'; readonly guarded: Guard }
  | { readonly outcome: 'not-modified' }
  | FailedPrecondition
  | { readonly outcome: 'bad-request'; readonly field: 'If-None-Match' }
  | { readonly outcome: 'absent' };

/** Methods that neither select nor modify a representation, and so ignore preconditions (RFC 9110 §13.2.1). */
const UNCONDITIONAL = new Set(['CONNECT', 'OPTIONS', 'TRACE']);

/**
 * Evaluates preconditions in the order of RFC 9110 §13.2.2, for an origin server, once everything else that could refuse
 * the request has passed. `current` is `null` where there is no current representation (a deleted one is none either);
 * only PUT creates there, any other method gets its 404 or 410 whatever its conditions say (§13.2.1). `now` in
 * milliseconds. Total: every input has a decision.
 */
export function evaluatePreconditions(
  request: ConditionalRequest,
  current: Validators | null,
  now: number,
): Decision {
  const { method } = request;
  if (UNCONDITIONAL.has(method)) return { outcome: 'perform', guarded: 'none' };
  if (current === null && method !== 'PUT') return { outcome: 'absent' };
  const reads = method === 'GET' || method === 'HEAD';

  // Steps 1 and 2: If-Match, and only without it If-Unmodified-Since.
  const failure =
    request.ifMatch === null
      ? checkUnmodifiedSince(request.ifUnmodifiedSince, current, now)
      : checkMatch(request.ifMatch, current);
  if (failure) return failure;

  // Steps 3 and 4: If-None-Match, and only without it, on reads, If-Modified-Since.
  const noneMatch = parseEntityTagList(request.ifNoneMatch);
  if (noneMatch.kind === 'absent') {
    if (reads && isUnmodified(request.ifModifiedSince, current, now)) return { outcome: 'not-modified' };
  } else if (noneMatch.kind === 'malformed') {
    if (!reads) return { outcome: 'bad-request', field: 'If-None-Match' };
  } else if (
    current !== null &&
    (noneMatch.kind === 'any' || noneMatch.tags.some((tag) => current.etag && weakMatch(tag, current.etag)))
  ) {
    if (reads) return { outcome: 'not-modified' };
    return failed('If-None-Match', 'exists', noneMatch.kind === 'any' ? [] : noneMatch.tags);
  }

  if (request.ifMatch !== null) return { outcome: 'perform', guarded: 'if-match' };
  return { outcome: 'perform', guarded: noneMatch.kind === 'any' ? 'if-none-match-star' : 'none' };
}

/** RFC 9110 §13.1.1: strong comparison; `*` asks for a representation, not for a tag; what cannot be read matches nothing. */
function checkMatch(value: string, current: Validators | null): FailedPrecondition | null {
  const list = parseEntityTagList(value);
  if (list.kind === 'malformed') return failed('If-Match', 'malformed', []);
  const tags = list.kind === 'list' ? list.tags : [];
  if (current === null) return failed('If-Match', 'missing', tags);
  const { etag } = current;
  if (list.kind === 'any' || (etag && tags.some((tag) => strongMatch(tag, etag)))) return null;
  const weakly = etag && tags.some((tag) => weakMatch(tag, etag));
  return failed('If-Match', weakly ? 'weak-tag' : 'no-match', tags);
}

/** RFC 9110 §13.1.4: ignored without one valid date, or without a date to compare it with. */
function checkUnmodifiedSince(
  value: string | null,
  current: Validators | null,
  now: number,
): FailedPrecondition | null {
  const since = value === null ? null : parseHttpDate(value, now);
  if (since === null || current === null || current.lastModified === null) return null;
  if (unmodifiedFrom(current, wholeSecond(current.lastModified)) <= since) return null;
  return failed('If-Unmodified-Since', 'modified-since', []);
}

/**
 * Whether If-Modified-Since is false (RFC 9110 §13.1.3). While the second that Last-Modified names still runs, another
 * change may follow in it, so a date proves nothing yet (§8.8.2.2).
 */
function isUnmodified(value: string | null, current: Validators | null, now: number): boolean {
  const since = value === null ? null : parseHttpDate(value, now);
  const modified = current === null ? null : lastModifiedToSend(current.lastModified, now);
  return since !== null && modified !== null && unmodifiedFrom(current!, modified) <= since;
}

/** The date from which on it is said that nothing has changed since. */
function unmodifiedFrom(current: Validators, second: number): number {
  return isToldApart(current) ? second : second + 1000;
}

/**
 * Whether nobody can have been told the second of the current representation as the date of an earlier one. A date is told
 * once its second is over, and by then all that was made in it is there, if no clock is set back within that second. A
 * representation that is no more than a millisecond later than the one before it got its date from that one, since the
 * clock went behind: the date may have been told long ago.
 */
function isToldApart({ lastModified, earlier = [] }: Validators): boolean {
  let later = lastModified ?? 0;
  const second = wholeSecond(later);
  for (const date of earlier) {
    if (date < second) return true;
    if (later - date <= 1) return false;
    later = date;
  }
  return true;
}

/** Whether the representation is known to be the only one of its second: only then its date is strong (RFC 9110 §8.8.2.2). */
export function isAloneInItsSecond({ lastModified, earlier = [] }: Validators): boolean {
  return lastModified !== null && earlier.every((date) => date < wholeSecond(lastModified));
}

/**
 * The date to send as Last-Modified, in whole seconds, or `null` while that second still runs: until it is over the date
 * cannot tell two changes apart (RFC 9110 §8.8.2.2), and it must never lie ahead of Date (§8.8.2.1).
 */
export function lastModifiedToSend(lastModified: number | null, now: number): number | null {
  if (lastModified === null) return null;
  const second = wholeSecond(lastModified);
  return now >= second + 1000 ? second : null;
}

/** Dates in fields are whole seconds, so that is how they compare. */
function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

function failed(
  field: FailedPrecondition['field'],
  cause: FailedPrecondition['cause'],
  tags: readonly EntityTag[],
): FailedPrecondition {
  return { outcome: 'failed', field, cause, tags };
}
