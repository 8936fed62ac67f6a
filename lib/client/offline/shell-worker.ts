import { cacheOf, isShellCache, type Release, SHELL } from './release';
import { isUnreachable, type Strategy, strategyOf } from './strategy';

interface LastingEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface InstallEvent extends LastingEvent {
  /** Requests that never wake the worker; not every browser has it. */
  addRoutes?(route: {
    readonly condition: { readonly urlPattern: string };
    readonly source: 'network';
  }): Promise<void>;
}

interface FetchEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** The part of a service worker's global scope that is needed here. */
export interface WorkerScope {
  readonly origin: string;
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  readonly setTimeout: (run: () => void, delay: number) => unknown;
  addEventListener(type: 'install', listener: (event: InstallEvent) => void): void;
  addEventListener(type: 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}

/** Milliseconds after which a network that says nothing counts as none. */
const PATIENCE = 10_000;

/**
 * Lets the application open without its server. Each release has a cache of its own, filled at once and never changed, so
 * pages and programs of two releases do not mix. The cache of the release before stays until the next one comes, since
 * pages of it may still be open.
 */
export function shellWorker(scope: WorkerScope, release: Release): void {
  const { caches, origin } = scope;
  const own = cacheOf(release);

  async function fill(): Promise<void> {
    const cache = await caches.open(own);
    try {
      const asked = new Request(new URL(SHELL, origin), { cache: 'reload', credentials: 'omit' });
      const shell = await scope.fetch(asked);
      // While a new release is being rolled out, another server may answer than the one that the worker came from.
      if (!shell.ok || !(await shell.clone().text()).includes(release.id)) {
        throw new Error('The shell is not of this release.');
      }
      await cache.put(SHELL, shell);
      await cache.addAll(release.files);
    } catch (error) {
      await caches.delete(own);
      throw error;
    }
  }

  async function tidy(): Promise<void> {
    const others = (await caches.keys()).filter((name) => isShellCache(name) && name !== own);
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  }

  async function cached(path: string): Promise<Response | undefined> {
    return (await caches.open(own)).match(path, { ignoreVary: true });
  }

  async function cacheFirst(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const found = (await cached(pathname)) ?? (await caches.match(pathname, { ignoreVary: true }));
    return found ? withoutAddress(found) : scope.fetch(request);
  }

  async function networkFirst(request: Request, instead: string): Promise<Response> {
    const answer = scope.fetch(request);
    const late = new Promise<null>((resolve) => scope.setTimeout(() => resolve(null), PATIENCE));
    const soon = await Promise.race([answer, late]).catch(() => null);
    if (soon && !isUnreachable(soon)) return soon;
    return (await cached(instead)) ?? answer;
  }

  function answer(request: Request, strategy: Exclude<Strategy, { type: 'pass' }>): Promise<Response> {
    return strategy.type === 'cache-first' ? cacheFirst(request) : networkFirst(request, strategy.instead);
  }

  scope.addEventListener('install', (event) => {
    // Only to spare the worker's time: without this route the strategy lets the API pass too.
    event.addRoutes?.({ condition: { urlPattern: '/api/*' }, source: 'network' }).catch(() => {});
    event.waitUntil(fill().then(() => scope.skipWaiting()));
  });
  scope.addEventListener('activate', (event) => {
    event.waitUntil(tidy().then(() => scope.clients.claim()));
  });
  scope.addEventListener('fetch', (event) => {
    const strategy = strategyOf(event.request, origin, release);
    if (strategy.type !== 'pass') event.respondWith(answer(event.request, strategy));
  });
}

/**
 * A cached answer without the address that it was cached under. Otherwise a program that runs beside the page would take
 * that for its own (Fetch §4.1), and lose what stands behind the `#` of the address that was asked for.
 */
function withoutAddress(found: Response): Response {
  return new Response(found.body, found);
}
