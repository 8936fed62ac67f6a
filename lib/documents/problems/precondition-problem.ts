import type { FailureReason } from '@/lib/http/conditions/explain-failure';
import type { RequiredField } from '@/lib/http/conditions/require-precondition';
import { type Problem, type ProblemTarget, problem } from './problem';

/** What a client needs to know to merge after a 412; members that do not apply are left out. */
export interface PreconditionFailure<Current = unknown> {
  readonly reason: FailureReason;
  /** The current version's tag as it stands in its ETag field. */
  readonly currentETag?: string;
  /** URL of the current version. */
  readonly currentVersion?: string;
  /** URL of the earlier version that the tag sent belongs to: the base of a three-way merge. */
  readonly baseVersion?: string;
  /** URL of the version that this very request made when it arrived first, and that version's tag: it is done. */
  readonly savedAs?: string;
  readonly savedETag?: string;
  /** The current version itself, so that a client can merge without another round trip. */
  readonly current?: Current;
}

/** The answer to a request whose precondition does not hold (RFC 9110 §15.5.13). */
export type PreconditionFailedProblem<Current = unknown> = Problem<'precondition_failed'> &
  PreconditionFailure<Current>;

/** What a condition is about: a document with its versions, or anything else that can be changed. */
type Subject = 'document' | 'other';

/** For each reason a sentence or two for people, and one for whoever writes the client. */
type ReasonWords = Readonly<Record<FailureReason, { readonly message: string; readonly detail: string }>>;

const OF_A_DOCUMENT: ReasonWords = {
  stale: {
    message:
      'A newer version was saved meanwhile. Nothing was overwritten, and your text is still here to merge.',
    detail:
      'The version that the request names is no longer the current one. Merge with the current version and send its tag in If-Match.',
  },
  'weak-tag': {
    message:
      'We could not check which version you changed, so nothing was saved. Your text is still here. Try again.',
    detail:
      'If-Match compares strongly, so a weak tag never matches. Something between here and the client has weakened it, most likely by compression: let the content pass unchanged.',
  },
  'unknown-tag': {
    message:
      'We do not know the version that you changed, so nothing was saved. Your text is still here. Load the document again.',
    detail: 'If-Match names no version of this document. Send the ETag of the last GET, as it stands.',
  },
  malformed: {
    message:
      'We could not check which version you changed, so nothing was saved. Your text is still here. Try again.',
    detail:
      'If-Match is not a list of entity tags. A tag is sent as it stands in ETag, with its double quotes.',
  },
  missing: {
    message:
      'This document does not exist, so nothing was saved. Your text is still here. Save it as a new document.',
    detail: 'If-Match never creates. To create the document, send If-None-Match: *.',
  },
  deleted: {
    message:
      'This document was deleted meanwhile. Your text is still here. Restore the document with it, or save it as a new one.',
    detail: 'The document was deleted, and If-Match never creates it again. To do so, send If-None-Match: *.',
  },
  exists: {
    message:
      'There is a document here already, and it was left as it is. Open it, or choose another address.',
    detail:
      'If-None-Match excludes the state that the document is in. To change the document, send its tag in If-Match.',
  },
};

const UNSEEN = {
  message: 'This is not as you last saw it, so nothing was changed. Load it again and look.',
  detail: 'If-Match does not name the state that it is in. Send the ETag of the last GET, as it stands.',
};
const NOT_THERE = {
  message: 'There is nothing here to change, and nothing was made. Load it again and look.',
  detail: 'If-Match never creates. To create it, send If-None-Match: *.',
};

/** Of what has no earlier versions: there is nothing to merge, and no text to lose. */
const OF_OTHERS: ReasonWords = {
  stale: UNSEEN,
  'unknown-tag': UNSEEN,
  'weak-tag': {
    message: 'We could not check what you had seen of this, so nothing was changed. Try again.',
    detail: OF_A_DOCUMENT['weak-tag'].detail,
  },
  malformed: {
    message: 'We could not check what you had seen of this, so nothing was changed. Try again.',
    detail: OF_A_DOCUMENT.malformed.detail,
  },
  missing: NOT_THERE,
  deleted: NOT_THERE,
  exists: {
    message: 'There is something here already, and it was left as it is. Load it again and look.',
    detail: 'If-None-Match excludes the state that it is in. To change it, send its ETag in If-Match.',
  },
};

/** The same for a request that did arrive before. */
const DONE_BEFORE = {
  message: 'This was saved already, and the document has changed since. No text is lost.',
  detail:
    'This same request was carried out before and made the version at savedAs; other versions came after it. Do not send it again, and continue from that version.',
};

/** 412 with the reason, and as much of the current state as is handed in. */
export function preconditionFailed<Current = unknown>(
  target: ProblemTarget,
  failure: PreconditionFailure<Current>,
  about: Subject = 'document',
): PreconditionFailedProblem<Current> {
  const reasons = about === 'document' ? OF_A_DOCUMENT : OF_OTHERS;
  const words = failure.savedAs === undefined ? reasons[failure.reason] : DONE_BEFORE;
  return problem(target, 'precondition_failed', { ...words, extensions: failure });
}

const UNSEEN_CHANGE =
  'This change does not say what it is based on. Nothing was changed. Load it again and look, then change it.';

/** What a request lacks that would change something unseen, and how to send it again (RFC 6585 §3). */
export type PreconditionRequiredProblem = Problem<'precondition_required'> & {
  readonly requiredHeaders: readonly RequiredField[];
};

/**
 * 428, saying how to resubmit. It takes no tag, so that it cannot hand one out: a tag to paste would turn the answer into
 * an invitation to overwrite what was never read.
 */
export function preconditionRequired(
  target: ProblemTarget,
  field: RequiredField,
  about: Subject = 'document',
): PreconditionRequiredProblem {
  const it = about === 'document' ? 'the document' : 'it';
  const detail =
    field === 'If-Match'
      ? `GET ${it}, apply the change to what it says, and send its ETag in If-Match.`
      : 'There is nothing here now. To create it, send If-None-Match: *.';
  return problem(target, 'precondition_required', {
    detail,
    ...(about === 'other' && { message: UNSEEN_CHANGE }),
    extensions: { requiredHeaders: [field] },
  });
}
