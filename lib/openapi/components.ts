import { MAX_TITLE_LENGTH } from '@/lib/documents/content/content';
import { MAX_VERSION_NAME } from '@/lib/documents/model/version-names';
import { COLOURS, MAX_NAME_LENGTH } from '@/lib/documents/people/person';
import { CHALLENGE, labSchemas } from './lab-schemas';
import { type Answer, type Header, headers, type Parameter, type Schema, schema } from './parts';
import { count, instant, object, text, uuid } from './shapes';

const address = { type: 'string', format: 'uri-reference' };
const tag = { type: 'string', pattern: '^"[\\x21\\x23-\\x7e]*"$' };

const apiToken = {
  id: uuid,
  name: text,
  createdAt: instant,
  lastUsedAt: { anyOf: [instant, { type: 'null' }], description: 'Rounded to the hour.' },
  expiresAt: { anyOf: [instant, { type: 'null' }] },
};
const access = { enum: ['own', 'edit', 'view'] };
const given = { enum: ['edit', 'view'] };
const link = { enum: ['edit', 'view', 'none'] };

export const schemas: Readonly<Record<string, Schema>> = {
  Document: {
    ...object({ title: { ...text, maxLength: MAX_TITLE_LENGTH }, body: text }),
    additionalProperties: false,
    description: 'The representation, stored and served byte for byte. `body` is Markdown. At most 1 MiB.',
  },
  Person: object({
    id: { ...text, description: 'A UUID; for a client of a lab, the id of the client.' },
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
          'The persons who became this person by a link to another device or by signing in, the latest first.',
      },
      became: {
        ...schema('Person'),
        description:
          'The person that this person has become in another browser. That person has all their documents.',
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
      description: 'Send it as Authorization: Bearer. The server does not keep it.',
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
      description: 'The name of the provider for people; null if this server has no sign-in.',
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
          'Only in a search: the words around the first match, on one line. Markdown signs are left out, except where the search needs them. Absent if only the title matches, and after 4 MiB of documents.',
      },
      version: count,
      etag: tag,
      size: count,
      author: schema('Person'),
      savedAt: instant,
      createdAt: instant,
      access,
      owned: { type: 'boolean' },
      owner: { anyOf: [schema('Person'), { type: 'null' }], description: 'Null if it belongs to everybody.' },
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
      description: 'If the save was a merge, the tag that its author started from; otherwise null.',
    },
    size: count,
    linesAdded: count,
    linesRemoved: count,
    restored: {
      anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }],
      description:
        'If this version has exactly the content of an earlier one, the first version that had it; otherwise null.',
    },
    name: {
      anyOf: [{ ...text, minLength: 1, maxLength: MAX_VERSION_NAME }, { type: 'null' }],
      description: 'The name that people gave it. It has its own address, /name.',
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
            'The version that added the lines; null if they are older than the versions that were compared.',
        },
        count: { type: 'integer', minimum: 1 },
      }),
      description: 'All lines of the body in order. Neighbouring lines from one version form one item.',
    },
    versions: {
      type: 'array',
      items: object({ version: count, author: schema('Person'), savedAt: instant }),
      description: 'The versions that added the lines, oldest first.',
    },
    lookedBackTo: {
      anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }],
      description:
        'If some lines are older than the versions that were compared, the newest version that was not compared. Another request looks further back.',
    },
    coarse: {
      type: 'boolean',
      description:
        'Whether lines may be older than shown, because some versions differed too much for a comparison line by line.',
    },
  }),
  Invite: object({
    id: uuid,
    access: given,
    label: { ...text, maxLength: MAX_NAME_LENGTH },
    createdAt: instant,
    expiresAt: {
      ...instant,
      description:
        'The invite has to be used before this time. After that, its access lasts until it is revoked.',
    },
    person: { anyOf: [schema('Person'), { type: 'null' }], description: 'The person who used it.' },
    acceptedAt: { anyOf: [instant, { type: 'null' }] },
    url: { type: 'string', format: 'uri', description: 'The link for the invited person.' },
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
        invites: { type: 'array', description: 'Only without changes.' },
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
    url: {
      type: 'string',
      format: 'uri',
      description: 'The link to open on the other device. It works once.',
    },
    expiresAt: instant,
  }),
  DeviceOffer: object({ person: schema('Person'), expiresAt: instant }),
  DeviceSecret: {
    ...object({ secret: { ...text, description: 'The part after # in the link.' } }),
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
  ...labSchemas,
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
              'For a document, after a backup was put back: the time of the newest save that the backup has.',
          },
          lostBefore: {
            ...instant,
            description: 'The time when the backup was put back. Saves between the two times are gone.',
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
            description: 'For an invitation, or for a link to another device.',
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
          savedAs: {
            ...address,
            description: 'The version that this same request made when it arrived the first time.',
          },
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
  challenge: {
    name: 'challenge',
    in: 'path',
    required: true,
    description: 'The id of a challenge.',
    schema: { ...text, pattern: CHALLENGE },
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
      'Text to find in titles and bodies. A search stops after 32 MiB of text. The page may then have fewer items, and `next` leads to the rest.',
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
    description: 'The path on this server to open afterwards.',
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
    description: 'The start of the page; taken from a link with rel="next".',
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
  tab: {
    name: 'tab',
    in: 'query',
    description: 'The tab that leaves; without it, all tabs leave.',
    schema: text,
  },
  ifMatch: field('If-Match', 'Tags, compared strongly, or *. A change without it is answered with 428.'),
  ifNoneMatch: field('If-None-Match', 'Tags, compared weakly, or *. With *, a PUT only creates.'),
  ifModifiedSince: field('If-Modified-Since', 'An HTTP-date; ignored if If-None-Match is present.'),
  ifUnmodifiedSince: field(
    'If-Unmodified-Since',
    'An HTTP-date; ignored if If-Match is present, and too weak for a change.',
  ),
  prefer: field(
    'Prefer',
    'With return=representation the answer has the content; a 412 has the current content. With return=minimal it has none. With collision=representation only a 412 has it.',
  ),
  idempotencyKey: field(
    'Idempotency-Key',
    'One string in quotes that names this act, for a day. If the same request comes again with it, the server does not carry it out again. It repeats the first answer while the version that it made is current. Another request with the same key gets 422.',
  ),
  mergeBase: field(
    'Merge-Base',
    'If the save is a merge, the tag of the version that its author started from.',
  ),
  asPerson: field(
    'As-Person',
    'The id of the person who has to be the author of the change. The answer is 403 if the caller is neither this person nor the person that this one became.',
  ),
  invitation: field('Invitation', 'The part after # in the link of an invite.'),
  device: field('Device', 'The part after # in a link to another device.'),
  range: field('Range', 'One range of bytes.'),
  ifRange: field('If-Range', 'One strong tag or date. Range counts only if it matches.'),
  labClient: field('Lab-Client', 'The token of the lab’s client that sends this.'),
  labDelay: field('Lab-Delay', 'Milliseconds to hold the answer back, at most 5,000.'),
  lockToken: field('Lock-Token', 'What the lock was taken with.'),
  lastEventId: field(
    'Last-Event-ID',
    'The last event that arrived, so that the stream continues without a gap.',
  ),
};

const fieldOf = (description: string): Header => ({ description, schema: text });

export const headerParts: Readonly<Record<string, Header>> = {
  ETag: fieldOf('The strong tag of the current representation.'),
  'Last-Modified': fieldOf('The time of the last change. Absent until the second that it names is over.'),
  'Cache-Control': fieldOf('How long the answer may be kept.'),
  Link: fieldOf('latest-version, version-history, predecessor-version, successor-version; next for pages.'),
  Location: fieldOf('The address of the new resource.'),
  'Content-Location': fieldOf('The address of the resource that the content represents.'),
  'Document-Access': fieldOf('The access of the caller: own, edit or view.'),
  'Base-Version': fieldOf(
    'Only if a backup was put back and If-None-Match names only versions that were lost by this. It is the address of the last version that those versions and the current one have in common.',
  ),
  'Document-Version': fieldOf('The number of the version, for people.'),
  'Preference-Applied': fieldOf('The preference that was followed.'),
  Allow: fieldOf('The methods of the resource.'),
  'Accept-Patch': fieldOf('The media types of patches that the server understands.'),
  'WWW-Authenticate': fieldOf('Bearer, and what is wrong with the token.'),
  'Lab-Exchange': fieldOf('Of a lab’s document: the exchange in the lab’s record.'),
  'Lab-Guard': fieldOf('Of a lab’s document: the guard that decided about the request.'),
  'Lock-Token': fieldOf('What shows that one holds the lock.'),
  RateLimit: fieldOf('What is left of each limit, and when it is full again.'),
  'RateLimit-Policy': fieldOf('The limits that count for this request.'),
  'Retry-After': fieldOf('The seconds to wait before the next attempt.'),
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
      'An API token, made on the settings page or by POST /api/me/tokens. If it is present, the cookie does not count.',
  },
};

export const responses: Readonly<Record<string, Answer>> = {
  400: problem('Not understood: the syntax of the JSON, of a field or of the query.', 'Problem'),
  401: problem('The token is not valid, or no longer valid.', 'Problem', 'WWW-Authenticate'),
  403: problem(
    'Not allowed: the owner lets others only read, the request comes from another site (`reason` is `origin`), or a token was used where only its person may act.',
    'Problem',
  ),
  404: problem('There is nothing here, or the caller may not see it.', 'NotFound'),
  408: problem('The request did not arrive in time.', 'Problem'),
  409: problem(
    'A test of the patch failed, or the limit of invites, tokens or named versions is reached.',
    'Problem',
  ),
  410: problem(
    'The document is deleted, or the invitation or link has ended.',
    'Gone',
    'Link',
    'Document-Access',
  ),
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
  416: problem('The range lies outside the content.', 'Problem'),
  417: problem('An expectation other than 100-continue.', 'Problem'),
  421: problem('The host is not an address of this server.', 'Problem'),
  422: problem(
    'The content is not a document, the patch does not fit, or another request had the same key.',
    'Problem',
  ),
  423: problem(
    'A lab’s document is locked, or has to be locked first, and the request did not show the lock’s token.',
    'Problem',
  ),
  428: problem('The change does not name the version that it is based on.', 'PreconditionRequired'),
  429: problem(
    'One person, one address or one lab has reached a limit. Without Retry-After, something of a lab is full, and waiting makes no room.',
    'Problem',
    'Retry-After',
  ),
  431: problem('The header section has more than 64 KiB or 500 fields.', 'Problem'),
  500: problem(
    'Something broke, or the stored text of a version is damaged. The log has more under the id in the problem.',
    'Problem',
  ),
  503: problem('The database cannot be reached, or the server is too busy.', 'Problem', 'Retry-After'),
};
