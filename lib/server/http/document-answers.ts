import type { Representation } from '@/lib/documents/model/document';
import { validatorsOf } from '@/lib/documents/model/validators';
import { PATCH_TYPES } from '@/lib/documents/use-cases/patch-document';
import type { ReadOutcome } from '@/lib/documents/use-cases/read-document';
import type { ReadVersionOutcome } from '@/lib/documents/use-cases/read-version';
import type { Deleted } from '@/lib/documents/use-cases/repeated-act';
import type { Saved } from '@/lib/documents/use-cases/saved';
import { evaluateRange } from '@/lib/http/conditions/range';
import { IMMUTABLE, REVALIDATE } from '@/lib/http/fields/cache-control';
import { answer, BY_CALLER, emptyAnswer, type Fields, problemAnswer } from './answers';
import type { Call } from './call';
import { documentUrl, lastModifiedField, validatorFields, versionLinks } from './document-fields';
import { type Refusal, refusalAnswer } from './refusal-answer';

export const ACCEPT_PATCH = PATCH_TYPES.join(', ');

/** The answer to a GET of a document. */
export async function readAnswer(call: Call, outcome: ReadOutcome): Promise<Response> {
  if (outcome.kind !== 'found') return refusalAnswer(call, outcome);
  const { document, current, representation, access } = outcome;
  const fields = {
    'Document-Access': access,
    ...validatorFields(current),
    'Cache-Control': REVALIDATE,
    Vary: BY_CALLER,
    Link: versionLinks(document, current.version, null),
  };
  if (!representation) return emptyAnswer(304, fields);
  return representationAnswer(call, representation, { ...fields, 'Accept-Patch': ACCEPT_PATCH });
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
  return representationAnswer(call, version, fields);
}

/** The stored bytes, or the part of them that Range asks for (RFC 9110 §14). */
function representationAnswer(call: Call, representation: Representation, fields: Fields): Response {
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
    { ...validatorsOf(representation), length },
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
