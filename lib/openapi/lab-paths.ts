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
      summary: 'Makes a lab with a document of its own, for a day; whoever makes it is its teacher.',
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
      summary: 'Switches the guard or pauses, by the teacher, under If-Match.',
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
      summary: 'Who has joined, by name.',
      parameters: parameters(...CONDITIONS),
      responses: {
        200: json('All of them.', { type: 'array', items: schema('LabClient') }, 'ETag'),
        ...NOT_MODIFIED,
        ...problems(404, 412),
      },
    },
    post: {
      operationId: 'joinLab',
      summary: 'Joins, as up to three clients at once; the teacher brings up to 200.',
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
  '/api/labs/{id}/events': {
    parameters: parameters('id'),
    get: {
      operationId: 'followLab',
      summary: 'Server-sent events about a lab: lab, clients, exchange.',
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
      summary: 'Takes the lock for 20 s, or takes it anew; 423 while somebody else holds it.',
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
      summary: 'Starts a new round, by the teacher: the first text again, and nothing recorded.',
      requestBody: body({ 'application/json': schema('LabReset') }),
      responses: {
        200: json('How it stands now.', schema('Lab'), 'ETag'),
        ...problems(403, 404, 413, 415, 422),
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
