import type { Chance } from './chance';
import { coded, content, damaged } from './content';
import type { FuzzRequest } from './fuzz-request';
import { fieldValue, PATHS, QUERIES, segment } from './hostile';
import { plausible } from './plausible';
import { drawRaw } from './raw';
import type { FuzzRoute } from './routes';
import type { Kind, World } from './world';

/** What there is to ask for. */
export interface Surface {
  readonly routes: readonly FuzzRoute[];
  readonly fields: readonly string[];
}

/** A request that is being made. */
interface Draft {
  method: string;
  target: string;
  readonly fields: Map<string, string>;
  body: Buffer;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
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
/** Fields of which a request has its own. */
const FRAMING = /^(?:content-length|transfer-encoding|host|expect)$/i;

/** The next request: one that may well succeed, and then in most cases one to three things about it are spoiled. */
export function drawRequest(chance: Chance, world: World, surface: Surface): FuzzRequest {
  if (chance.once(12)) return drawRaw(chance, world);
  // Each method of each route as often as any other.
  const route = chance.of(surface.routes.flatMap((each) => each.methods.map(() => each)));
  const draft = draftOf(chance, world, route);
  for (let more = chance.once(3) ? 0 : 1 + chance.number(3); more > 0; more--) {
    chance.of(SPOILINGS)(chance, draft, world, surface);
  }
  return framed(chance, draft, world);
}

function draftOf(chance: Chance, world: World, { pattern, methods }: FuzzRoute): Draft {
  const reads = methods.includes('GET') && chance.once(8) ? ['HEAD', 'OPTIONS'] : methods;
  const method = chance.of(reads);
  const path = pathOf(chance, world, pattern);
  const { query = '', fields = {}, json } = plausible(pattern, method, { chance, world, path });
  const draft: Draft = {
    method,
    target: `${path}${query}`,
    fields: new Map(Object.entries(fields)),
    body: json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(json)),
  };
  if (json !== undefined && !draft.fields.has('Content-Type'))
    draft.fields.set('Content-Type', 'application/json');
  if (chance.once(8)) draft.fields.set('Authorization', `Bearer ${world.take(chance, 'bearer')}`);
  else if (!chance.once(6)) draft.fields.set('Cookie', world.take(chance, 'cookie'));
  return draft;
}

function pathOf(chance: Chance, world: World, pattern: string): string {
  const ids: Kind = pattern.startsWith('/api/labs') || chance.once(5) ? 'lab' : 'document';
  return pattern.replace(/\[(\w+)\]/g, (_, name) => world.take(chance, name === 'id' ? ids : (name as Kind)));
}

type Spoiling = (chance: Chance, draft: Draft, world: World, surface: Surface) => void;

/** What may be wrong with a request: each changes one thing about it. Those that stand here twice are the most telling. */
const SPOILINGS: readonly Spoiling[] = [
  spoilField,
  spoilField,
  spoilField,
  spoilKnownField,
  spoilKnownField,
  spoilBody,
  spoilBody,
  damageBody,
  spoilPath,
  spoilPath,
  spoilQuery,
  spoilMethod,
  anotherTarget,
  anotherTag,
  anotherPerson,
];

function spoilField(chance: Chance, { fields }: Draft, _: World, surface: Surface): void {
  const name = chance.of(surface.fields);
  if (!FRAMING.test(name)) fields.set(name, fieldValue(chance, name));
}

/** Another value for a field that is there, or the same twice. */
function spoilKnownField(chance: Chance, { fields }: Draft): void {
  if (fields.size === 0) return;
  const name = chance.of([...fields.keys()]);
  const value = fields.get(name)!;
  if (chance.once(4)) fields.delete(name);
  else
    fields.set(
      name,
      chance.of([
        `${value}, ${value}`,
        `${value}x`,
        ` ${value} `,
        value.toUpperCase(),
        fieldValue(chance, name),
      ]),
    );
}

function spoilBody(chance: Chance, draft: Draft): void {
  draft.body = content(chance);
  const types = ['application/json', 'application/json-patch+json', 'application/merge-patch+json'];
  if (!draft.fields.has('Content-Type') || chance.once(3)) draft.fields.set('Content-Type', chance.of(types));
}

function damageBody(chance: Chance, draft: Draft): void {
  if (draft.body.length > 0) draft.body = damaged(chance, draft.body);
}

function spoilPath(chance: Chance, draft: Draft): void {
  const [path = '', query] = draft.target.split('?');
  const parts = path.split('/');
  parts[1 + chance.number(parts.length - 1)] = segment(chance);
  const end = chance.once(3) ? chance.of(['/', '//', '/.', '/..', '%20', '/x', ';x', '%00']) : '';
  draft.target = `${chance.once(2) ? parts.join('/') : path}${end}${query === undefined ? '' : `?${query}`}`;
}

function spoilQuery(chance: Chance, draft: Draft): void {
  draft.target = `${draft.target.split('?')[0]}${chance.of(QUERIES)}`;
}

function spoilMethod(chance: Chance, draft: Draft): void {
  draft.method = chance.of(chance.once(3) ? STRANGE_METHODS : METHODS);
}

function anotherTarget(chance: Chance, draft: Draft, { host }: World): void {
  draft.target = chance.once(2) ? `http://${host}${draft.target}` : chance.of(PATHS);
}

function anotherTag(chance: Chance, { fields }: Draft, world: World): void {
  const name = chance.of(['If-Match', 'If-Match', 'If-None-Match', 'If-Range', 'Merge-Base']);
  fields.set(name, chance.once(3) ? fieldValue(chance, name) : world.take(chance, 'tag'));
}

function anotherPerson(chance: Chance, { fields }: Draft, world: World): void {
  fields.delete('Authorization');
  fields.set('Cookie', world.take(chance, 'cookie'));
  if (chance.once(3)) fields.set('As-Person', world.take(chance, 'person'));
}

/** How content is sent: with its length, in chunks, in a coding, after a `100 Continue`. */
function framed(chance: Chance, draft: Draft, world: World): FuzzRequest {
  const { method, target, fields } = draft;
  const way = chance.number(16);
  let { body } = draft;
  if (way === 0) {
    const made = coded(chance, body);
    body = made.bytes;
    fields.set('Content-Encoding', made.coding);
  }
  if (way === 1 && body.length > 0)
    fields.set('Expect', chance.once(4) ? fieldValue(chance, 'Expect') : '100-continue');
  if (way === 2) {
    fields.set('Transfer-Encoding', 'chunked');
    body = inChunks(chance, body);
  } else fields.set('Content-Length', String(body.length));
  const host = chance.once(40) ? fieldValue(chance, 'Host') : world.host;
  const line = `${method} ${target} HTTP/1.1`;
  const lines = [['Host', host], ...fields, ['Connection', 'close']].map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const head = `${line}\r\n${lines.join('')}\r\n`;
  const held = /\/gates\//.test(target) || fields.has('Lab-Gate') || fields.has('Lab-Delay');
  return {
    line,
    method,
    target,
    bytes: Buffer.concat([Buffer.from(head, 'latin1'), body]),
    kind: held ? 'held' : 'whole',
  };
}

/** Content in chunks of some size, perhaps with extensions and trailers (RFC 9112 §7.1). */
function inChunks(chance: Chance, bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  const size = 1 + chance.number(chance.once(2) ? 16 : 70_000);
  for (let at = 0; at < bytes.length && parts.length < 3_000; at += size) {
    const chunk = parts.length === 2_997 ? bytes.subarray(at) : bytes.subarray(at, at + size);
    const extension = chance.once(4) ? chance.of([';a', ';a=b', ';a="b;c"']) : '';
    parts.push(Buffer.from(`${chunk.length.toString(16)}${extension}\r\n`), chunk, Buffer.from('\r\n'));
    if (chunk.length > size) break;
  }
  const trailer = chance.once(4)
    ? chance.of(['X: y\r\n', 'If-Match: *\r\n', 'Content-Length: 1\r\n', 'Cookie: a=b\r\n'])
    : '';
  return Buffer.concat([...parts, Buffer.from(`0\r\n${trailer}\r\n`)]);
}
