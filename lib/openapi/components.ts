import { MAX_TITLE_LENGTH } from '@/lib/documents/content/content';
import { MAX_VERSION_NAME } from '@/lib/documents/model/version-names';
import { COLOURS, MAX_NAME_LENGTH } from '@/lib/documents/people/person';
import { GUARDS } from '@/lib/lab/guards/guard';
import { type Answer, type Header, headers, type Parameter, type Schema, schema } from './parts';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const uuid = { type: 'string', format: 'uuid' };
const instant = { type: 'string', format: 'date-time' };
const address = { type: 'string', format: 'uri-reference' };
const tag = { type: 'string', pattern: '^"[\\x21\\x23-\\x7e]*"$' };

const apiToken = {
  id: uuid,
  name: text,
  createdAt: instant,
  lastUsedAt: { anyOf: [instant, { type: 'null' }], description: 'To the hour.' },
  expiresAt: { anyOf: [instant, { type: 'null' }] },
};
const access = { enum: ['own', 'edit', 'view'] };
const given = { enum: ['edit', 'view'] };
const link = { enum: ['edit', 'view', 'none'] };

const guard = { enum: GUARDS.map((each) => each.guard) };

function object(properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required };
}

export const schemas: Readonly<Record<string, Schema>> = {
  Document: {
    ...object({ title: { ...text, maxLength: MAX_TITLE_LENGTH }, body: text }),
    additionalProperties: false,
    description: 'The representation, stored and served byte for byte. `body` is Markdown. At most 1 MiB.',
  },
  Person: object({
    id: { ...text, description: 'A UUID; of a lab’s client, the client’s.' },
    name: text,
    colour: { type: 'integer', minimum: 0, maximum: COLOURS - 1 },
  }),
  Me: object(
    {
      id: uuid,
      name: text,
      colour: { type: 'integer', minimum: 0, maximum: COLOURS - 1 },
      was: {
        type: 'array',
        items: uuid,
        description:
          'Who has become this person by a link to another device or by signing in, the latest first.',
      },
      became: {
        ...schema('Person'),
        description: 'Whom this person has become in another browser, and who has all that was theirs.',
      },
    },
    ['was', 'became'],
  ),
  PersonChange: {
    ...object(
      {
        name: { ...text, minLength: 1, maxLength: MAX_NAME_LENGTH },
        colour: { type: 'integer', minimum: 0, maximum: COLOURS - 1 },
      },
      ['colour'],
    ),
    additionalProperties: false,
  },
  ApiToken: object(apiToken),
  NewApiToken: object({
    ...apiToken,
    secret: {
      ...text,
      pattern: '^midair_[\\w-]{43}$',
      description: 'To be sent as Authorization: Bearer. Kept nowhere.',
    },
  }),
  ApiTokenRequest: {
    ...object(
      {
        name: { ...text, minLength: 1, maxLength: MAX_NAME_LENGTH },
        expiresIn: {
          type: 'integer',
          minimum: 60,
          maximum: 31_622_400,
          description: 'Seconds; without it the token works until it is revoked.',
        },
      },
      ['expiresIn'],
    ),
    additionalProperties: false,
  },
  Account: object({
    provider: {
      anyOf: [text, { type: 'null' }],
      description: 'What people call the provider; null where nobody signs in.',
    },
    signedIn: { type: 'boolean' },
  }),
  DocumentItem: object(
    {
      id: uuid,
      title: text,
      excerpt: text,
      snippet: {
        ...text,
        description:
          'Only of a search: the words around the first place that has what was searched for, on one line, without signs of Markdown unless the search needs them. Absent where only the title has it, and behind 4 MiB of documents.',
      },
      version: count,
      etag: tag,
      size: count,
      author: schema('Person'),
      savedAt: instant,
      createdAt: instant,
      access,
      owned: { type: 'boolean' },
      owner: { anyOf: [schema('Person'), { type: 'null' }], description: 'Null where it is everybody’s.' },
      deletedAt: instant,
      deletedBy: schema('Person'),
      lastVersion: address,
    },
    ['snippet', 'deletedAt', 'deletedBy', 'lastVersion'],
  ),
  Version: object({
    version: count,
    etag: tag,
    title: text,
    author: schema('Person'),
    savedAt: instant,
    parent: { anyOf: [tag, { type: 'null' }], description: 'The tag of the version that this one replaced.' },
    mergeBase: {
      anyOf: [tag, { type: 'null' }],
      description: 'Where the save was a merge, the tag that its author started from.',
    },
    size: count,
    linesAdded: count,
    linesRemoved: count,
    restored: {
      anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }],
      description:
        'Where this version brings an earlier content back, byte for byte: the first version that had it.',
    },
    name: {
      anyOf: [{ ...text, minLength: 1, maxLength: MAX_VERSION_NAME }, { type: 'null' }],
      description: 'What people call it. Kept beside the version, at its /name.',
    },
  }),
  VersionName: {
    ...object({ name: { ...text, minLength: 1, maxLength: MAX_VERSION_NAME } }),
    additionalProperties: false,
  },
  LineOrigins: object({
    version: count,
    runs: {
      type: 'array',
      items: object({
        version: {
          anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }],
          description:
            'The version that the lines are from; null where they are older than what was looked at.',
        },
        count: { type: 'integer', minimum: 1 },
      }),
      description: 'All lines of the body in order, those from one version together.',
    },
    versions: {
      type: 'array',
      items: object({ version: count, author: schema('Person'), savedAt: instant }),
      description: 'The versions that lines are from, oldest first.',
    },
    lookedBackTo: {
      anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }],
      description:
        'Where lines are older than what was looked at, the newest version that was not. Asking again looks further.',
    },
    coarse: {
      type: 'boolean',
      description:
        'Whether lines may be older than said, since versions differed too much to be compared line by line.',
    },
  }),
  Invite: object({
    id: uuid,
    access: given,
    label: { ...text, maxLength: MAX_NAME_LENGTH },
    createdAt: instant,
    expiresAt: { ...instant, description: 'Used by then, it gives access until it is revoked.' },
    person: { anyOf: [schema('Person'), { type: 'null' }], description: 'Who has used it.' },
    acceptedAt: { anyOf: [instant, { type: 'null' }] },
    url: { type: 'string', format: 'uri', description: 'What to send to whoever is invited.' },
  }),
  InviteRequest: {
    ...object(
      {
        access: given,
        label: { ...text, maxLength: MAX_NAME_LENGTH },
        expiresIn: {
          type: 'integer',
          minimum: 60,
          maximum: 2_592_000,
          default: 604_800,
          description: 'Seconds.',
        },
      },
      ['label', 'expiresIn'],
    ),
    additionalProperties: false,
  },
  Sharing: object({
    link,
    owner: schema('Person'),
    invites: { type: 'array', items: schema('Invite') },
  }),
  SharingChange: {
    ...object(
      {
        link,
        owner: { ...object({ id: uuid }), description: 'Somebody who has used an invite.' },
        invites: { type: 'array', description: 'Only as they are.' },
      },
      ['owner', 'invites'],
    ),
    additionalProperties: false,
  },
  Invitation: object({
    document: uuid,
    title: text,
    access,
    from: schema('Person'),
    expiresAt: { anyOf: [instant, { type: 'null' }] },
    state: { enum: ['open', 'accepted'] },
  }),
  Accepted: object({ document: uuid, access }),
  DeviceLink: object({
    url: { type: 'string', format: 'uri', description: 'What to open on the other device, once.' },
    expiresAt: instant,
  }),
  DeviceOffer: object({ person: schema('Person'), expiresAt: instant }),
  DeviceSecret: {
    ...object({ secret: { ...text, description: 'What follows # in the link.' } }),
    additionalProperties: false,
  },
  PresenceReport: object(
    {
      tab: { ...text, pattern: '^[\\w-]{1,64}$' },
      unsaved: { type: 'boolean' },
      lines: {
        type: 'array',
        items: { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 2, maxItems: 2 },
      },
    },
    ['lines'],
  ),
  Lab: object({
    id: uuid,
    guard,
    paused: { type: 'boolean', description: 'Whether requests to its document answer 503.' },
    round: { ...count, description: 'Grows with every reset.' },
    start: object({ version: count, title: text, body: text }),
    challenge: {
      anyOf: [text, { type: 'null' }],
      description: 'The challenge that the teacher set for the class.',
    },
    expiresAt: instant,
    teacher: { type: 'boolean', description: 'Whether the caller made it.' },
  }),
  LabRequest: {
    ...object({ guard, trial: { type: 'boolean', description: 'Short-lived, and not recorded.' } }, [
      'guard',
      'trial',
    ]),
    additionalProperties: false,
  },
  LabSettings: { ...object({ guard, paused: { type: 'boolean' } }), additionalProperties: false },
  LabReset: { ...object({ guard }, ['guard']), additionalProperties: false },
  LabClient: object({ name: text }),
  LabJoining: {
    ...object({ count: { type: 'integer', minimum: 1, maximum: 200, default: 1 } }, ['count']),
    additionalProperties: false,
  },
  LabIdentity: object({ name: text, token: { ...text, description: 'To be sent as Lab-Client.' } }),
  LabLock: object({ until: instant }),
  LabGate: object({ state: { enum: ['waiting', 'held', 'answered'] } }),
  Health: object({ status: { const: 'ok' }, database: { enum: ['sqlite', 'postgresql'] } }),
  Readiness: object({ status: { const: 'ready' } }),
  Problem: object({
    type: { type: 'string', format: 'uri' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    instance: address,
    error: { ...text, description: 'A code that never changes.' },
    message: { ...text, description: 'A sentence or two for people.' },
  }),
  NotFound: {
    allOf: [
      schema('Problem'),
      object(
        {
          lostAfter: {
            ...instant,
            description:
              'Of a document, where a backup was put back: when the newest version was saved that it has.',
          },
          lostBefore: {
            ...instant,
            description: 'And when it was put back: what was saved between is gone.',
          },
        },
        ['lostAfter', 'lostBefore'],
      ),
    ],
  },
  Gone: {
    allOf: [
      schema('Problem'),
      object(
        {
          deletedAt: instant,
          deletedBy: schema('Person'),
          lastVersion: address,
          forever: { const: true, description: 'No version is left.' },
          reason: {
            enum: ['used', 'expired', 'revoked', 'deleted'],
            description: 'Of an invitation or of a link to another device.',
          },
        },
        ['deletedAt', 'deletedBy', 'lastVersion', 'forever', 'reason'],
      ),
    ],
  },
  PreconditionFailed: {
    allOf: [
      schema('Problem'),
      object(
        {
          reason: { enum: ['stale', 'weak-tag', 'unknown-tag', 'malformed', 'missing', 'deleted', 'exists'] },
          currentETag: tag,
          currentVersion: address,
          baseVersion: address,
          savedAs: { ...address, description: 'The version that this very request made when it came first.' },
          savedETag: tag,
          current: object({
            content: schema('Document'),
            version: count,
            etag: tag,
            author: schema('Person'),
            savedAt: instant,
          }),
        },
        ['currentETag', 'currentVersion', 'baseVersion', 'savedAs', 'savedETag', 'current'],
      ),
    ],
  },
  PreconditionRequired: {
    allOf: [
      schema('Problem'),
      object({ requiredHeaders: { type: 'array', items: { enum: ['If-Match', 'If-None-Match'] } } }),
    ],
  },
};

const field = (name: string, description: string): Parameter => ({
  name,
  in: 'header',
  description,
  schema: text,
});

export const parameterParts: Readonly<Record<string, Parameter>> = {
  id: { name: 'id', in: 'path', required: true, description: 'The document, or the lab.', schema: uuid },
  invite: { name: 'invite', in: 'path', required: true, description: 'The invite.', schema: uuid },
  token: { name: 'token', in: 'path', required: true, description: 'The token.', schema: uuid },
  version: {
    name: 'version',
    in: 'path',
    required: true,
    description: 'The number of a version.',
    schema: { type: 'integer', minimum: 1 },
  },
  gate: {
    name: 'gate',
    in: 'path',
    required: true,
    description: 'The name that a PUT says in Lab-Gate.',
    schema: text,
  },
  q: {
    name: 'q',
    in: 'query',
    description:
      'What title or text contain. A search stops after 32 MiB of text: the page may have fewer then, and `next` leads on.',
    schema: { ...text, maxLength: 200 },
  },
  state: {
    name: 'state',
    in: 'query',
    description: 'The deleted documents instead of the others.',
    schema: { enum: ['deleted'] },
  },
  to: {
    name: 'to',
    in: 'query',
    description: 'The path of ours to go on to afterwards.',
    schema: address,
  },
  limit: {
    name: 'limit',
    in: 'query',
    description: 'How many items a page has.',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  },
  after: {
    name: 'after',
    in: 'query',
    description: 'Where the page starts: part of a link with rel="next".',
    schema: text,
  },
  before: {
    name: 'before',
    in: 'query',
    description: 'Versions older than this one.',
    schema: { type: 'integer', minimum: 1 },
  },
  document: {
    name: 'document',
    in: 'query',
    required: true,
    description: 'A document to follow; may be given up to 50 times.',
    schema: { type: 'array', items: uuid, minItems: 1, maxItems: 50 },
  },
  tab: { name: 'tab', in: 'query', description: 'The tab that leaves; all without it.', schema: text },
  ifMatch: field('If-Match', 'Tags, compared strongly, or *. A change needs it, or else answers 428.'),
  ifNoneMatch: field('If-None-Match', 'Tags, compared weakly, or *. With * a PUT creates only.'),
  ifModifiedSince: field('If-Modified-Since', 'An HTTP-date; ignored beside If-None-Match.'),
  ifUnmodifiedSince: field(
    'If-Unmodified-Since',
    'An HTTP-date; ignored beside If-Match, and too weak for a change.',
  ),
  prefer: field(
    'Prefer',
    'return=representation brings the content, in a 412 the current one; return=minimal none. With collision=representation only a 412 brings it.',
  ),
  idempotencyKey: field(
    'Idempotency-Key',
    'One string in quotes that names this act, for a day. The same request again with it is not carried out again, and gets the first answer while what it made is current. Another request with it answers 422.',
  ),
  mergeBase: field(
    'Merge-Base',
    'In a save that is a merge, the tag of the version that its author started from.',
  ),
  asPerson: field(
    'As-Person',
    'The id of whoever this change is meant to be made by; 403 if neither they ask nor whom they have become.',
  ),
  invitation: field('Invitation', 'What follows # in the link of an invite.'),
  device: field('Device', 'What follows # in a link to another device.'),
  range: field('Range', 'One range of bytes.'),
  ifRange: field('If-Range', 'One strong tag or date, under which Range holds.'),
  labClient: field('Lab-Client', 'The token of the lab’s client as whom this is sent.'),
  labDelay: field('Lab-Delay', 'Milliseconds to hold the answer back, at most 5,000.'),
  lockToken: field('Lock-Token', 'What the lock was taken with.'),
  lastEventId: field('Last-Event-ID', 'Where a stream was broken off, to go on without a gap.'),
};

const fieldOf = (description: string): Header => ({ description, schema: text });

export const headerParts: Readonly<Record<string, Header>> = {
  ETag: fieldOf('The strong tag of the current representation.'),
  'Last-Modified': fieldOf('Only once the second that it names is over.'),
  'Cache-Control': fieldOf('How long the answer may be kept.'),
  Link: fieldOf('latest-version, version-history, predecessor-version, successor-version; next for pages.'),
  Location: fieldOf('The address of what was created.'),
  'Content-Location': fieldOf('The address of what the content represents.'),
  'Document-Access': fieldOf('What the caller may do: own, edit or view.'),
  'Base-Version': fieldOf(
    'Where a backup was put back and If-None-Match names only versions that went by that: the address of the version that both those and this one follow from.',
  ),
  'Document-Version': fieldOf('The number of the version, for people.'),
  'Preference-Applied': fieldOf('The preference that was followed.'),
  Allow: fieldOf('The methods of the resource.'),
  'Accept-Patch': fieldOf('The media types of patches that are understood.'),
  'WWW-Authenticate': fieldOf('Bearer, and what is wrong with the token.'),
  'Lab-Exchange': fieldOf('Of a lab’s document: the exchange in the lab’s record.'),
  'Lab-Guard': fieldOf('Of a lab’s document: the guard under which the request was treated.'),
  'Lock-Token': fieldOf('What shows that one holds the lock.'),
  RateLimit: fieldOf('What is left of each limit, and when it is whole again.'),
  'RateLimit-Policy': fieldOf('The limits that count for this request.'),
  'Retry-After': fieldOf('When to try again, in seconds.'),
};

/** The fields that any answer may have. */
export const EVERY_FIELD = [
  'Cache-Control',
  'RateLimit',
  'RateLimit-Policy',
  'Lab-Exchange',
  'Lab-Guard',
] as const;

const problem = (description: string, name: string, ...fields: readonly string[]): Answer => ({
  description,
  headers: headers(...EVERY_FIELD, ...fields),
  content: { 'application/problem+json': { schema: schema(name) } },
});

/** How a request may say who asks, beside the cookie that browsers have. */
export const securitySchemes = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description:
      'An API token, made on the settings page or by POST /api/me/tokens. It counts alone, whatever cookie comes along.',
  },
};

export const responses: Readonly<Record<string, Answer>> = {
  400: problem('Not understood: syntax of JSON, a field or the query.', 'Problem'),
  401: problem('A token that is not good, or no longer.', 'Problem', 'WWW-Authenticate'),
  403: problem(
    'Not allowed: the owner lets others read only, another site asks (`reason` is `origin`), or a token where only its person may.',
    'Problem',
  ),
  404: problem('Nothing here, or nothing for this person to see.', 'NotFound'),
  408: problem('The request did not arrive in time.', 'Problem'),
  409: problem(
    'A test of the patch failed, or there are as many invites, tokens or named versions as there may be.',
    'Problem',
  ),
  410: problem('Deleted, or an invitation or link that is over.', 'Gone', 'Link', 'Document-Access'),
  412: problem(
    'The precondition is false.',
    'PreconditionFailed',
    'ETag',
    'Last-Modified',
    'Document-Version',
    'Preference-Applied',
    'Location',
  ),
  413: problem('More than 1 MiB.', 'Problem'),
  415: problem('A type or coding that is not understood.', 'Problem', 'Accept-Patch'),
  416: problem('The range lies outside.', 'Problem'),
  417: problem('An expectation other than 100-continue.', 'Problem'),
  421: problem('The host is none of this server’s.', 'Problem'),
  422: problem('Not a document, a patch that does not fit, or a key that another request had.', 'Problem'),
  423: problem('Somebody else holds the lock of a lab’s document, or it has to be taken first.', 'Problem'),
  428: problem('The change names no version that it is based on.', 'PreconditionRequired'),
  429: problem('More than the limits allow one person, one address or one lab.', 'Problem', 'Retry-After'),
  431: problem('The header section has more than 64 KiB or 500 fields.', 'Problem'),
  500: problem(
    'Something broke, or the stored text of a version is damaged. The log has more under the id that the problem names.',
    'Problem',
  ),
  503: problem('The database is out of reach, or too much is going on.', 'Problem', 'Retry-After'),
};
