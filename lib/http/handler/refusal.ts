import type { FailureReason } from '../conditions/explain-failure.ts';
import type { RequiredField } from '../conditions/require-precondition.ts';
import { NO_STORE } from '../fields/cache-control.ts';
import {
  describeProblem,
  type ParticularProblem,
  PROBLEM_TYPE,
  type ProblemKind,
} from '../problem/problem-details.ts';
import { referenceTo } from './reference.ts';

const UNCHANGED = 'Nothing was changed.';
const RFC = 'https://www.rfc-editor.org/rfc';

/** The stable code of a refusal, in its member `error`. */
export type RefusalCode =
  | 'bad_request'
  | 'not_found'
  | 'method_not_allowed'
  | 'precondition_failed'
  | 'content_too_large'
  | 'unsupported_media_type'
  | 'key_reused'
  | 'precondition_required'
  | 'unavailable';

/** The reasons for which the handler does not do what it was asked, each with the section that its `type` points at. */
const REFUSALS: Readonly<Record<RefusalCode, ProblemKind & { readonly section: string }>> = {
  bad_request: {
    status: 400,
    section: 'rfc9110#section-15.5.1',
    title: 'Bad request',
    message: `This request could not be understood. ${UNCHANGED}`,
  },
  not_found: {
    status: 404,
    section: 'rfc9110#section-15.5.5',
    title: 'Not found',
    message: 'There is nothing at this address.',
  },
  method_not_allowed: {
    status: 405,
    section: 'rfc9110#section-15.5.6',
    title: 'Method not allowed',
    message: `That cannot be done here. ${UNCHANGED}`,
  },
  precondition_failed: {
    status: 412,
    section: 'rfc9110#section-15.5.13',
    title: 'Not in the state that the request names',
    message: 'This is not as you last saw it. Nothing was overwritten, and your text is still here to merge.',
  },
  content_too_large: {
    status: 413,
    section: 'rfc9110#section-15.5.14',
    title: 'Content too large',
    message: `This is too large to save. ${UNCHANGED}`,
  },
  unsupported_media_type: {
    status: 415,
    section: 'rfc9110#section-15.5.16',
    title: 'Unsupported media type',
    message: `This kind of content cannot be stored here. ${UNCHANGED}`,
  },
  key_reused: {
    status: 422,
    section: 'rfc9110#section-15.5.21',
    title: 'The key belongs to another request',
    message: `This request reuses the key of another one. ${UNCHANGED}`,
  },
  precondition_required: {
    status: 428,
    section: 'rfc6585#section-3',
    title: 'A precondition is required',
    message: `This change does not say which version it is based on. ${UNCHANGED} Load it, make your change in it, and save that.`,
  },
  unavailable: {
    status: 503,
    section: 'rfc9110#section-15.6.4',
    title: 'Not available right now',
    message: `Others save so often that this did not get through. ${UNCHANGED} Try again in a moment.`,
  },
};

/** What the problem details of the handler's 412 add (RFC 9457 §3.2). Members that do not apply are left out. */
export interface CollisionMembers {
  readonly reason: FailureReason;
  /** The current tag as it stands in the ETag field; none where there is nothing to match. */
  readonly currentETag?: string;
  /** The current content, where it is text and Prefer said `collision=representation` or `return=representation`. */
  readonly current?: { readonly content: string };
  /** The tag that this very act of saving got, though another save came after it: nothing of it is lost. */
  readonly savedAs?: string;
}

/** What the problem details of the handler's 428 add. */
export interface RequirementMembers {
  readonly requiredHeaders: readonly RequiredField[];
}

/** A refusal as an answer. It is not to be kept: what it says is out of date at once. */
export function refusalAnswer(
  request: Request,
  code: RefusalCode,
  particular: ParticularProblem<Partial<CollisionMembers & RequirementMembers>>,
  fields: Readonly<Record<string, string>> = {},
): Response {
  const { section, ...kind } = REFUSALS[code];
  const instance = referenceTo(request);
  const description = describeProblem(kind, { error: code, type: `${RFC}/${section}`, instance }, particular);
  const body = request.method === 'HEAD' ? null : JSON.stringify(description);
  return new Response(body, {
    status: kind.status,
    headers: { 'Content-Type': PROBLEM_TYPE, 'Cache-Control': NO_STORE, ...fields },
  });
}
