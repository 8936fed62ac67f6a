import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { routeTable } from '@/lib/server/host/route-table';
import { closeServices, services } from '@/lib/server/services';
import { requireDescribed } from './described-answer';

type Handlers = Record<string, unknown>;
type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** The route files, by the address that the framework gives them. */
export interface Routes {
  readonly [pattern: string]: Handlers;
}

/** Every route file but the one that answers whatever has none, as they stand in the folders; `load` imports one. */
export async function everyRoute(load: (file: string) => Promise<Handlers>): Promise<Routes> {
  const routes: Record<string, Handlers> = {};
  for (const file of readdirSync('app/api', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('route.ts') || file.includes('[...')) continue;
    const pattern = `/api/${file.replaceAll('\\', '/').replace(/\/route\.ts$/, '')}`;
    routes[pattern] = await load(`${process.cwd()}/app/api/${file}`);
  }
  return routes;
}

/** What to send, in addition to method and address. */
export interface Sending {
  readonly headers?: HeadersInit;
  readonly body?: BodyInit;
  /** JSON to send as the body. */
  readonly json?: unknown;
  /** Given when the client goes away. */
  readonly signal?: AbortSignal | null;
}

/** Sends a request to the route that has the address, without a server in between. */
export type Api = (method: string, address: string, sending?: Sending) => Promise<Response>;

export const ORIGIN = 'http://midair.test';

/** Calls route handlers as the framework would, and holds each answer against the description of the API. */
export function apiOf(routes: Routes): Api {
  const targets = Object.entries(routes).map(([pattern, handlers]) => [pattern, { pattern, handlers }]);
  const find = routeTable<{ readonly pattern: string; readonly handlers: Handlers }>(
    Object.fromEntries(targets),
  );
  return async (method, address, { headers, body, json, signal } = {}) => {
    const url = new URL(address, ORIGIN);
    const fields = new Headers(headers);
    if (!fields.has('host')) fields.set('host', url.host);
    if (json !== undefined && !fields.has('content-type')) fields.set('content-type', 'application/json');
    const content = json === undefined ? body : JSON.stringify(json);
    const init = { method, headers: fields, body: content, duplex: 'half', signal: signal ?? null };
    const { target, params } = find(url.pathname) ?? {};
    const handler = target?.handlers[method] as RouteHandler | undefined;
    if (!target || !handler) throw new Error(`No route for ${method} ${address}`);
    const answer = await handler(new Request(url, init), { params: Promise.resolve(params) });
    await requireDescribed(method, target.pattern.replace(/\[(\w+)\]/g, '{$1}'), answer);
    return answer;
  };
}

/**
 * Lets the services of this process keep their data in a new folder, with `env` as settings; the answer closes them, removes
 * it, and takes the settings back.
 */
export function startOwnServices(env: Readonly<Record<string, string>> = {}): () => Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-'));
  Object.assign(process.env, { DATA_DIR: folder, LOG_LEVEL: 'silent', ...env });
  return async () => {
    for (const name of Object.keys(env)) delete process.env[name];
    await closeServices();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Makes each look at the clock a millisecond later than the one before, so that changes have an order. */
export async function useSteppingClock(): Promise<void> {
  const ports = (await services()).ports as { now: () => number };
  let now = Date.now();
  ports.now = () => ++now;
}
