import type { ProblemKind } from '@/lib/http/problem/problem-details';

const UNCHANGED = 'Nothing was changed.';

/** Each kind of problem: its status, its fixed title, and what to say to people. */
export const PROBLEM_KINDS = {
  bad_request: {
    status: 400,
    title: 'Bad request',
    message: `This request could not be understood. ${UNCHANGED}`,
  },
  malformed_json: {
    status: 400,
    title: 'Not valid JSON',
    message: `What was sent is not valid JSON. ${UNCHANGED}`,
  },
  malformed_patch: {
    status: 400,
    title: 'Not a valid patch',
    message: `What was sent is not a valid patch. ${UNCHANGED}`,
  },
  malformed_header: {
    status: 400,
    title: 'Header field could not be read',
    message: `A header field of this request could not be read. ${UNCHANGED}`,
  },
  digest_mismatch: {
    status: 400,
    title: 'Content arrived damaged',
    message: `What arrived is not what was sent. ${UNCHANGED} Please send it again.`,
  },
  unauthorized: {
    status: 401,
    title: 'Not signed in',
    message: `We could not tell who you are. ${UNCHANGED} Reload the page and try again.`,
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    message: `You may not change this document. ${UNCHANGED} Its owner can let you.`,
  },
  other_person: {
    status: 403,
    title: 'Somebody else is asking',
    message: `You are another person here now than when you began. ${UNCHANGED}`,
  },
  not_found: {
    status: 404,
    title: 'Not found',
    message: 'There is nothing at this address. Check the link, or ask the person who sent it.',
  },
  method_not_allowed: {
    status: 405,
    title: 'Method not allowed',
    message: `That cannot be done here. ${UNCHANGED}`,
  },
  too_many_invites: {
    status: 409,
    title: 'Too many invites',
    message: `This document has reached its limit of invites. ${UNCHANGED} Remove one that you no longer need.`,
  },
  too_many_names: {
    status: 409,
    title: 'Too many named versions',
    message: `This document has reached its limit of versions with a name. ${UNCHANGED} Remove a name that you no longer need.`,
  },
  too_many_tokens: {
    status: 409,
    title: 'Too many tokens',
    message: `You have reached your limit of tokens. ${UNCHANGED} Revoke one that you no longer need.`,
  },
  request_timeout: {
    status: 408,
    title: 'The request took too long',
    message: `This did not arrive in time. ${UNCHANGED} Try again, over a better connection if you can.`,
  },
  patch_test_failed: {
    status: 409,
    title: 'A test in the patch failed',
    message: `The document is not what this change expected. ${UNCHANGED} Load it again and look.`,
  },
  gone: {
    status: 410,
    title: 'Deleted',
    message: 'This document was deleted. Its history is kept, and it can be restored.',
  },
  invitation_ended: {
    status: 410,
    title: 'The invitation is over',
    message: 'This invitation cannot be used any more. Ask for a new one.',
  },
  device_link_ended: {
    status: 410,
    title: 'The link to another device is over',
    message: `This link cannot be used any more. ${UNCHANGED} Make a new one on your other device.`,
  },
  precondition_failed: {
    status: 412,
    title: 'Not in the state that the request names',
    message: 'This is not as you last saw it.',
  },
  content_too_large: {
    status: 413,
    title: 'Content too large',
    message: `This document is too large to save. ${UNCHANGED} Split it, or shorten it.`,
  },
  unsupported_media_type: {
    status: 415,
    title: 'Unsupported media type',
    message: `This kind of content cannot be stored here. ${UNCHANGED}`,
  },
  range_not_satisfiable: {
    status: 416,
    title: 'Range not satisfiable',
    message: 'The requested part lies outside the document.',
  },
  expectation_failed: {
    status: 417,
    title: 'Expectation not known',
    message: `What this request expects cannot be done here. ${UNCHANGED}`,
  },
  misdirected_request: {
    status: 421,
    title: 'Not the address of this server',
    message: `This server does not know the address that you used. ${UNCHANGED} Its operator can set PUBLIC_URL to that address.`,
  },
  invalid_document: {
    status: 422,
    title: 'Not what belongs here',
    message: `What was sent is not a document. ${UNCHANGED}`,
  },
  key_reused: {
    status: 422,
    title: 'The key belongs to another request',
    message: `This request came with the key of another request, so it was not done. ${UNCHANGED} Try again.`,
  },
  patch_not_applicable: {
    status: 422,
    title: 'The patch does not fit the document',
    message: `This change does not fit the document. ${UNCHANGED} Load it again and look.`,
  },
  locked: {
    status: 423,
    title: 'Locked',
    message: `Somebody else holds the lock. ${UNCHANGED} Wait until it is free, then load the document again.`,
  },
  lock_required: {
    status: 423,
    title: 'A lock is required',
    message: `Only the holder of its lock may change this document. ${UNCHANGED} Take the lock, load the document, then save.`,
  },
  precondition_required: {
    status: 428,
    title: 'A precondition is required',
    message: `This change does not say which version it is based on. ${UNCHANGED} Load the document, make your change in it, and save that.`,
  },
  too_many_requests: {
    status: 429,
    title: 'Too many requests',
    message: `Too many requests arrived at once. ${UNCHANGED} Wait a moment and try again.`,
  },
  header_too_large: {
    status: 431,
    title: 'Header fields too large',
    message: `The cookies and header fields from your browser are too large. ${UNCHANGED} Remove the cookies of this site and try again.`,
  },
  internal_error: {
    status: 500,
    title: 'Something went wrong on our side',
    message: 'Something went wrong on our side. Nothing that you wrote is lost. Try again in a moment.',
  },
  stored_text_damaged: {
    status: 500,
    title: 'The stored text is damaged',
    message: `The text of this version is damaged in the database, so it is not shown. ${UNCHANGED} Earlier versions can still be read in the history. The operator of the server can restore it from a backup.`,
  },
  method_not_implemented: {
    status: 501,
    title: 'Method not known',
    message: `This server does not know that method. ${UNCHANGED}`,
  },
  unavailable: {
    status: 503,
    title: 'Not available right now',
    message: 'The server cannot do this right now. Nothing that you wrote is lost. Try again in a moment.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;

/** Where a kind of problem is explained: what its `type` points at. */
export function problemPath(error: ProblemCode): string {
  return `/problems/${error.replaceAll('_', '-')}`;
}
