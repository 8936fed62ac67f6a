import { MAX_CONTENT_BYTES, storedContent } from '@/lib/documents/content/content';
import type { UnusableContent } from '@/lib/documents/content/incoming-content';
import { accessOf, type Forbidden, type Gone, type Missing } from '@/lib/documents/model/access';
import { describeAuthors } from '@/lib/documents/model/describe-authors';
import type { Tombstone, VersionHead } from '@/lib/documents/model/document';
import { MOST_INVITES } from '@/lib/documents/model/sharing';
import { formatTag } from '@/lib/documents/model/validators';
import { MOST_NAMES, type TooManyNames } from '@/lib/documents/model/version-names';
import { preconditionFailed, preconditionRequired } from '@/lib/documents/problems/precondition-problem';
import type { ProblemCode } from '@/lib/documents/problems/problem-kinds';
import type { Busy } from '@/lib/documents/use-cases/change-document';
import type { ConditionRefusal } from '@/lib/documents/use-cases/condition-refusal';
import type { InvitationEnded } from '@/lib/documents/use-cases/invitation';
import type { Full } from '@/lib/documents/use-cases/invites';
import { PATCH_TYPES, type UnusablePatch } from '@/lib/documents/use-cases/patch-document';
import type { KeyReused } from '@/lib/documents/use-cases/repeated-act';
import type { MalformedContent } from '@/lib/documents/use-cases/save-document';
import { formatLink } from '@/lib/http/fields/link';
import { prefersCurrent } from '@/lib/http/fields/prefer';
import { describedProblem, type Fields, problemAnswer } from './answers';
import type { Call } from './call';
import { documentUrl, versionUrl } from './document-fields';

/** Every way in which a use case says no. */
export type Refusal =
  | Missing
  | Forbidden
  | Gone
  | Busy
  | KeyReused
  | ConditionRefusal
  | UnusableContent
  | UnusablePatch
  | MalformedContent
  | Full
  | TooManyNames
  | InvitationEnded;

const INVITATION_ENDS: Readonly<Record<InvitationEnded['why'], string>> = {
  revoked: 'This invitation was taken back. Ask the person who sent it for a new one.',
  expired: 'This invitation has expired. Ask the person who sent it for a new one.',
  used: 'Somebody else has used this invitation already. Each is for one person: ask for one of your own.',
  deleted: 'The document of this invitation was deleted.',
};

/** The problem that says why. */
export async function refusalAnswer(call: Call, refusal: Refusal): Promise<Response> {
  const say = (code: ProblemCode, detail: string, fields?: Fields) =>
    problemAnswer(call, code, { detail }, fields);
  switch (refusal.kind) {
    case 'missing':
      return missingAnswer(call);
    case 'forbidden':
      return say('forbidden', 'The owner lets you read this document, but not do this.');
    case 'gone':
      return goneAnswer(call, refusal);
    case 'busy':
      return say('unavailable', 'Other changes came first each time.', { 'Retry-After': '1' });
    case 'key-reused':
      return say('key_reused', 'Idempotency-Key came with another request before. Each act needs a new key.');
    case 'precondition-failed':
      return preconditionFailedAnswer(call, refusal);
    case 'precondition-required':
      return describedProblem(preconditionRequired(call.target, refusal.field));
    case 'unreadable-condition':
      return unreadableCondition(call, refusal.field);
    case 'unsupported-type':
      return unsupportedType(call);
    case 'unsupported-coding':
      return say('unsupported_media_type', 'Content-Encoding: send the content without a coding.', {
        'Accept-Encoding': 'identity',
      });
    case 'too-large':
      return say('content_too_large', `A document has at most ${MAX_CONTENT_BYTES} bytes.`);
    case 'partial':
      return say('bad_request', 'Content-Range: send the whole content, not a part.');
    case 'digest-mismatch':
      return say('digest_mismatch', 'Content-Digest is not the digest of the content.');
    case 'unreadable-digest':
      return say('malformed_header', 'Content-Digest is not a dictionary of byte sequences.');
    case 'malformed-patch':
      return say('malformed_patch', refusal.detail);
    case 'patch-not-applicable':
      return say('patch_not_applicable', refusal.detail);
    case 'patch-test-failed':
      return say('patch_test_failed', refusal.detail);
    case 'full':
      return say('too_many_invites', `A document has at most ${MOST_INVITES} invites.`);
    case 'too-many-names':
      return say('too_many_names', `A document has at most ${MOST_NAMES} versions with a name.`);
    case 'invitation-ended':
      return problemAnswer(call, 'invitation_ended', {
        detail: `The invite is ${refusal.why === 'deleted' ? 'for a deleted document' : refusal.why}.`,
        message: INVITATION_ENDS[refusal.why],
        extensions: { reason: refusal.why },
      });
    case 'malformed':
      return malformedAnswer(call, refusal);
  }
}

/**
 * Nothing is here, or it may not be seen: both are said in the same words. So is when what was saved went as a backup was put
 * back, by which whoever knows a version of that time knows what has become of it.
 */
function missingAnswer(call: Call): Response {
  const { rewound } = call.services;
  return problemAnswer(call, 'not_found', {
    detail: 'There is nothing here, or you may not see it.',
    extensions: rewound ? { lostAfter: rewound.to.toISOString(), lostBefore: rewound.at.toISOString() } : {},
  });
}

/** The answer to a change whose condition cannot be read: to ignore it would let the change through. */
export function unreadableCondition(call: Call, field: string): Response {
  return problemAnswer(call, 'malformed_header', {
    detail: `${field} is neither * nor a list of entity tags.`,
  });
}

function malformedAnswer(call: Call, { fault }: MalformedContent): Response {
  const { kind, detail, pointer } = fault;
  return problemAnswer(call, kind === 'shape' ? 'invalid_document' : 'malformed_json', {
    detail,
    extensions: pointer === undefined ? {} : { pointer },
  });
}

function unsupportedType(call: Call): Response {
  const patch = call.request.method === 'PATCH';
  const types = patch ? PATCH_TYPES.join(', ') : 'application/json';
  return problemAnswer(
    call,
    'unsupported_media_type',
    { detail: `Content-Type has to be ${patch ? `one of ${types}` : types}, in UTF-8.` },
    patch ? { 'Accept-Patch': types } : { Accept: types },
  );
}

async function goneAnswer(call: Call, { document }: Gone): Promise<Response> {
  const { deleted } = document;
  const access = { 'Document-Access': accessOf(document, call.caller) };
  if (deleted?.forever) return erasedAnswer(call, deleted, access);
  const lastVersion = versionUrl(document.id, document.version);
  const [deletedBy] = deleted ? await describeAuthors(call.services.ports.people, [deleted.by]) : [];
  return problemAnswer(
    call,
    'gone',
    {
      detail:
        'To restore the document, GET its last version and PUT that to its address with If-None-Match: *.',
      extensions: {
        deletedAt: deleted?.at.toISOString(),
        deletedBy,
        lastVersion,
      },
    },
    { ...access, Link: formatLink([{ target: lastVersion, rel: 'predecessor-version' }]) },
  );
}

async function erasedAnswer(
  call: Call,
  { at, by }: Tombstone,
  access: Readonly<Record<string, string>>,
): Promise<Response> {
  const [deletedBy] = await describeAuthors(call.services.ports.people, [by]);
  return problemAnswer(
    call,
    'gone',
    {
      detail: 'The text of every version was removed.',
      message: 'This document was deleted for ever. Its text is not kept here any more.',
      extensions: { deletedAt: at.toISOString(), deletedBy, forever: true },
    },
    access,
  );
}

async function preconditionFailedAnswer(
  call: Call,
  refusal: ConditionRefusal & { kind: 'precondition-failed' },
): Promise<Response> {
  const { current, base, reason, savedAs } = refusal;
  const { preferences } = call;
  const shown = current && prefersCurrent(preferences) ? await currentShown(call, current) : null;
  const applied = preferences.collision ? 'collision=representation' : 'return=representation';
  const description = preconditionFailed(call.target, {
    reason,
    ...(current && {
      currentETag: formatTag(current.etag),
      currentVersion: versionUrl(current.documentId, current.version),
    }),
    ...(base && { baseVersion: versionUrl(base.documentId, base.version) }),
    ...(savedAs && {
      savedAs: versionUrl(savedAs.documentId, savedAs.version),
      savedETag: formatTag(savedAs.etag),
    }),
    ...(shown && { current: shown }),
  });
  return describedProblem(description, {
    ETag: current && formatTag(current.etag),
    'Document-Version': current && String(current.version),
    Location: savedAs && call.request.method === 'POST' ? documentUrl(savedAs.documentId) : null,
    'Preference-Applied': shown && applied,
  });
}

/** What a 412 tells of the current version to whoever asks for it; `null` where it was taken away in this moment. */
async function currentShown(call: Call, { documentId, version }: VersionHead) {
  const { documents, people } = call.services.ports;
  const revision = await documents.revision(documentId, version);
  if (!revision) return null;
  const [author] = await describeAuthors(people, [revision.author]);
  return {
    content: storedContent(revision.text),
    version,
    etag: formatTag(revision.etag),
    author,
    savedAt: revision.savedAt.toISOString(),
  };
}
