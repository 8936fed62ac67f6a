import type { Version } from './version.ts';

/** Somebody else saved first (412): all three texts of a merge. Nothing was overwritten. */
export class CollisionError<Content = unknown> extends Error {
  override readonly name = 'CollisionError';
  /** The kind of request that was refused. */
  readonly act: 'save' | 'create' | 'remove';
  /** The version that the refused request was based on; `null` for `create`. */
  readonly base: Version<Content> | null;
  /** The content of the refused request; `undefined` for `remove`. */
  readonly mine: Content | undefined;
  /**
   * The current version: merge with it, and save on top of it. `null` if there is none any more, `undefined` if it
   * could not be read; `cause` then says why.
   */
  readonly theirs: Version<Content> | null | undefined;

  constructor(
    act: 'save' | 'create' | 'remove',
    base: Version<Content> | null,
    mine: Content | undefined,
    theirs: Version<Content> | null | undefined,
    options?: ErrorOptions,
  ) {
    super('Somebody else saved first. Nothing was overwritten.', options);
    this.act = act;
    this.base = base;
    this.mine = mine;
    this.theirs = theirs;
  }
}

/** Members of problem details. All are optional, and their types are not checked (RFC 9457 §3). */
export interface ProblemMembers {
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly message?: unknown;
  readonly error?: unknown;
  readonly [extension: string]: unknown;
}

/** The server said no, for another reason than a collision. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;
  /** `null` if the answer has no problem details (RFC 9457), such as an answer of a proxy. */
  readonly problem: ProblemMembers | null;
  /** Milliseconds to wait before the next request, as the server asks (RFC 9110 §10.2.3). */
  readonly retryAfter: number | null;

  constructor(status: number, problem: ProblemMembers | null, retryAfter: number | null) {
    const said = [problem?.message, problem?.detail, problem?.title].find((text) => typeof text === 'string');
    super(said ?? `The server answered ${status}.`);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/**
 * No answer came, so it is not known whether the request did anything. With the same key it can be sent again safely.
 */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * An answer that does not fit the request. It has no strong tag, so that no later save could be guarded; it is a
 * redirection or a page of a proxy; or its content cannot be read. It does not count as a success.
 */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}
