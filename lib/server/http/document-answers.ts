import type { Representation } from '@/lib/documents/model/document';
import { validatorsOf } from '@/lib/documents/model/validators';
import { datedValidators } from '@/lib/documents/use-cases/dated-validators';
import { PATCH_TYPES } from '@/lib/documents/use-cases/patch-document';
import type { ReadOutcome } from '@/lib/documents/use-cases/read-document';
import type { ReadVersionOutcome } from '@/lib/documents/use-cases/read-version';
import type { Deleted } from '@/lib/documents/use-cases/repeated-act';
import type { Saved } from '@/lib/documents/use-cases/saved';
import type { Validators } from '@/lib/http/conditions/preconditions';
import { evaluateRange } from '@/lib/http/conditions/range';
import { IMMUTABLE, REVALIDATE } from '@/lib/http/fields/cache-control';
import { parseEntityTag } from '@/lib/http/fields/entity-tag';
import { answer, BY_CALLER, emptyAnswer, type Fields, problemAnswer } from './answers';
import type { Call } from './call';
import { documentUrl, lastModifiedField, validatorFields, versionLinks, versionUrl } from './document-fields';
import { type Refusal, refusalAnswer } from './refusal-answer';

export const ACCEPT_PATCH = PATCH_TYPES.join(', ');

/** The answer to a GET of a document. */
export async function readAnswer(call: Call, outcome: ReadOutcome): Promise<Response> {
  if (outcome.kind !== 'found') return refusalAnswer(call, outcome);
  const { document, current, representation, base, access } = outcome;
  const fields = {
    'Document-Access': access,
    ...validatorFields(current),
    'Cache-Control': REVALIDATE,
    Vary: BY_CALLER,
    Link: versionLinks(document, current.version, null),
    'Base-Version': base && versionUrl(base.documentId, base.version),
  };
  if (!representation) return emptyAnswer(304, fields);
  const ifRange = call.request.headers.get('if-range');
  const byDate = ifRange !== null && parseEntityTag(ifRange) === null;
  const validators = byDate ? await datedValidators(call.services.ports, current) : validatorsOf(current);
  return representationAnswer(call, representation, validators, { ...fields, 'Accept-Patch': ACCEPT_PATCH });
}

/** The answer to a GET of one version: it may be kept for ever, for it never changes. */
export async function readVersionAnswer(call: Call, outcome: ReadVersionOutcome): Promise<Response> {
  if (outcome.kind !== 'found') return refusalAnswer(call, outcome);
  const { document, version } = outcome;
  const fields = {
    ...validatorFields(version),
    'Cache-Control': `${IMMUTABLE}, no-transform`,
    Vary: BY_CALLER,
    Link: versionLinks(document, version.version, document.version),
  };
  if (outcome.notModified) return emptyAnswer(304, fields);
  return representationAnswer(call, version, validatorsOf(version), fields);
}

/** The stored bytes, or the part of them that Range asks for (RFC 9110 §14). */
function representationAnswer(
  call: Call,
  representation: Representation,
  validators: Validators,
  fields: Fields,
): Response {
  const { content } = representation;
  const length = Buffer.byteLength(content);
  const { method, headers } = call.request;
  const now = call.services.ports.now();
  const all: Fields = {
    ...fields,
    'Content-Type': 'application/json',
    'Last-Modified': lastModifiedField(representation, now),
    'Accept-Ranges': 'bytes',
  };
  const range = evaluateRange(
    { method, range: headers.get('range'), ifRange: headers.get('if-range') },
    { ...validators, length },
    now,
  );
  switch (range.kind) {
    case 'full':
      return answer(200, content, all);
    case 'partial':
      return answer(206, Buffer.from(content).subarray(range.first, range.last + 1), {
        ...all,
        'Content-Range': `bytes ${range.first}-${range.last}/${length}`,
      });
    case 'unsatisfiable':
      return problemAnswer(
        call,
        'range_not_satisfiable',
        { detail: `The document has ${length} bytes.` },
        { 'Content-Range': `bytes */${length}` },
      );
  }
}

/**
 * The answer to a PUT, PATCH, POST or DELETE. Nothing is transformed for the store, so the tag can be told (RFC 9110 §9.3.4).
 */
export async function savedAnswer(call: Call, outcome: Saved | Deleted | Refusal): Promise<Response> {
  call.services.metrics?.changed(call.guard ? 'lab' : 'document', call.request.method, nameOf(outcome));
  if (outcome.kind === 'deleted') return emptyAnswer(204, {});
  if (outcome.kind !== 'saved') return refusalAnswer(call, outcome);
  const { revision } = outcome;
  const created = outcome.effect === 'created';
  const wanted = call.preferences.return;
  const url = documentUrl(revision.documentId);
  const fields: Fields = {
    ...validatorFields(revision),
    Link: versionLinks({ id: revision.documentId }, revision.version, null),
    Location: created ? url : null,
    'Preference-Applied': wanted ? `return=${wanted}` : null,
  };
  if (wanted === 'representation') {
    return answer(created ? 201 : 200, revision.text, {
      ...fields,
      'Content-Type': 'application/json',
      'Content-Location': url,
      'Cache-Control': REVALIDATE,
    });
  }
  return created ? answer(201, '', fields) : emptyAnswer(204, fields);
}

/** What came of a change, in a word: what was done, `collision`, or the kind of refusal. */
function nameOf(outcome: Saved | Deleted | Refusal): string {
  switch (outcome.kind) {
    case 'deleted':
      return outcome.repeated ? 'repeated' : 'deleted';
    case 'saved':
      if (outcome.repeated) return 'repeated';
      return outcome.effect === 'updated' && outcome.revision.mergeBaseEtag !== null
        ? 'merged'
        : outcome.effect;
    case 'precondition-failed':
      if (outcome.savedAs) return 'repeated';
      return outcome.reason === 'stale' ? 'collision' : outcome.kind;
    default:
      return outcome.kind;
  }
}
