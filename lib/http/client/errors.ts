import type { Version } from './version.ts';

/** Somebody else saved first (412): all three texts of a merge. Nothing was overwritten. */
export class CollisionError<Content = unknown> extends Error {
  override readonly name = 'CollisionError';
  /** What was asked for. */
  readonly act: 'save' | 'create' | 'remove';
  /** What the refused request was based on; `null` where it was to create. */
  readonly base: Version<Content> | null;
  /** What was to be saved; `undefined` where it was to be removed. */
  readonly mine: Content | undefined;
  /**
   * What is there now, to merge with and to save on; `null` where there is nothing any more, `undefined` where it could
   * not be read: `cause` says why.
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

/** Members of problem details: none is required, and nothing vouches for what they are (RFC 9457 §3). */
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
  /** `null` where the answer has no problem details (RFC 9457), as that of a proxy. */
  readonly problem: ProblemMembers | null;
  /** Milliseconds after which the server wants to be asked again (RFC 9110 §10.2.3). */
  readonly retryAfter: number | null;

  constructor(status: number, problem: ProblemMembers | null, retryAfter: number | null) {
    const said = [problem?.message, problem?.detail, problem?.title].find((text) => typeof text === 'string');
    super(said ?? `The server answered ${status}.`);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** No answer came: whether the request did anything is unknown. Sent again with the same key it is the same act. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/**
 * An answer that is not what was asked for: no strong tag, so that no later save could be guarded; a redirection, or a page
 * that somebody on the way put in its place; content that cannot be read. It is not taken for a success.
 */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}
