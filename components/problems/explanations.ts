import type { ProblemCode } from '@/lib/documents/problems/problem-kinds';

/** What a page about a kind of problem says. */
export interface Explanation {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
  /** For whoever writes the program that was told of it. */
  readonly developers: string;
}

const KEPT = 'Yes. Your text is kept on the device until it is saved.';
const UNTOUCHED = 'Yes. Nothing was changed.';

/** Every kind of problem that the server can answer with, explained. */
export const explanations: Readonly<Record<ProblemCode, Explanation>> = {
  bad_request: {
    happened: 'The server could not make sense of a request, so it did nothing.',
    safe: UNTOUCHED,
    next: 'Reload the page and try again. If the problem comes back, the page and the server may have different versions.',
    developers:
      'Something in the address, the query or the fields does not fit this resource; detail says what. A document is always stored as a whole, so a PUT with Content-Range is refused too (RFC 9110 §14.5).',
  },
  malformed_json: {
    happened: 'The data that arrived was not complete, or the server cannot read its form.',
    safe: KEPT,
    next: 'Save again. If the problem comes back, something between you and the server may change what you send.',
    developers:
      'The body is not JSON in UTF-8 (RFC 8259): detail and pointer say where. The server checks the preconditions before the body, so 412 and 428 come first.',
  },
  malformed_patch: {
    happened: 'A change was described in a form that the server does not read.',
    safe: UNTOUCHED,
    next: 'Save the whole document instead, or fix the program that made the patch.',
    developers:
      'The body is not a valid patch of the kind that Content-Type names: JSON Merge Patch (RFC 7396) or JSON Patch (RFC 6902).',
  },
  malformed_header: {
    happened:
      'The server could not read a header field of the request. It did not guess, because a wrong guess could lose text.',
    safe: UNTOUCHED,
    next: 'Reload the page and try again.',
    developers:
      'A field has to follow its grammar: If-None-Match is * or a list of entity tags (RFC 9110 §13.1.2), Content-Digest a dictionary of byte sequences (RFC 9530), Idempotency-Key one string in quotes (RFC 9651 §3.3.3).',
  },
  digest_mismatch: {
    happened: 'The text that arrived is not the text that was sent: it was damaged on the way.',
    safe: KEPT,
    next: 'Save again.',
    developers: 'Content-Digest (RFC 9530) does not match the content that arrived. Nothing was stored.',
  },
  unauthorized: {
    happened: 'The server could not tell who you are.',
    safe: KEPT,
    next: 'Reload the page, with cookies allowed for this site, and try again.',
    developers: 'The identity cookie is missing or its signature is wrong. GET /api/me makes a new one.',
  },
  forbidden: {
    happened: 'You may read this but not change it, or another site tried to change something in your name.',
    safe: 'Yes. Nothing was changed, and what you wrote is still in the editor.',
    next: 'Ask the owner of the document to let you write, or save your text as a document of your own.',
    developers:
      'Either the link allows reading only, or the request comes from an origin that is not allowed. Allowed are this server itself (by the Host field or PUBLIC_URL) and the origins in CORS_ORIGINS.',
  },
  other_person: {
    happened:
      'This browser became another person after you began to write: its cookie was removed, or replaced by the cookie of another person.',
    safe: 'Yes. Nothing was saved under another name, and what you wrote is still in the editor.',
    next: 'Save it under your new name, or become the earlier person again.',
    developers:
      'As-Person has to name the person of the identity cookie, or somebody who has become that person. Here it does not, or there is no cookie. GET /api/me says who you are. Without As-Person, a change is made in the name of the person who sends it.',
  },
  not_found: {
    happened:
      'There is nothing at this address that you may see. The link may be cut short, or its owner closed it.',
    safe: 'Yes. Saved text is still where it was, and your own unsaved text is kept on your device.',
    next: 'Check the link, or ask the person who sent it.',
    developers:
      'A document that does not exist and a document that you may not see get the same answer. So nobody can find out that a hidden document exists (RFC 9110 §15.5.5).',
  },
  method_not_allowed: {
    happened: 'The request asked this address for something that it cannot do.',
    safe: UNTOUCHED,
    next: 'Reload the page and try again.',
    developers: 'The Allow field lists the methods that this resource has (RFC 9110 §15.5.6).',
  },
  request_timeout: {
    happened:
      'The request arrived too slowly, or with pauses that were too long, so the server stopped waiting.',
    safe: KEPT,
    next: 'Save again, over a better connection if you can.',
    developers:
      'The header fields have to arrive within 20 seconds. The content has to keep arriving, and has to be complete within 15 minutes (RFC 9110 §15.5.9). The connection was closed.',
  },
  patch_test_failed: {
    happened: 'The change has a condition on what the document says, and the condition is false.',
    safe: UNTOUCHED,
    next: 'Load the document again, look at what it says now, and decide.',
    developers:
      'A test operation of the JSON Patch failed (RFC 6902 §4.6). No part of the patch was applied.',
  },
  too_many_invites: {
    happened: 'The document has reached its limit of invites. Used and open invites both count.',
    safe: UNTOUCHED,
    next: 'Open “Share” and remove an invite that you no longer need.',
    developers: 'A document has at most 100 invites. DELETE one at its address under /invites first.',
  },
  too_many_names: {
    happened: 'The document has reached its limit of versions with a name.',
    safe: UNTOUCHED,
    next: 'Open the history and remove a name that you no longer need.',
    developers:
      'At most 200 versions of a document have a name. DELETE one at its address under /name first.',
  },
  too_many_tokens: {
    happened: 'You have reached the limit of API tokens for one person.',
    safe: UNTOUCHED,
    next: 'Open “Settings” and revoke a token that you no longer use.',
    developers:
      'A person has at most 50 tokens that have not expired. DELETE one under /api/me/tokens first.',
  },
  invitation_ended: {
    happened: 'An invitation was used up, taken back, or not used in time.',
    safe: 'Yes. The document was not changed.',
    next: 'Ask the person who sent it for a new one.',
    developers:
      'reason says why: used (somebody else used it, and each invite is for one person), expired, revoked, or deleted (the document is deleted).',
  },
  device_link_ended: {
    happened: 'A link that makes another browser the same person was used before, or not within 5 minutes.',
    safe: 'Yes. This browser is still the same person, with all documents.',
    next: 'Open “Settings” on the other device and make a new link.',
    developers: 'reason says why: used or expired. A link works once. POST /api/me/devices makes a new one.',
  },
  gone: {
    happened: 'The document was deleted.',
    safe: 'Yes. Its history is kept, and what you wrote meanwhile is kept on your device.',
    next: 'Restore it from “Deleted documents”, or keep your text as a new document.',
    developers:
      'lastVersion names its last version. To bring it back, GET that version and PUT it with If-None-Match: *. The version numbers continue. With forever: true, the owner has removed the text of every version, and nothing can be brought back.',
  },
  precondition_failed: {
    happened:
      'Somebody changed the document after you loaded it. Saving now would have overwritten their words without anybody noticing.',
    safe: 'Yes, both texts are: theirs is saved, and yours is in the editor.',
    next: 'Look at both texts side by side, choose what you want from each, and save the result. The editor opens this automatically.',
    developers:
      'If-Match, If-Unmodified-Since or If-None-Match is false (RFC 9110 §13). reason says why; currentETag and currentVersion name the current version. Merge with it. Then send If-Match with its tag, and Merge-Base with the tag that you started from. With Prefer: collision=representation, the answer contains the current version. If savedAs is present, the server has already carried out this same request: continue from that version.',
  },
  content_too_large: {
    happened: 'The document is longer than 1 MiB, which is about 500 pages.',
    safe: KEPT,
    next: 'Split it into several documents or make it shorter, and save again.',
    developers: 'The representation, {"title": …, "body": …} in UTF-8, may have 1,048,576 bytes.',
  },
  unsupported_media_type: {
    happened: 'The content was sent in a form that this address does not accept.',
    safe: UNTOUCHED,
    next: 'To add a text as a file, use “Import” on the page of all documents.',
    developers:
      'PUT and POST take application/json without a content coding; PATCH takes what Accept-Patch lists (RFC 5789).',
  },
  range_not_satisfiable: {
    happened: 'The request asked for a part of the document after its end.',
    safe: 'Yes. The request was only for reading.',
    next: 'Load the whole document.',
    developers: 'Content-Range gives the length (RFC 9110 §15.5.17).',
  },
  expectation_failed: {
    happened: 'A program asked for a kind of answer that this server does not know.',
    safe: UNTOUCHED,
    next: 'Fix the program, or tell the person who made it.',
    developers: 'The server knows only the expectation 100-continue (RFC 9110 §10.1.1).',
  },
  misdirected_request: {
    happened:
      'The request used an address that the server does not know as its own. Somebody else may have made that address lead here.',
    safe: 'Yes. Nothing was read or changed.',
    next: 'Use the address that you were given. If it is this one, the operator of the server has to set PUBLIC_URL to it and start the server again.',
    developers:
      'The server accepts the host of PUBLIC_URL, loopback names and addresses, and the name and the addresses of its machine (RFC 9110 §15.5.20). If a proxy passes on the Host that clients use, set PUBLIC_URL to that host.',
  },
  invalid_document: {
    happened:
      'The content does not have the form that belongs here. For example, a document has a title and a text, and nothing else.',
    safe: KEPT,
    next: 'Reload the page and save again.',
    developers:
      'detail says what is wrong. The content of a document is {"title": string, "body": string}, in which every string is valid Unicode; pointer names the string that is not.',
  },
  key_reused: {
    happened:
      'Each save has its own key. This save came with the key of another save, so the server could not tell which one was meant.',
    safe: KEPT,
    next: 'Save again.',
    developers:
      'Idempotency-Key names one act, for a day. The same person has already sent this key with another method, address, condition or content. Make a new key for each act, and use it again only to repeat the same request.',
  },
  patch_not_applicable: {
    happened: 'A change does not fit the document as it is.',
    safe: UNTOUCHED,
    next: 'Load the document again and make the change again.',
    developers:
      'A path of the JSON Patch does not exist, or the result would not be a document. No part of the patch was applied.',
  },
  locked: {
    happened: 'In a lesson of the lab, somebody else holds the lock of the document.',
    safe: UNTOUCHED,
    next: 'Wait until they release the lock, or until it expires. Then load the document again, because they may have changed it.',
    developers:
      'Only documents of the lab with the guard “Lock” give this answer (RFC 4918 §11.3). Everything else uses If-Match.',
  },
  lock_required: {
    happened: 'In a lesson of the lab, a change did not show that its sender holds the lock of the document.',
    safe: UNTOUCHED,
    next: 'Take the lock, load the document again, make your change in it, and save.',
    developers:
      'Its holder did not send the token in Lock-Token, or nobody holds the lock. The second case is a rule of the lab: RFC 4918 lets everybody change a resource that nobody has locked.',
  },
  precondition_required: {
    happened:
      'A change did not say which version it is based on, so the server could not tell whether it overwrites something.',
    safe: UNTOUCHED,
    next: 'Load the document, make your change in it, and save: the editor then names the version by itself.',
    developers:
      'Send If-Match with the ETag of the version that you changed, or If-None-Match: * to create (RFC 6585 §3). The answer does not contain the current tag: a client that used it without looking at the text would overwrite blindly.',
  },
  too_many_requests: {
    happened: 'Too many requests arrived from one address at once.',
    safe: KEPT,
    next: 'Wait a moment. The editor tries again by itself.',
    developers: 'Retry-After says in how many seconds to come back (RFC 6585 §4). Nothing was changed.',
  },
  header_too_large: {
    happened: 'The header fields of the request were too large, perhaps because of very many cookies.',
    safe: KEPT,
    next: 'Remove the cookies of this site and load the page again. You may be a new person afterwards.',
    developers: 'The request line and all fields together may have 64 KiB (RFC 6585 §5).',
  },
  internal_error: {
    happened: 'Something went wrong in the server itself.',
    safe: KEPT,
    next: 'Try again in a moment. If the problem comes back, tell the operator of this server, with the number in the message.',
    developers:
      'request is the number of the entry in the log; X-Request-Id has the same number. It is not known whether a write was done: send it again with the same If-Match, so that it cannot be done twice.',
  },
  stored_text_damaged: {
    happened:
      'The text of a version in the database is no longer the text that was saved. The disk or a copy of the database may be damaged.',
    safe: 'Yes. The damaged text is not shown as if somebody had written it, and nothing was changed. The text in your editor is kept there.',
    next: 'Tell the operator of this server: the text can be restored from a backup. You can still read earlier versions in the history. If you save one of them, it becomes the newest.',
    developers:
      'damagedVersion is the address of the version, and request is its number in the log. A PATCH is refused, because it needs the damaged text. A PUT with If-Match still works and makes the next version.',
  },
  method_not_implemented: {
    happened: 'The request used a method that this server does not know at all.',
    safe: UNTOUCHED,
    next: 'Reload the page and try again.',
    developers: 'The Allow field lists the methods that this server knows (RFC 9110 §15.6.2).',
  },
  unavailable: {
    happened: 'The server cannot reach its database, or is too busy.',
    safe: KEPT,
    next: 'Wait a moment. The editor tries again by itself.',
    developers: 'Retry-After says in how many seconds to come back (RFC 9110 §15.6.4).',
  },
};
