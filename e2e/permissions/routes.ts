import { readdirSync } from 'node:fs';
import path from 'node:path';
import { HTTP_METHODS } from 'next/dist/server/web/http.js';

/** Every method that the framework hands to a route. */
export const METHODS: readonly string[] = HTTP_METHODS;

/** Every route that there is, by the folder of its file. */
export function findRoutes(): readonly string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^route\.[jt]sx?$/.test(path.basename(file)))
    .map((file) => path.posix.join('/', path.dirname(file)))
    .toSorted();
}
