import type { ProblemDetails } from '../problem/problem-details.ts';
import type { Version } from './version.ts';

/** Somebody else saved first (412): all three texts of a merge. Nothing was overwritten. */
export class CollisionError<Content = unknown> extends Error {
  override readonly name = 'CollisionError';
  /** What the refused save was based on; `null` where it was to create. */
  readonly base: Version<Content> | null;
  /** What was to be saved; `null` where it was to be deleted. */
  readonly mine: Content | null;
  /** What is there now, to merge with and to save on; `null` where there is nothing any more. */
  readonly theirs: Version<Content> | null;

  constructor(base: Version<Content> | null, mine: Content | null, theirs: Version<Content> | null) {
    super('Somebody else saved first. Nothing was overwritten.');
    this.base = base;
    this.mine = mine;
    this.theirs = theirs;
  }
}

/** The server said no, for another reason than a collision. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;
  /** `null` where the answer has no problem details (RFC 9457), as that of a proxy. */
  readonly problem: ProblemDetails | null;
  /** Milliseconds after which the server wants to be asked again (RFC 9110 §10.2.3). */
  readonly retryAfter: number | null;

  constructor(status: number, problem: ProblemDetails | null, retryAfter: number | null) {
    super(problem?.message ?? `The server answered ${status}.`);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** No answer came: whether the request did anything is unknown. Sent again with the same key it is the same act. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** An answer that cannot be worked with: without a strong tag no later save could be guarded. */
export class UntaggedAnswerError extends Error {
  override readonly name = 'UntaggedAnswerError';
}
