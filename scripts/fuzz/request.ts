import type { Chance } from './chance';
import { content, fieldValue, QUERIES, segment } from './hostile';
import type { FuzzRoute } from './routes';

/** What requests are made of. */
export interface World {
  /** The server's own `Host`. */
  readonly host: string;
  readonly routes: readonly FuzzRoute[];
  readonly fields: readonly string[];
  /** Documents, and the cookies of people of whom some may change them. */
  readonly documents: readonly string[];
  readonly labs: readonly string[];
  readonly cookies: readonly string[];
  /** Tags that are or were somebody's. */
  readonly tags: readonly string[];
}

/** One request as it goes over the wire. */
export interface FuzzRequest {
  /** How it begins, for reports. */
  readonly line: string;
  readonly method: string;
  readonly target: string;
  readonly bytes: Buffer;
  /** Whether the server can tell where it ends: for others, no answer is one too. */
  readonly whole: boolean;
}

const METHODS = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'PUT', 'PATCH', 'PATCH', 'DELETE', 'OPTIONS'];
const STRANGE_METHODS = [
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'get',
  'G\tT',
  'LOCK',
  '',
  'X'.repeat(300),
  'M-SEARCH',
  'QUERY',
];
const PATHS = [
  '*',
  '/',
  '//',
  '//evil.example/api/health',
  '/api',
  '/api/',
  '/api//documents',
  '/API/documents',
  '/api/%zz',
  '/%zz',
  '/..',
  '/../../etc/passwd',
  '/_next/../api/health',
  '/documents/%zz',
  '/learn/%00',
  '/problems/x',
  '/.env',
  '/api/health/',
  'api',
  'http://evil.example/api/health',
  `/${'a/'.repeat(2_000)}`,
  '/_next/image?url=http://127.0.0.1/',
  '/_next/data/x.json',
  '/sw.js',
  '/invite',
  '/settings',
  '\x01',
  '/api/\xff',
];

/** The next request. */
export function drawRequest(chance: Chance, world: World): FuzzRequest {
  if (chance.once(12)) return raw(chance, world);
  const route = chance.of(world.routes);
  const fitting = route.methods.length > 0 && !chance.once(8) ? route.methods : METHODS;
  const method = chance.once(30) ? chance.of(STRANGE_METHODS) : chance.of(fitting);
  const target = drawTarget(chance, world, route.pattern);
  const body =
    ['GET', 'HEAD', 'OPTIONS'].includes(method) && !chance.once(10) ? Buffer.alloc(0) : content(chance);
  const fields = drawFields(chance, world, body.length > 0);
  return asRequest(method, target, [...fields, ['Content-Length', String(body.length)]], body);
}

function drawTarget(chance: Chance, { documents, labs }: World, pattern: string): string {
  if (chance.once(8)) return chance.of(PATHS);
  const known = pattern.startsWith('/api/labs') ? labs : documents;
  const route = pattern.replace(/\[(\w+)\]/g, (_, name) => {
    if (chance.once(4)) return segment(chance);
    return name === 'id' ? chance.of(known) : chance.of(['1', 'put-0', 'x']);
  });
  const end = chance.once(25) ? chance.of(['/', '//', '/.', '/..', '%20', '/x', ';x']) : '';
  return `${route}${end}${chance.once(3) ? chance.of(QUERIES) : ''}`;
}

function drawFields(chance: Chance, world: World, withContent: boolean): [string, string][] {
  const fields: [string, string][] = [['Host', chance.once(40) ? fieldValue(chance) : world.host]];
  if (!chance.once(3)) fields.push(['Cookie', chance.of(world.cookies)]);
  if (withContent && !chance.once(6)) {
    fields.push([
      'Content-Type',
      chance.of([
        'application/json',
        'application/json',
        'application/json-patch+json',
        'application/merge-patch+json',
      ]),
    ]);
  }
  if (chance.once(2))
    fields.push([
      chance.of(['If-Match', 'If-Match', 'If-None-Match', 'Merge-Base']),
      chance.once(2) ? chance.of(world.tags) : '*',
    ]);
  for (let more = chance.number(4); more > 0; more--) {
    const name = chance.of(world.fields);
    if (!/^(content-length|host)$/i.test(name)) fields.push([name, fieldValue(chance)]);
  }
  return fields;
}

function asRequest(
  method: string,
  target: string,
  fields: readonly (readonly [string, string])[],
  body: Buffer,
): FuzzRequest {
  const line = `${method} ${target} HTTP/1.1`;
  const head = [
    line,
    ...fields.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
    '',
    '',
  ].join('\r\n');
  return { line, method, target, bytes: Buffer.concat([Buffer.from(head, 'latin1'), body]), whole: true };
}

/** Bytes that are nearly a request, or several, or half of one. */
function raw(chance: Chance, world: World): FuzzRequest {
  const { host } = world;
  const target = `/api/documents/${chance.of(world.documents)}`;
  const put = `PUT ${target} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${chance.of(world.cookies)}\r\nContent-Type: application/json\r\n`;
  const json = '{"title":"raw","body":"raw"}';
  const size = json.length.toString(16);
  const kinds: readonly [string, string, boolean][] = [
    ['two lengths', `${put}Content-Length: 2\r\nContent-Length: 28\r\n\r\n${json}`, true],
    ['a length of no number', `${put}Content-Length: 2x\r\n\r\n${json}`, true],
    ['a length below zero', `${put}Content-Length: -1\r\n\r\n${json}`, true],
    [
      'length and chunks',
      `${put}Content-Length: 28\r\nTransfer-Encoding: chunked\r\n\r\n${size}\r\n${json}\r\n0\r\n\r\n`,
      true,
    ],
    ['a chunk of no size', `${put}Transfer-Encoding: chunked\r\n\r\nzz\r\n${json}\r\n0\r\n\r\n`, true],
    ['a chunk without end', `${put}Transfer-Encoding: chunked\r\n\r\n${size}\r\n${json}`, false],
    ['a chunk of a huge size', `${put}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n${json}`, false],
    [
      'whole chunks',
      `${put}If-Match: "x"\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${size};x=y\r\n${json}\r\n0\r\nTrailer: x\r\n\r\n`,
      true,
    ],
    ['two codings', `${put}Transfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`, true],
    ['less than its length', `${put}If-Match: "x"\r\nContent-Length: 1000\r\n\r\n${json}`, false],
    ['half a head', put.slice(0, chance.number(put.length)), false],
    [
      'a folded field',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nX: a\r\n b\r\nConnection: close\r\n\r\n`,
      true,
    ],
    [
      'a space before the colon',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nX : a\r\nConnection: close\r\n\r\n`,
      true,
    ],
    ['line feeds alone', `GET /api/health HTTP/1.1\nHost: ${host}\nConnection: close\n\n`, true],
    ['no host', 'GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n', true],
    [
      'two hosts',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
      true,
    ],
    ['an old version', 'GET /api/health HTTP/1.0\r\n\r\n', true],
    ['no version', 'GET /api/health\r\n\r\n', true],
    ['another version', `GET /api/health HTTP/9.9\r\nHost: ${host}\r\n\r\n`, true],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', true],
    ['the beginning of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', true],
    [
      'a head too large',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
      true,
    ],
    [
      'many fields',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\n${'X: y\r\n'.repeat(3_000)}Connection: close\r\n\r\n`,
      true,
    ],
    [
      'an upgrade',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      false,
    ],
    [
      'an expectation',
      `${put}Expect: 200-maybe\r\nContent-Length: 28\r\nConnection: close\r\n\r\n${json}`,
      true,
    ],
    [
      'ten in a row',
      `${`GET /api/health HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(9)}GET /api/health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      true,
    ],
    [
      'one hidden in another',
      `${put}If-Match: "x"\r\nContent-Length: 0\r\n\r\nDELETE ${target} HTTP/1.1\r\nHost: ${host}\r\nIf-Match: "x"\r\nConnection: close\r\n\r\n`,
      true,
    ],
    [
      'a NUL in a field',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nX: a\0b\r\nConnection: close\r\n\r\n`,
      true,
    ],
    ['noise', Array.from({ length: 200 }, () => String.fromCharCode(chance.number(256))).join(''), false],
    ['nothing', '', false],
  ];
  const [line, text, whole] = chance.of(kinds);
  return { line, method: /^[A-Z]+/.exec(text)?.[0] ?? '', target, bytes: Buffer.from(text, 'latin1'), whole };
}
