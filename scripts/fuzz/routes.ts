import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** An address of the API as the framework names it, `/api/documents/[id]`, and what can be done there. */
export interface FuzzRoute {
  readonly pattern: string;
  readonly methods: readonly string[];
}

/** The routes of the API, from the files that the framework finds them by. */
export function routesOf(root: string): readonly FuzzRoute[] {
  return readdirSync(path.join(root, 'app/api'), { recursive: true })
    .map((file) => String(file).replaceAll(path.sep, '/'))
    .filter((file) => /(^|\/)route\.ts$/.test(file) && !file.includes('[...') && !file.includes('[[...'))
    .map((file) => ({
      pattern: `/api/${file.replace(/\/?route\.ts$/, '')}`,
      methods: methodsIn(readFileSync(path.join(root, 'app/api', file), 'utf8')),
    }))
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

/** The methods that a route file names; what says how the process is can only be read. */
function methodsIn(source: string): readonly string[] {
  return source.match(/\b(GET|POST|PUT|PATCH|DELETE)(?=:)/g) ?? ['GET'];
}

/** Fields that servers, proxies and frameworks look at, whether or not this one does. */
const FIELDS = [
  'Accept',
  'Accept-Charset',
  'Accept-Encoding',
  'Accept-Language',
  'Access-Control-Request-Headers',
  'Access-Control-Request-Method',
  'Cache-Control',
  'Connection',
  'Content-Language',
  'Content-Location',
  'Content-MD5',
  'Cookie',
  'Date',
  'Depth',
  'Destination',
  'Expect',
  'Forwarded',
  'If',
  'Keep-Alive',
  'Link',
  'Max-Forwards',
  'Next-Action',
  'Next-Router-Prefetch',
  'Next-Router-State-Tree',
  'Overwrite',
  'Pragma',
  'Priority',
  'Proxy-Authorization',
  'Proxy-Connection',
  'RSC',
  'Referer',
  'Repr-Digest',
  'Sec-Fetch-Dest',
  'Sec-Fetch-User',
  'TE',
  'Trailer',
  'Transfer-Encoding',
  'Upgrade',
  'User-Agent',
  'Via',
  'Want-Content-Digest',
  'Want-Repr-Digest',
  'X-Forwarded-Host',
  'X-Forwarded-Port',
  'X-Forwarded-Proto',
  'X-HTTP-Method-Override',
  'X-Invoke-Path',
  'X-Matched-Path',
  'X-Middleware-Prefetch',
  'X-Middleware-Subrequest',
  'X-Nextjs-Data',
  'X-Real-IP',
];

/** The names of the fields that the code asks requests for, in words or by a constant, and of some more. */
export function fieldsOf(root: string): readonly string[] {
  const names = new Map(FIELDS.map((name) => [name.toLowerCase(), name]));
  for (const folder of ['lib/http', 'lib/server', 'lib/documents', 'lib/lab/people', 'app/api']) {
    for (const file of filesOf(path.join(root, folder))) {
      const source = readFileSync(path.join(root, folder, file), 'utf8');
      const asked = source.matchAll(
        /headers\.(?:get|has)\('([A-Za-z-]+)'\)|(?:FIELD|INVITATION) = '([A-Za-z-]+)'/g,
      );
      for (const [, read, named] of asked) {
        const name = read ?? named!;
        if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), titled(name));
      }
    }
  }
  return [...names.values()].sort();
}

function titled(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && !/node_modules|dist|testing|\.test\./.test(file));
}
