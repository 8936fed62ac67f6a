import { body, empty, json, type PathItem, parameters, problems, schema } from './parts';

const CONDITIONS = ['ifMatch', 'ifNoneMatch'];
const NOT_MODIFIED = { 304: empty('The client has this version already.', 'ETag') };

/**
 * Labs: places to try out what guards do. A lab's document is `/api/documents/{id}` with the lab's own id; requests to it
 * may say by Lab-Client which client sends them.
 */
export const labPaths: Readonly<Record<string, PathItem>> = {
  '/api/labs': {
    post: {
      operationId: 'createLab',
      summary: 'Makes a lab with a document of its own, for a day; the caller becomes its teacher.',
      requestBody: body({ 'application/json': schema('LabRequest') }),
      responses: {
        201: json('Made.', schema('Lab'), 'ETag', 'Location'),
        ...problems(403, 413, 415, 422),
      },
    },
  },
  '/api/labs/{id}': {
    parameters: parameters('id'),
    get: {
      operationId: 'readLab',
      summary: 'How the lab stands.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('As it is.', schema('Lab'), 'ETag'),
        ...NOT_MODIFIED,
        ...problems(404, 412),
      },
    },
    put: {
      operationId: 'changeLab',
      summary: 'Switches the guard, pauses, or sets the class’s challenge, by a teacher, under If-Match.',
      parameters: parameters(...CONDITIONS),
      requestBody: body({ 'application/json': schema('LabSettings') }),
      responses: {
        200: json('How it stands now.', schema('Lab'), 'ETag', 'Content-Location'),
        ...problems(403, 404, 412, 413, 415, 422, 428),
      },
    },
  },
  '/api/labs/{id}/clients': {
    parameters: parameters('id'),
    get: {
      operationId: 'listLabClients',
      summary: 'The clients that have joined, by name.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('All of them.', { type: 'array', items: schema('LabClient') }, 'ETag'),
        ...NOT_MODIFIED,
        ...problems(404, 412),
      },
    },
    post: {
      operationId: 'joinLab',
      summary: 'Joins as further clients, up to eight of one browser; a teacher brings up to 200 at once.',
      requestBody: body({ 'application/json': schema('LabJoining') }),
      responses: {
        201: json(
          'Joined: a name and a token for each.',
          { type: 'array', items: schema('LabIdentity') },
          'ETag',
        ),
        ...problems(403, 404, 413, 415, 422),
      },
    },
  },
  '/api/labs/{id}/clients/mine': {
    parameters: parameters('id'),
    get: {
      operationId: 'readLabPlace',
      summary: 'The name and the token of the caller’s own place; 404 where they have none.',
      responses: { 200: json('Their place.', schema('LabIdentity')), ...problems(404) },
    },
    put: {
      operationId: 'takeLabPlace',
      summary:
        'Joins under a name of the caller’s choice, once: a caller who comes again gets the same place.',
      parameters: parameters(...CONDITIONS),
      requestBody: body({ 'application/json': schema('LabNaming') }),
      responses: {
        200: json('They have it already, under the first name.', schema('LabIdentity')),
        201: json('Made. A name that another has gets a number.', schema('LabIdentity')),
        ...problems(403, 404, 412, 413, 415, 422),
      },
    },
  },
  '/api/labs/{id}/progress': {
    parameters: parameters('id'),
    get: {
      operationId: 'listLabProgress',
      summary: 'How far everybody has come, for a teacher; how far the sender has, for a client.',
      parameters: parameters('labClient'),
      responses: {
        200: json('By client and challenge.', { type: 'array', items: schema('LabProgress') }),
        ...problems(403, 404),
      },
    },
  },
  '/api/labs/{id}/progress/{challenge}': {
    parameters: parameters('id', 'challenge'),
    put: {
      operationId: 'reportLabProgress',
      summary:
        'Says how far somebody has come, from their own place. A prediction is set once; what is reached stays so.',
      parameters: parameters('labClient', ...CONDITIONS),
      requestBody: body({ 'application/json': schema('LabProgressReport') }),
      responses: {
        200: json('How far they have come now.', schema('LabProgress')),
        ...problems(403, 404, 412, 413, 415, 422),
      },
    },
  },
  '/api/labs/{id}/teacher-link': {
    parameters: parameters('id'),
    post: {
      operationId: 'linkLabTeacher',
      summary: 'A link that makes another device a teacher of the lab, for as long as the lab lives.',
      responses: { 200: json('The same each time.', schema('LabTeacherLink')), ...problems(403, 404) },
    },
  },
  '/api/labs/{id}/teachers/mine': {
    parameters: parameters('id'),
    put: {
      operationId: 'becomeLabTeacher',
      summary: 'Makes the caller a teacher by the token of the teacher link; 403 where it is another.',
      parameters: parameters(...CONDITIONS),
      requestBody: body({ 'application/json': schema('LabTeacherToken') }),
      responses: {
        200: json('A teacher now.', schema('Lab')),
        ...problems(403, 404, 412, 413, 415, 422),
      },
    },
  },
  '/api/labs/{id}/events': {
    parameters: parameters('id'),
    get: {
      operationId: 'followLab',
      summary: 'Server-sent events about a lab: lab, clients, begins, exchange; progress for its teachers.',
      parameters: parameters('lastEventId'),
      responses: {
        200: {
          description: 'A stream that does not end.',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        ...problems(404),
      },
    },
  },
  '/api/labs/{id}/lock': {
    parameters: parameters('id'),
    post: {
      operationId: 'lockLab',
      summary: 'Takes the lock for 20 s, or takes it again; 423 while somebody else holds it.',
      parameters: parameters('labClient', 'labDelay'),
      responses: {
        201: json('Taken, until then.', schema('LabLock'), 'Lock-Token'),
        ...problems(403, 404, 423),
      },
    },
    delete: {
      operationId: 'unlockLab',
      summary: 'Gives the lock back, if it is the sender’s.',
      parameters: parameters('labClient', 'labDelay', 'lockToken'),
      responses: { 204: empty('Given, or not held any more.'), ...problems(403, 404) },
    },
  },
  '/api/labs/{id}/reset': {
    parameters: parameters('id'),
    post: {
      operationId: 'resetLab',
      summary: 'Starts a new round, by a teacher: the first text again, and nothing recorded.',
      parameters: parameters(...CONDITIONS),
      requestBody: body({ 'application/json': schema('LabReset') }),
      responses: {
        200: json('How it stands now.', schema('Lab'), 'ETag'),
        ...problems(403, 404, 412, 413, 415, 422),
      },
    },
  },
  '/api/labs/{id}/gates/{gate}': {
    parameters: parameters('id', 'gate'),
    get: {
      operationId: 'awaitGate',
      summary: 'Answers when a PUT with this Lab-Gate stands between check and write, or after 10 s.',
      parameters: parameters('labClient'),
      responses: {
        200: json('Whether it stands there.', schema('LabGate')),
        ...problems(403, 404),
      },
    },
    delete: {
      operationId: 'openGate',
      summary: 'Lets it go on.',
      parameters: parameters('labClient'),
      responses: { 204: empty('Open.'), ...problems(403, 404) },
    },
  },
};
