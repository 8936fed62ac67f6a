/** The media type of every problem (RFC 9457 §6.1). */
export const PROBLEM_TYPE = 'application/problem+json';

/** What all problems of one kind have in common. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** One or two plain sentences for the person whose work it was. */
  readonly message: string;
}

/**
 * Problem details (RFC 9457). `detail` says what is the matter with this request, for developers; `message` is for
 * people.
 */
export interface ProblemDetails<Code extends string = string, Status extends number = number> {
  /** A URI, one for each kind of problem. */
  readonly type: string;
  readonly title: string;
  readonly status: Status;
  readonly detail: string;
  /** The URI of the request's target. */
  readonly instance: string;
  /** The code to branch on: it never changes, unlike the words. */
  readonly error: Code;
  readonly message: string;
}

/** What is particular to one problem: extension members may stand beside the standard ones (RFC 9457 §3.2). */
export interface ParticularProblem<Extensions extends object = object> {
  readonly detail: string;
  /** Where it fits better than the kind's own. */
  readonly message?: string;
  readonly extensions?: Extensions;
}

/** One problem: its kind, its `type` and `instance`, and what is particular to it. */
export function describeProblem<
  Kind extends ProblemKind,
  Code extends string,
  Extensions extends object = object,
>(
  kind: Kind,
  { error, type, instance }: { readonly error: Code; readonly type: string; readonly instance: string },
  { detail, message, extensions }: ParticularProblem<Extensions>,
): ProblemDetails<Code, Kind['status']> & Extensions {
  const standard: ProblemDetails<Code, Kind['status']> = {
    type,
    title: kind.title,
    status: kind.status,
    detail,
    instance,
    error,
    message: message ?? kind.message,
  };
  // The standard members come last, so that an extension can never pass for one of them.
  return { ...(extensions as Extensions), ...standard };
}
