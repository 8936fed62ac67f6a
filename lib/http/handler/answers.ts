import { explainFailure, type FailureReason } from '../conditions/explain-failure.ts';
import type { FailedPrecondition } from '../conditions/preconditions.ts';
import type { RequiredField } from '../conditions/require-precondition.ts';
import { formatEntityTag } from '../fields/entity-tag.ts';
import { type Preferences, parsePrefer, prefersCurrent } from '../fields/prefer.ts';
import type { Act, CompletedAct } from './act.ts';
import { referenceTo } from './reference.ts';
import { refusalAnswer } from './refusal.ts';
import { bytesOf, isStoredAsSent, type Representation, textOf, validatorFields } from './representation.ts';

/** What every answer about a resource needs: the request, what it sent, the type of what is stored, and the time. */
export interface Asked {
  readonly request: Request;
  readonly sent: Uint8Array;
  /** Content-Type where a representation says none. */
  readonly contentType: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A representation with its content; without it on HEAD. */
export function contentAnswer(
  { request, contentType }: Asked,
  status: number,
  of: Representation,
  fields: Readonly<Record<string, string>>,
): Response {
  const bytes = bytesOf(of);
  return new Response(request.method === 'HEAD' ? null : bytes, {
    status,
    headers: {
      'Content-Type': of.contentType ?? contentType,
      'Content-Length': String(bytes.length),
      ...fields,
    },
  });
}

/**
 * 201 or 204; with content where the request prefers that. The new tag goes along only where what is stored is what was
 * sent, byte for byte: else its sender would take the tag for that of its own text (RFC 9110 §9.3.4).
 */
export function writtenAnswer(asked: Asked, stored: Representation, created: boolean): Response {
  const { request, sent, now } = asked;
  if (preferencesOf(request).return === 'representation') {
    return contentAnswer(asked, created ? 201 : 200, stored, {
      ...validatorFields(stored, now),
      'Content-Location': referenceTo(request),
      'Preference-Applied': 'return=representation',
    });
  }
  const headers = isStoredAsSent(stored, sent) ? validatorFields(stored, now) : {};
  return new Response(null, { status: created ? 201 : 204, headers });
}

/** 428. The current tag is not given away: to paste it would overwrite what was never read. */
export function requirementAnswer(request: Request, field: RequiredField): Response {
  const detail =
    field === 'If-Match'
      ? 'GET it, apply the change to what it says, and send its ETag in If-Match.'
      : 'There is nothing here now. To create it, send If-None-Match: *.';
  const extensions = { requiredHeaders: [field] };
  return refusalAnswer(request, 'precondition_required', { detail, extensions });
}

/** What to do about a 412, for whoever writes the client. */
const ADVICE: Readonly<Record<FailureReason, string>> = {
  stale: 'The tag is not the current one. Merge with the current state, and send its tag in If-Match.',
  'unknown-tag': 'Send the ETag of the last GET, as it stands.',
  'weak-tag':
    'If-Match compares strongly, and something on the way has weakened the tag: let content pass as it is.',
  malformed:
    'If-Match is not a list of entity tags. Send the tag as it stands in ETag, with its double quotes.',
  missing: 'There is nothing here, and If-Match never creates. To create, send If-None-Match: *.',
  deleted: 'This was deleted, and If-Match never creates. To create it again, send If-None-Match: *.',
  exists: 'There is something here already. To change it, send its tag in If-Match.',
};

/** 412, with what its sender needs to merge and save again. */
export function collisionAnswer(
  asked: Asked,
  failure: FailedPrecondition,
  current: Representation | null,
): Response {
  // Whether a tag was ever current here, only a history could tell; the usual reason is that it was.
  const { reason } = explainFailure(failure, () => true, current ? 'present' : 'missing');
  return failedAnswer(asked, current, { detail: ADVICE[reason], extensions: { reason } });
}

/**
 * The answer to an act that was carried out before. As long as what it made is current, its first answer again; a
 * deletion stays done. Where others came after it, 412 with the tag that it got: there is nothing to do again.
 */
export function repeatedAnswer(
  asked: Asked,
  act: Act,
  completed: CompletedAct,
  current: Representation | null,
): Response {
  if (completed.method !== act.method || completed.digest !== act.digest) {
    const detail = 'Idempotency-Key was sent with another request before. Each act needs a key of its own.';
    return refusalAnswer(asked.request, 'key_reused', { detail });
  }
  if (completed.etag === null) return new Response(null, { status: 204 });
  if (current && completed.etag === current.etag) return writtenAnswer(asked, current, completed.created);
  return failedAnswer(asked, current, {
    detail:
      'This very request was carried out before, and others came after it. Do not send it again: it is done.',
    message: `This was saved already, and has been ${current ? 'changed' : 'removed'} by others since.`,
    extensions: {
      reason: current ? 'stale' : 'deleted',
      savedAs: formatEntityTag({ opaque: completed.etag, weak: false }),
    },
  });
}

function failedAnswer(
  { request, now }: Asked,
  current: Representation | null,
  {
    extensions,
    ...words
  }: {
    readonly detail: string;
    readonly message?: string;
    readonly extensions: { readonly reason: FailureReason; readonly savedAs?: string };
  },
): Response {
  const fields = current ? validatorFields(current, now) : {};
  const text = current && prefersCurrent(preferencesOf(request)) ? textOf(current) : null;
  const members = {
    ...extensions,
    ...(fields.ETag === undefined ? {} : { currentETag: fields.ETag }),
    ...(text === null ? {} : { current: { content: text } }),
  };
  return refusalAnswer(request, 'precondition_failed', { ...words, extensions: members }, fields);
}

function preferencesOf({ headers }: Request): Preferences {
  return parsePrefer(headers.get('prefer'));
}
