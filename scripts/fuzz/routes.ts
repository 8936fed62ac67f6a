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
      methods:
        readFileSync(path.join(root, 'app/api', file), 'utf8').match(/\b(GET|POST|PUT|PATCH|DELETE)(?=:)/g) ??
        [],
    }))
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

/** The names of the fields that the code asks requests for, and of some more that servers and proxies look at. */
export function fieldsOf(root: string): readonly string[] {
  const names = new Set([
    'Connection',
    'Content-Length',
    'Expect',
    'Forwarded',
    'Lab-Client',
    'Authorization',
    'Invitation',
  ]);
  for (const folder of ['lib/http', 'lib/server', 'lib/documents', 'app/api']) {
    for (const file of filesOf(path.join(root, folder))) {
      const source = readFileSync(path.join(root, folder, file), 'utf8');
      for (const [, name] of source.matchAll(/headers\.get\('([A-Za-z-]+)'\)/g)) names.add(name!);
    }
  }
  return [...names].sort();
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && !/node_modules|dist|testing|\.test\./.test(file));
}
