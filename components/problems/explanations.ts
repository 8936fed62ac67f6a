import type { ProblemCode } from '@/lib/documents/problems/problem-kinds';

/** What a page about a kind of problem says. */
export interface Explanation {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
  /** For whoever writes the program that was told of it. */
  readonly developers: string;
}

const KEPT = 'Yes. What is being written is kept on the device until it is saved.';
const UNTOUCHED = 'Yes. Nothing was changed.';

/** Every kind of problem that the server can answer with, explained. */
export const explanations: Readonly<Record<ProblemCode, Explanation>> = {
  bad_request: {
    happened: 'The server could not make sense of a request, so it did nothing.',
    safe: UNTOUCHED,
    next: 'Reload the page and try again. If it comes back, the page and the server may be of different versions.',
    developers:
      'Something in the address, the query or the fields contradicts what this resource takes; detail says what. A document is stored whole, so Content-Range on a PUT is refused too (RFC 9110 §14.5).',
  },
  malformed_json: {
    happened: 'What arrived at the server was not complete, or not in the form that it reads.',
    safe: KEPT,
    next: 'Save again. If it comes back, something between you and the server may be changing what is sent.',
    developers:
      'The body is not JSON in UTF-8 (RFC 8259): detail and pointer say where. It is looked at only after the preconditions, so 412 and 428 come first.',
  },
  malformed_patch: {
    happened: 'A change was described in a form that the server does not read.',
    safe: UNTOUCHED,
    next: 'Save the whole document instead, or mend the program that made the patch.',
    developers:
      'The body is neither a valid JSON Merge Patch (RFC 7396) nor a valid JSON Patch (RFC 6902), whichever Content-Type names.',
  },
  malformed_header: {
    happened:
      'A field that came with a request could not be read, and guessing could have cost someone text.',
    safe: UNTOUCHED,
    next: 'Reload the page and try again.',
    developers:
      'A field has to follow its grammar: If-None-Match is * or a list of entity tags (RFC 9110 §13.1.2), Content-Digest a dictionary of byte sequences (RFC 9530), Idempotency-Key one string in quotes (RFC 9651 §3.3.3).',
  },
  digest_mismatch: {
    happened: 'The text that arrived is not the text that was sent: it was damaged on the way.',
    safe: KEPT,
    next: 'Save again.',
    developers: 'Content-Digest (RFC 9530) does not fit the content received. Nothing was stored.',
  },
  unauthorized: {
    happened: 'The server could not tell who you are.',
    safe: KEPT,
    next: 'Reload the page, with cookies allowed for this site, and try again.',
    developers: 'The identity cookie is missing or its signature is wrong. GET /api/me makes a new one.',
  },
  forbidden: {
    happened:
      'This may be read but not changed by you, or another site tried to change something in your name.',
    safe: 'Yes. Nothing was changed, and what you wrote is still in the editor.',
    next: 'Ask the owner of the document to let you write, or save your text as a document of your own.',
    developers:
      'Either the link allows reading only, or the request comes from an origin that is neither our own (PUBLIC_URL, where the Host field does not say it) nor among those allowed (CORS_ORIGINS).',
  },
  other_person: {
    happened:
      'This browser became somebody else after you began to write: its cookie was removed, or replaced by that of another person.',
    safe: 'Yes. Nothing was saved under another name, and what you wrote is still in the editor.',
    next: 'Save it as who you are now, or become again who you were.',
    developers:
      'As-Person names neither whom the identity cookie does nor somebody who has become that person, or there is no cookie. GET /api/me says who asks. Without As-Person a change is made as whoever asks.',
  },
  not_found: {
    happened:
      'There is nothing at this address that you may see. The link may be cut short, or its owner closed it.',
    safe: 'Yes. What was saved is still where it was, and your own unsaved text is kept on your device.',
    next: 'Check the link, or ask whoever sent it.',
    developers:
      'What does not exist and what may not be seen get the same answer, so that nobody learns of the one from the other (RFC 9110 §15.5.5).',
  },
  method_not_allowed: {
    happened: 'Something was asked of an address that it cannot do.',
    safe: UNTOUCHED,
    next: 'Reload the page and try again.',
    developers: 'The Allow field lists the methods that this resource has (RFC 9110 §15.5.6).',
  },
  request_timeout: {
    happened: 'What was sent arrived so slowly, or with such pauses, that the server stopped waiting for it.',
    safe: KEPT,
    next: 'Save again, over a better connection if you can.',
    developers:
      'The header fields have 20 seconds; of the content something has to arrive all the time, and all of it within 15 minutes (RFC 9110 §15.5.9). The connection was closed.',
  },
  patch_test_failed: {
    happened: 'A change was to be made only if the document reads in a certain way, and it does not.',
    safe: UNTOUCHED,
    next: 'Load the document again, look at what it says now, and decide.',
    developers:
      'A test operation of the JSON Patch is false (RFC 6902 §4.6). Nothing of the patch was applied.',
  },
  too_many_invites: {
    happened: 'The document has as many invites as it may have, used and open ones together.',
    safe: UNTOUCHED,
    next: 'Open “Share” and remove an invite that nobody needs any more.',
    developers: 'A document has at most 100 invites. DELETE one at its address under /invites first.',
  },
  too_many_names: {
    happened: 'As many versions of the document have a name as may have one.',
    safe: UNTOUCHED,
    next: 'Open the history and take a name away that is not needed any more.',
    developers:
      'At most 200 versions of a document have a name. DELETE one at its address under /name first.',
  },
  too_many_tokens: {
    happened: 'You have as many API tokens as one person may have.',
    safe: UNTOUCHED,
    next: 'Open “Settings” and revoke a token that nothing uses any more.',
    developers:
      'A person has at most 50 tokens that have not expired. DELETE one under /api/me/tokens first.',
  },
  invitation_ended: {
    happened: 'An invitation was used up, taken back, or not used in time.',
    safe: 'Yes. Nothing of the document was changed.',
    next: 'Ask whoever sent it for a new one.',
    developers:
      'reason says why: used (by somebody else: each is for one person), expired, revoked, or deleted (the document).',
  },
  device_link_ended: {
    happened: 'A link that makes another browser the same person was used before, or not within 5 minutes.',
    safe: 'Yes. This browser is still who it was, with all its documents.',
    next: 'Open “Settings” on the other device and make a new link.',
    developers: 'reason says why: used or expired. A link works once. POST /api/me/devices makes a new one.',
  },
  gone: {
    happened: 'The document was deleted.',
    safe: 'Yes. Its history is kept, and what you wrote meanwhile is kept on your device.',
    next: 'Restore it from “Deleted documents”, or keep your text as a new document.',
    developers:
      'lastVersion names its last version. To bring it back, GET that and PUT it with If-None-Match: *; version numbers go on. With forever: true the owner had the text of every version removed, and there is nothing to bring back.',
  },
  precondition_failed: {
    happened:
      'Somebody changed the document after you loaded it. Saving now would have overwritten their words without anybody noticing.',
    safe: 'Yes, both texts are: theirs is saved, and yours is in the editor.',
    next: 'Look at both side by side, take what you want of each, and save that. The editor opens this by itself.',
    developers:
      'If-Match, If-Unmodified-Since or If-None-Match is false (RFC 9110 §13). reason says why; currentETag and currentVersion name what is there now. Merge with it and send If-Match with its tag, and Merge-Base with the tag that you started from. With Prefer: collision=representation the answer brings the current version along. savedAs, where it is there, says that this very request was carried out before: go on from that version.',
  },
  content_too_large: {
    happened: 'The document is longer than 1 MiB, which is about 500 pages.',
    safe: KEPT,
    next: 'Split it into several documents, or take something out, and save again.',
    developers: 'The representation, {"title": …, "body": …} in UTF-8, may have 1,048,576 bytes.',
  },
  unsupported_media_type: {
    happened: 'Something was sent in a form that this address does not take.',
    safe: UNTOUCHED,
    next: 'To bring in a text, use “Import” on the page of all documents.',
    developers:
      'PUT and POST take application/json without a content coding; PATCH takes what Accept-Patch lists (RFC 5789).',
  },
  range_not_satisfiable: {
    happened: 'A part of the document was asked for that lies behind its end.',
    safe: 'Yes. This was about reading only.',
    next: 'Load the whole document.',
    developers: 'Content-Range gives the length (RFC 9110 §15.5.17).',
  },
  expectation_failed: {
    happened: 'A program asked for a way of answering that this server does not know.',
    safe: UNTOUCHED,
    next: 'Mend the program, or tell whoever made it.',
    developers: 'The only expectation there is, is 100-continue (RFC 9110 §10.1.1).',
  },
  misdirected_request: {
    happened:
      'The server was asked for under an address that it does not know as its own. Somebody else may have made that address lead here.',
    safe: 'Yes. Nothing was read or changed.',
    next: 'Use the address that you were given. If it is this one, whoever runs the server sets PUBLIC_URL to it and starts the server again.',
    developers:
      'Ours are the host of PUBLIC_URL, loopback names and addresses, and the name and the addresses of the machine (RFC 9110 §15.5.20). Behind a proxy that passes on the Host that it was asked for, PUBLIC_URL names it.',
  },
  invalid_document: {
    happened:
      'What arrived is not what belongs there: a document, for one, has a title and a text, and nothing else.',
    safe: KEPT,
    next: 'Reload the page and save again.',
    developers:
      'detail says what is wrong. The content of a document is {"title": string, "body": string}, in which every string is valid Unicode; pointer names what is not.',
  },
  key_reused: {
    happened:
      'Each save carries a key of its own. This one came with the key of another, so the server could not tell which was meant.',
    safe: KEPT,
    next: 'Save again.',
    developers:
      'Idempotency-Key names one act, for a day. It came before from the same person with another method, address, condition or content. Make a new key for each act, and use it again only to repeat the very same request.',
  },
  patch_not_applicable: {
    happened: 'A change does not fit the document as it is.',
    safe: UNTOUCHED,
    next: 'Load the document again and make the change anew.',
    developers:
      'A path of the JSON Patch leads nowhere, or what would come out is not a document. Nothing of the patch was applied.',
  },
  locked: {
    happened: 'In a lesson of the lab, somebody else holds the lock of the document.',
    safe: UNTOUCHED,
    next: 'Wait until they give it back, or until it ends by itself. Then load the document again, since they may have changed it.',
    developers:
      'Only documents of the lab under the guard “Lock” answer so (RFC 4918 §11.3). Everything else uses If-Match.',
  },
  lock_required: {
    happened: 'In a lesson of the lab, a document was to be changed by somebody who does not hold its lock.',
    safe: UNTOUCHED,
    next: 'Take the lock, load the document again, and save.',
    developers:
      'Nobody holds the lock, or its holder did not send the token in Lock-Token. A rule of the lab: RFC 4918 lets anybody change what nobody has locked.',
  },
  precondition_required: {
    happened:
      'A change did not say which version it is based on, so nobody could have told whether it overwrites something.',
    safe: UNTOUCHED,
    next: 'Load the document and save again: the editor says the version by itself.',
    developers:
      'Send If-Match with the ETag of the version that you changed, or If-None-Match: * to create (RFC 6585 §3). The current tag is not given here, since using it without a look would overwrite blindly.',
  },
  too_many_requests: {
    happened: 'More arrived from one address than the server takes at once.',
    safe: KEPT,
    next: 'Wait a moment. The editor tries again by itself.',
    developers: 'Retry-After says in how many seconds to come back (RFC 6585 §4). Nothing was changed.',
  },
  header_too_large: {
    happened: 'The browser sent more along with a request than the server takes, perhaps very many cookies.',
    safe: KEPT,
    next: 'Remove the cookies of this site and load the page again. You may be somebody else afterwards.',
    developers: 'The request line and all fields together may have 64 KiB (RFC 6585 §5).',
  },
  internal_error: {
    happened: 'The server met a fault of its own.',
    safe: KEPT,
    next: 'Try again in a moment. If it comes back, tell whoever runs this server, with the number that the message names.',
    developers:
      'request, which X-Request-Id repeats, is the number under which the log has more. Whether a write was done is not known: send it again with the same If-Match, which does nothing twice.',
  },
  stored_text_damaged: {
    happened:
      'What the database keeps as the text of a version is no longer what was saved. The disk or a copy of the database may be damaged.',
    safe: 'Yes. What is damaged is not shown as if somebody had written it, and nothing was changed. What is in your editor is kept there.',
    next: 'Tell whoever runs this server: the text can be restored from a backup. Earlier versions can be read in the history, and saving one of them makes it the newest.',
    developers:
      'damagedVersion is the address of the version, and request the number under which the log names it. A PATCH is refused, since it builds on the text; a PUT with If-Match goes on from it.',
  },
  method_not_implemented: {
    happened: 'Something was asked for in a way that this server does not know at all.',
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
