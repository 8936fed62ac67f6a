import { ACCESS, type Access } from '@/lib/client/document/access';
import { parseRetryAfter } from '@/lib/http/retry/retry-after';
import { boolean, nullish, number, object, optional, type Read, readAs, string } from './shape';
import { author, content } from './shapes';
import { strongTag } from './strong-tag';

/** What every problem of this API has (RFC 9457), with the members that a client acts on. */
const problem = object({
  status: number,
  error: string,
  message: string,
  reason: optional(string),
  current: optional(
    object({
      content,
      version: number,
      etag: optional(string),
      author: nullish(author),
      savedAt: nullish(string),
    }),
  ),
  baseVersion: optional(string),
  savedAs: optional(string),
  savedETag: optional(string),
  deletedAt: optional(string),
  /** Between the two times what was saved is gone, as a backup was put back. */
  lostAfter: optional(string),
  lostBefore: optional(string),
  /** Deleted for ever: no version of it has a text any more. */
  forever: optional(boolean),
  deletedBy: nullish(author),
});

/** A problem as the server describes it. */
export type Problem = Read<typeof problem>;

/** The server said no, and why. Keeps all that recovering needs. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** The stable code, such as `precondition_failed`. */
  readonly error: string;
  readonly problem: Problem;
  /** The answer's own ETag: on a 412 that of the current version. */
  readonly etag: string | null;
  /** Milliseconds after which the server wants to be asked again (RFC 9110 §10.2.3). */
  readonly retryAfter: number | null;
  /** What one may do with the document that it is about; `null` where the answer did not say. */
  readonly access: Access | null;

  constructor(
    problem: Problem,
    etag: string | null,
    retryAfter: number | null,
    access: Access | null = null,
  ) {
    super(problem.message);
    this.status = problem.status;
    this.error = problem.error;
    this.problem = problem;
    this.etag = etag;
    this.retryAfter = retryAfter;
    this.access = access;
  }
}

/**
 * Statuses that are no word on what was asked, besides 5xx: the very same request may go through later (RFC 9110 §15,
 * RFC 8470 §5.2, RFC 6585 §4).
 */
const PASSING: ReadonlySet<number> = new Set([408, 421, 425, 429]);

/** Whether the very same request, sent again, may come to something: nobody has said no to it yet. */
export function isUnanswered(error: unknown): boolean {
  if (error instanceof ProblemError) {
    const { status } = error;
    // That there is no such document, only this server can say, and it says it as a problem.
    const isBystanders = error.error === unreadable(status).error && (status === 404 || status === 410);
    return status >= 500 || PASSING.has(status) || isBystanders;
  }
  return error instanceof NetworkError || error instanceof UnexpectedAnswerError;
}

/**
 * Milliseconds after which the server wants to be asked again, where it has said so of a request that may still go through;
 * else `null`.
 */
export function askedToWait(error: unknown): number | null {
  return error instanceof ProblemError && isUnanswered(error) ? error.retryAfter : null;
}

/** No answer came: whether the request did anything is unknown. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}

/** An answer that is not what was agreed on, as from a proxy that puts its own page in the way. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}

/** A refusal that a page came with, as plain data. */
export interface Refusal {
  readonly problem: Problem;
  readonly access: Access | null;
}

/** What is told of a refusal to a page that is made on the server. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const { problem, access } = await problemError(response, Date.now());
  return { problem, access };
}

/** The refusal as the error that it would have been here. */
export function refusalError({ problem, access }: Refusal): ProblemError {
  return new ProblemError(problem, null, null, access);
}

/** Reads a refusal. What is no problem document (a gateway's own page) becomes one by its status. */
export async function problemError(response: Response, now: number): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  return new ProblemError(
    readAs(problem, body) ?? unreadable(response.status),
    strongTag(response.headers.get('ETag')),
    parseRetryAfter(response.headers.get('Retry-After'), now),
    accessOf(response),
  );
}

/** What an answer says that one may do with its document. */
export function accessOf({ headers }: Response): Access | null {
  return ACCESS.find((each) => each === headers.get('Document-Access')) ?? null;
}

function unreadable(status: number): Problem {
  const message =
    status >= 500
      ? 'The server cannot answer right now. Nothing that you wrote is lost. Try again in a moment.'
      : 'The server did not accept this. Nothing that you wrote is lost.';
  return { status, error: `http_${status}`, message };
}
