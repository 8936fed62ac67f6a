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
const CREATED = 'Created. With `Prefer: return=representation` the content comes along, else there is none.';
const unmodified = (...fields: readonly string[]) => ({
  304: empty('Whoever asks has it already.', ...fields),
});
const NOT_MODIFIED = unmodified('ETag', 'Link');
/** A part is no JSON by itself, whatever its type says. */
const part = (...fields: readonly string[]) => ({
  206: { ...json('A part of them.', {}, ...fields), 'x-content-part': true as const },
});
const saved = {
  200: json(
    'Saved; the content, since that was preferred.',
    schema('Document'),
    ...SAVED,
    'Content-Location',
  ),
  204: empty('Saved, or the current version already says so.', ...SAVED),
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
      summary: 'Changes a part under If-Match: as a whole, or not at all.',
      parameters: parameters(...CONDITIONS, 'ifUnmodifiedSince', 'prefer', 'idempotencyKey'),
      requestBody: body({ [MERGE_PATCH]: { type: 'object' }, [JSON_PATCH]: { type: 'array' } }),
      responses: { ...saved, ...problems(403, 404, 409, 410, 412, 413, 415, 422, 423, 428) },
    },
    delete: {
      operationId: 'deleteDocument',
      summary: 'Deletes under If-Match; history stays, and PUT with If-None-Match: * restores.',
      parameters: parameters(...CONDITIONS, 'ifUnmodifiedSince', 'idempotencyKey'),
      responses: { 204: empty('Deleted.'), ...problems(403, 404, 410, 412, 422, 423, 428) },
    },
  },
  '/api/documents/{id}/versions': {
    parameters: parameters('id'),
    get: {
      operationId: 'listVersions',
      summary: 'History, newest first; of a deleted document too.',
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
        'Deletes the document for ever, by its owner, under If-Match with the tag of this history: the text of every version goes, a tombstone with the counter stays.',
      parameters: parameters(...CONDITIONS),
      responses: { 204: empty('Gone for ever.'), ...problems(403, 404, 410, 412, 428) },
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
      summary: 'What people call a version; 404 where it has no name.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('Its name, with a tag that never comes again.', schema('VersionName'), ...CURRENT),
        ...NOT_MODIFIED,
        ...problems(404, 410, 412),
      },
    },
    put: {
      operationId: 'nameVersion',
      summary:
        'Names a version under If-None-Match: *, or renames it under If-Match. Whoever may edit may name.',
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
      summary: 'Takes the name away, under If-Match.',
      parameters: parameters(...CONDITIONS, 'idempotencyKey', 'asPerson'),
      responses: { 204: empty('It has no name.'), ...problems(403, 404, 410, 412, 422, 428) },
    },
  },
  '/api/documents/{id}/versions/{version}/lines': {
    parameters: parameters('id', 'version'),
    get: {
      operationId: 'readLineOrigins',
      summary: 'Who wrote each line of a version, and with which version it came.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('By line, in order.', schema('LineOrigins'), ...CURRENT),
        ...NOT_MODIFIED,
        ...problems(404, 410, 412),
      },
    },
  },
  '/api/documents/{id}/sharing': {
    parameters: parameters('id'),
    get: {
      operationId: 'readSharing',
      summary: 'Who may do what: for the owner, 404 for everybody else.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('Owner, link and invites; a tag that never comes again.', schema('Sharing'), ...CURRENT),
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
      summary: 'The invites, used and open ones: for the owner, 404 for everybody else.',
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
      summary: 'Takes it back: the link stops, and whoever used it loses what it gave.',
      parameters: parameters(...CONDITIONS),
      responses: { 204: empty('Taken back.'), ...problems(403, 404, 412) },
    },
  },
  '/api/invitation': {
    get: {
      operationId: 'readInvitation',
      summary: 'What an invite is to whoever holds it.',
      parameters: parameters('invitation', ...CONDITIONS),
      responses: {
        200: json('Open, or accepted already.', schema('Invitation'), ...CURRENT),
        ...NOT_MODIFIED,
        ...problems(404, 410, 412),
      },
    },
    post: {
      operationId: 'acceptInvitation',
      summary: 'Uses it: from then on its access is the caller’s.',
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
      summary: 'One’s own name and colour; makes somebody of whoever is new.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('Who one is.', schema('Me'), 'ETag'),
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
        200: json('Who one is now.', schema('Me'), 'ETag', 'Content-Location'),
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
      summary: 'That the process answers; it asks no database. A restart helps where this does not.',
      responses: { 200: json('It lives.', schema('Health')) },
    },
  },
  '/api/ready': {
    get: {
      operationId: 'readReadiness',
      summary:
        'Whether requests are to be sent here: the database answers, has the migrations of this release, and other instances are heard. Where not, `missing` names what is not ready.',
      responses: { 200: json('Ready.', schema('Readiness')), ...problems(503) },
    },
  },
  '/api/metrics': {
    get: {
      operationId: 'readMetrics',
      summary:
        'What the process counts, for whoever brings `METRICS_TOKEN` as a bearer token; 404 to all others, and where that is not set.',
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
