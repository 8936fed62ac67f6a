import { type Release, SHELL } from './release';

/** What the decision goes by. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  /** `document` when a window goes somewhere. */
  readonly destination: string;
  readonly headers: Pick<Headers, 'has'>;
}

/** How the worker treats a request. */
export type Strategy =
  /** Not at all: the browser goes on as if there were no worker. */
  | { readonly type: 'pass' }
  /** From what is cached; it is named by its content, so it can never be out of date. */
  | { readonly type: 'cache-first' }
  /** From the server, and only where it cannot be reached from what is cached under `instead`. */
  | { readonly type: 'network-first'; readonly instead: string };

const PASS: Strategy = { type: 'pass' };
const BUILT = '/_next/static/';

/**
 * What the worker does about a request. Whatever writes, whatever asks the API (its event streams too), whatever wants a
 * part of a file (RFC 9110 §14.2) or comes from elsewhere is none of its business, and neither is what the framework
 * loads in place of a page: without it, the framework goes to the page itself.
 */
export function strategyOf(asked: Asked, origin: string, release: Release): Strategy {
  const { pathname, origin: asksAt } = new URL(asked.url);
  if (asked.method !== 'GET' || asksAt !== origin || asked.headers.has('Range')) return PASS;
  if (pathname === '/api' || pathname.startsWith('/api/')) return PASS;
  if (pathname.startsWith(BUILT)) return { type: 'cache-first' };
  if (asked.destination === 'document') return { type: 'network-first', instead: SHELL };
  return release.files.includes(pathname) ? { type: 'network-first', instead: pathname } : PASS;
}

/** Whether an answer says that the server is not there: a gateway speaks in its place (RFC 9110 §15.6.3 to 15.6.5). */
export function isUnreachable({ status }: Pick<Response, 'status'>): boolean {
  return status >= 502 && status <= 504;
}
