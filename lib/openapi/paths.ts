import { JSON_PATCH, MERGE_PATCH } from '@/lib/documents/use-cases/patch-document';
import { devicePaths } from './device-paths';
import { labPaths } from './lab-paths';
import { body, empty, json, type PathItem, parameters, preferred, problems, schema } from './parts';
import { signInPaths } from './sign-in-paths';
import { tokenPaths } from './token-paths';

const list = (of: string) => ({ type: 'array', items: schema(of) });
const CONDITIONS = ['ifMatch', 'ifNoneMatch'];
const DATES = ['ifModifiedSince', 'ifUnmodifiedSince'];
const KEPT = ['ETag', 'Link'];
const CURRENT = ['ETag'];
const VERSION = [...KEPT, 'Document-Version', 'Last-Modified'];
const DOCUMENT = [...VERSION, 'Accept-Patch', 'Document-Access', 'Base-Version'];
const SAVED = ['ETag', 'Document-Version', 'Last-Modified', 'Link', 'Preference-Applied'];
const CREATED =
  'Created. With `Prefer: return=representation` the answer has the content, otherwise it has none.';
const unmodified = (...fields: readonly string[]) => ({
  304: empty('The client has this version already.', ...fields),
});
const NOT_MODIFIED = unmodified('ETag', 'Link');
/** A part is no JSON by itself, whatever its type says. */
const part = (...fields: readonly string[]) => ({
  206: { ...json('The requested part of the bytes.', {}, ...fields), 'x-content-part': true as const },
});
const saved = {
  200: json(
    'Saved. The answer has the content, because Prefer asked for it.',
    schema('Document'),
    ...SAVED,
    'Content-Location',
  ),
  204: empty('Saved, or the current version already has this content.', ...SAVED),
};

/** Every resource with what each method may answer. HEAD is GET without content; OPTIONS is 204. */
export const paths: Readonly<Record<string, PathItem>> = {
  '/api/documents': {
    get: {
      operationId: 'listDocuments',
      summary: 'The caller’s documents, owned or opened, newest change first.',
      parameters: parameters('q', 'state', 'limit', 'after', ...CONDITIONS),
      responses: {
        200: json('One page.', list('DocumentItem'), ...KEPT),
        ...NOT_MODIFIED,
        ...problems(412),
      },
    },
    post: {
      operationId: 'createDocument',
      summary: 'Creates a document under an id of the server’s choice.',
      parameters: parameters('prefer', 'idempotencyKey', ...CONDITIONS),
      requestBody: body({ 'application/json': schema('Document') }),
      responses: {
        201: preferred(CREATED, schema('Document'), ...SAVED, 'Location', 'Content-Location'),
        ...problems(403, 404, 412, 413, 415, 422),
      },
    },
  },
  '/api/documents/{id}': {
    parameters: parameters('id'),
    get: {
      operationId: 'readDocument',
      summary: 'The current version.',
      parameters: parameters(...CONDITIONS, ...DATES, 'range', 'ifRange', 'prefer'),
      responses: {
        200: json('The stored bytes.', schema('Document'), ...DOCUMENT),
        ...part(...DOCUMENT),
        ...unmodified(...VERSION, 'Document-Access'),
        ...problems(404, 410, 412, 416),
      },
    },
    put: {
      operationId: 'saveDocument',
      summary: 'Saves under If-Match, or creates under If-None-Match: *.',
      parameters: parameters(
        ...CONDITIONS,
        'ifUnmodifiedSince',
        'prefer',
        'mergeBase',
        'idempotencyKey',
        'asPerson',
      ),
      requestBody: body({ 'application/json': schema('Document') }),
      responses: {
        ...saved,
        201: preferred(CREATED, schema('Document'), ...SAVED, 'Location', 'Content-Location'),
        ...problems(403, 404, 412, 413, 415, 422, 423, 428),
      },
    },
    patch: {
      operationId: 'patchDocument',
      summary: 'Changes a part under If-Match. The whole patch is applied, or nothing.',
      parameters: parameters(...CONDITIONS, 'ifUnmodifiedSince', 'prefer', 'idempotencyKey'),
      requestBody: body({ [MERGE_PATCH]: { type: 'object' }, [JSON_PATCH]: { type: 'array' } }),
      responses: { ...saved, ...problems(403, 404, 409, 410, 412, 413, 415, 422, 423, 428) },
    },
    delete: {
      operationId: 'deleteDocument',
      summary:
        'Deletes under If-Match. The history stays, and a PUT with If-None-Match: * restores the document.',
      parameters: parameters(...CONDITIONS, 'ifUnmodifiedSince', 'idempotencyKey'),
      responses: { 204: empty('Deleted.'), ...problems(403, 404, 410, 412, 422, 423, 428) },
    },
  },
  '/api/documents/{id}/versions': {
    parameters: parameters('id'),
    get: {
      operationId: 'listVersions',
      summary: 'The history, newest first. A deleted document has one too.',
      parameters: parameters('limit', 'before', ...CONDITIONS),
      responses: {
        200: json('One page.', list('Version'), ...KEPT),
        ...NOT_MODIFIED,
        ...problems(404, 410, 412),
      },
    },
    delete: {
      operationId: 'eraseDocument',
      summary:
        'Deletes the document for ever; only its owner may. If-Match has to name the tag of this history. The text of every version is removed. A record with the counter of versions stays.',
      parameters: parameters(...CONDITIONS),
      responses: { 204: empty('Deleted for ever.'), ...problems(403, 404, 410, 412, 428) },
    },
  },
  '/api/documents/{id}/versions/{version}': {
    parameters: parameters('id', 'version'),
    get: {
      operationId: 'readVersion',
      summary: 'One version, which never changes.',
      parameters: parameters(...CONDITIONS, ...DATES, 'range', 'ifRange', 'prefer'),
      responses: {
        200: json('The stored bytes.', schema('Document'), ...VERSION),
        ...part(...VERSION),
        ...unmodified(...VERSION),
        ...problems(404, 410, 412, 416),
      },
    },
  },
  '/api/documents/{id}/versions/{version}/name': {
    parameters: parameters('id', 'version'),
    get: {
      operationId: 'readVersionName',
      summary: 'The name of a version; 404 if it has no name.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('Its name, with a tag that is never used again.', schema('VersionName'), ...CURRENT),
        ...NOT_MODIFIED,
        ...problems(404, 410, 412),
      },
    },
    put: {
      operationId: 'nameVersion',
      summary:
        'Names a version under If-None-Match: *, or renames it under If-Match. Everybody who may edit may name versions.',
      parameters: parameters(...CONDITIONS, 'idempotencyKey', 'asPerson'),
      requestBody: body({ 'application/json': schema('VersionName') }),
      responses: {
        200: json('Renamed.', schema('VersionName'), ...CURRENT, 'Content-Location'),
        201: json('Named.', schema('VersionName'), ...CURRENT, 'Location', 'Content-Location'),
        ...problems(403, 404, 409, 410, 412, 413, 415, 422, 428),
      },
    },
    delete: {
      operationId: 'unnameVersion',
      summary: 'Removes the name, under If-Match.',
      parameters: parameters(...CONDITIONS, 'idempotencyKey', 'asPerson'),
      responses: { 204: empty('It has no name.'), ...problems(403, 404, 410, 412, 422, 428) },
    },
  },
  '/api/documents/{id}/versions/{version}/lines': {
    parameters: parameters('id', 'version'),
    get: {
      operationId: 'readLineOrigins',
      summary: 'For each line of a version: its author, and the version that added it.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('The lines in order.', schema('LineOrigins'), ...CURRENT),
        ...NOT_MODIFIED,
        ...problems(404, 410, 412),
      },
    },
  },
  '/api/documents/{id}/sharing': {
    parameters: parameters('id'),
    get: {
      operationId: 'readSharing',
      summary: 'The access that people have. Only for the owner; 404 for everybody else.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json(
          'Owner, link and invites, with a tag that is never used again.',
          schema('Sharing'),
          ...CURRENT,
        ),
        ...NOT_MODIFIED,
        ...problems(404, 412),
      },
    },
    put: {
      operationId: 'changeSharing',
      summary: 'Another rule for the link, or another owner, under If-Match.',
      parameters: parameters(...CONDITIONS, 'asPerson'),
      requestBody: body({ 'application/json': schema('SharingChange') }),
      responses: {
        200: json('How it is shared now.', schema('Sharing'), ...CURRENT, 'Content-Location'),
        ...problems(403, 404, 412, 413, 415, 422, 428),
      },
    },
  },
  '/api/documents/{id}/invites': {
    parameters: parameters('id'),
    get: {
      operationId: 'listInvites',
      summary: 'The used and the open invites. Only for the owner; 404 for everybody else.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('All of them.', list('Invite'), ...CURRENT),
        ...NOT_MODIFIED,
        ...problems(404, 412),
      },
    },
    post: {
      operationId: 'inviteSomebody',
      summary: 'A link for one person, to edit or to view.',
      parameters: parameters('asPerson'),
      requestBody: body({ 'application/json': schema('InviteRequest') }),
      responses: {
        201: json('Made.', schema('Invite'), ...CURRENT, 'Location'),
        ...problems(403, 404, 409, 413, 415, 422),
      },
    },
  },
  '/api/documents/{id}/invites/{invite}': {
    parameters: parameters('id', 'invite'),
    get: {
      operationId: 'readInvite',
      summary: 'One invite.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('As it is.', schema('Invite'), ...CURRENT),
        ...NOT_MODIFIED,
        ...problems(404, 412),
      },
    },
    delete: {
      operationId: 'revokeInvite',
      summary:
        'Revokes the invite: the link stops working, and the person who used it loses the access that it gave.',
      parameters: parameters(...CONDITIONS),
      responses: { 204: empty('Revoked.'), ...problems(403, 404, 412) },
    },
  },
  '/api/invitation': {
    get: {
      operationId: 'readInvitation',
      summary: 'What an invite offers to the person who has its link.',
      parameters: parameters('invitation', ...CONDITIONS),
      responses: {
        200: json('Open, or accepted already.', schema('Invitation'), ...CURRENT),
        ...NOT_MODIFIED,
        ...problems(404, 410, 412),
      },
    },
    post: {
      operationId: 'acceptInvitation',
      summary: 'Uses the invite: from then on the caller has its access.',
      parameters: parameters('invitation', 'asPerson'),
      responses: {
        200: json('Accepted.', schema('Accepted'), 'ETag'),
        ...problems(403, 404, 410),
      },
    },
  },
  '/api/documents/{id}/presence': {
    parameters: parameters('id'),
    put: {
      operationId: 'reportPresence',
      summary: 'Says that a tab has the document open; repeated every few seconds.',
      requestBody: body({ 'application/json': schema('PresenceReport') }),
      responses: { 204: empty('Noted.'), ...problems(403, 404, 413, 415, 422) },
    },
    delete: {
      operationId: 'endPresence',
      summary: 'Says that a tab has closed the document.',
      parameters: parameters('tab'),
      responses: { 204: empty('Noted.'), ...problems(403, 404) },
    },
  },
  '/api/events': {
    get: {
      operationId: 'followDocuments',
      summary: 'Server-sent events about documents: version, deleted, presence, sharing, named.',
      parameters: parameters('document', 'lastEventId'),
      responses: {
        200: {
          description: 'A stream that does not end.',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        ...problems(404),
      },
    },
  },
  '/api/me': {
    get: {
      operationId: 'readMe',
      summary: 'The caller’s name and colour. A new visitor becomes a person.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('The caller.', schema('Me'), 'ETag'),
        ...NOT_MODIFIED,
        ...problems(412),
      },
    },
    put: {
      operationId: 'renameMe',
      summary: 'Another name or colour, under If-Match.',
      parameters: parameters(...CONDITIONS),
      requestBody: body({ 'application/json': schema('PersonChange') }),
      responses: {
        200: json('The caller, as changed.', schema('Me'), 'ETag', 'Content-Location'),
        ...problems(403, 412, 413, 415, 422, 428),
      },
    },
  },
  ...devicePaths,
  ...labPaths,
  ...tokenPaths,
  ...signInPaths,
  '/api/health': {
    get: {
      operationId: 'readHealth',
      summary:
        'Shows that the process answers; it does not ask the database. If this does not answer, a restart helps.',
      responses: { 200: json('The process answers.', schema('Health')) },
    },
  },
  '/api/ready': {
    get: {
      operationId: 'readReadiness',
      summary:
        'Shows whether this process can take requests: the database answers, it has the migrations of this release, and other instances can be heard. If it cannot, `missing` names what is not ready.',
      responses: { 200: json('Ready.', schema('Readiness')), ...problems(503) },
    },
  },
  '/api/metrics': {
    get: {
      operationId: 'readMetrics',
      summary:
        'The counters of the process, for a request with `METRICS_TOKEN` as its bearer token. Every other request gets 404; without that setting all do.',
      responses: {
        200: {
          description: 'The text format of Prometheus.',
          content: { 'text/plain': { schema: { type: 'string' } } },
        },
        ...problems(404),
      },
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'readDescription',
      summary: 'This description.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('OpenAPI 3.1.', { type: 'object' }, 'ETag'),
        ...NOT_MODIFIED,
        ...problems(412),
      },
    },
  },
};
