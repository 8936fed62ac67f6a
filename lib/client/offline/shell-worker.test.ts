import { beforeEach, describe, expect, it } from 'vitest';
import { shellWorker, type WorkerScope } from './shell-worker';

const ORIGIN = 'https://midair.example';
const RELEASE = { id: 'b2', files: ['/_next/static/chunks/b.js', '/icon.svg'] };

type Listener = (event: object) => void;

/** A browser's caches, a server, and a worker's events, in a test's hands. */
function world() {
  const stored = new Map<string, Map<string, string>>();
  const server = new Map<string, () => Response>([
    ['/offline', () => new Response('shell of b2')],
    ['/_next/static/chunks/b.js', () => new Response('program b')],
    ['/icon.svg', () => new Response('icon')],
    ['/documents/1', () => new Response('page of the server')],
  ]);
  const asked: string[] = [];
  const state = { online: true, silent: false, skipped: 0, claimed: 0 };
  const timers: (() => void)[] = [];
  const ask = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    if (state.silent) return new Promise<never>(() => {});
    if (!state.online) throw new TypeError('Failed to fetch');
    return server.get(pathname)?.() ?? new Response('none', { status: 404 });
  };
  const cacheNamed = (name: string) => {
    const entries = stored.get(name) ?? new Map<string, string>();
    stored.set(name, entries);
    return {
      match: async (path: string) => (entries.has(path) ? new Response(entries.get(path)) : undefined),
      put: async (path: string, response: Response) => void entries.set(path, await response.text()),
      addAll: async (paths: readonly string[]) => {
        const answers = await Promise.all(paths.map((path) => ask(new Request(ORIGIN + path))));
        if (answers.some(({ ok }) => !ok)) throw new TypeError('Not all are there.');
        for (const [at, path] of paths.entries()) entries.set(path, await answers[at]!.text());
      },
    } as Partial<Cache> as Cache;
  };
  const listeners = new Map<string, Listener>();
  const scope: WorkerScope = {
    origin: ORIGIN,
    caches: {
      open: async (name) => cacheNamed(name),
      keys: async () => [...stored.keys()],
      delete: async (name) => stored.delete(name),
      match: async (path) => {
        for (const entries of stored.values()) {
          if (entries.has(String(path))) return new Response(entries.get(String(path)));
        }
        return undefined;
      },
    },
    fetch: ask,
    clients: { claim: async () => void state.claimed++ },
    skipWaiting: async () => void state.skipped++,
    setTimeout: (run) => timers.push(run),
    addEventListener: ((type: string, listener: Listener) =>
      void listeners.set(type, listener)) as WorkerScope['addEventListener'],
  };
  shellWorker(scope, RELEASE);
  const lasting = async (type: 'install' | 'activate') => {
    const work: Promise<unknown>[] = [];
    listeners.get(type)?.({ waitUntil: (promise: Promise<unknown>) => work.push(promise) });
    await Promise.all(work);
  };
  const get = (path: string, destination: RequestDestination = ''): Promise<Response> | null => {
    let answer: Promise<Response> | null = null;
    const request = { method: 'GET', url: ORIGIN + path, destination, headers: new Headers() };
    listeners.get('fetch')?.({
      request,
      respondWith: (promise: Promise<Response>) => {
        answer = promise;
      },
    });
    return answer;
  };
  const pass = () => {
    for (const run of timers.splice(0)) run();
  };
  return { stored, server, asked, state, lasting, get, pass };
}

let w: ReturnType<typeof world>;
beforeEach(() => {
  w = world();
});
const text = async (answer: Promise<Response> | null) => (await answer)?.text();

describe('a worker that is installed', () => {
  it('has all of its release, and takes over at once', async () => {
    await w.lasting('install');
    expect(Object.fromEntries(w.stored.get('midair-shell-b2') ?? [])).toEqual({
      '/offline': 'shell of b2',
      '/_next/static/chunks/b.js': 'program b',
      '/icon.svg': 'icon',
    });
    expect(w.state.skipped).toBe(1);
    await w.lasting('activate');
    expect(w.state.claimed).toBe(1);
  });

  it.each([
    ['its shell is of another release', '/offline', () => new Response('shell of b3')],
    ['its shell cannot be had', '/offline', () => new Response('b2', { status: 500 })],
    ['a program is missing', '/_next/static/chunks/b.js', () => new Response('none', { status: 404 })],
  ])('comes to nothing and leaves nothing where %s', async (_, path, answer) => {
    w.server.set(path, answer);
    w.stored.set('midair-shell-b1', new Map([['/offline', 'shell of b1']]));
    await expect(w.lasting('install')).rejects.toThrow();
    expect([...w.stored.keys()]).toEqual(['midair-shell-b1']);
    expect(w.state.skipped).toBe(0);
  });

  it('keeps the release before, whose pages may be open, and removes what is older', async () => {
    for (const name of ['midair-shell-a0', 'other', 'midair-shell-a9', 'midair-shell-b1']) {
      w.stored.set(name, new Map());
    }
    await w.lasting('install');
    await w.lasting('activate');
    expect([...w.stored.keys()]).toEqual(['other', 'midair-shell-b1', 'midair-shell-b2']);
  });
});

describe('a worker at work', () => {
  beforeEach(async () => {
    w.stored.set(
      'midair-shell-b1',
      new Map([
        ['/offline', 'shell of b1'],
        ['/_next/static/chunks/a.js', 'program a'],
      ]),
    );
    await w.lasting('install');
    w.asked.length = 0;
  });

  it('shows the page that the server sends, also one that says no', async () => {
    expect(await text(w.get('/documents/1', 'document'))).toBe('page of the server');
    w.server.set('/documents/1', () => new Response('fault', { status: 500 }));
    expect(await text(w.get('/documents/1', 'document'))).toBe('fault');
  });

  it('shows the shell of its own release while there is no network, and where only a gateway answers', async () => {
    w.server.set('/documents/1', () => new Response('Bad Gateway', { status: 502 }));
    expect(await text(w.get('/documents/1', 'document'))).toBe('shell of b2');
    w.state.online = false;
    expect(await text(w.get('/documents/1', 'document'))).toBe('shell of b2');
    expect(await text(w.get('/icon.svg', 'image'))).toBe('icon');
  });

  it('shows the shell where the network says nothing for too long', async () => {
    w.state.silent = true;
    const answer = w.get('/documents/1', 'document');
    w.pass();
    expect(await text(answer)).toBe('shell of b2');
  });

  it('takes programs from the cache without asking, of the release before too, and else from the server', async () => {
    expect(await text(w.get('/_next/static/chunks/b.js', 'script'))).toBe('program b');
    expect(await text(w.get('/_next/static/chunks/a.js', 'script'))).toBe('program a');
    expect(w.asked).toEqual([]);
    w.server.set('/_next/static/chunks/c.js', () => new Response('program c'));
    expect(await text(w.get('/_next/static/chunks/c.js', 'script'))).toBe('program c');
  });

  it('says nothing to the API, and stores nothing of what passes', async () => {
    const before = JSON.stringify([...w.stored].map(([name, entries]) => [name, [...entries]]));
    expect(w.get('/api/documents/1')).toBeNull();
    expect(w.get('/api/events')).toBeNull();
    await w.get('/documents/1', 'document');
    await w.get('/_next/static/chunks/c.js', 'script');
    expect(JSON.stringify([...w.stored].map(([name, entries]) => [name, [...entries]]))).toBe(before);
  });

  it('fails as the network does where nothing is cached', async () => {
    w.stored.clear();
    w.state.online = false;
    await expect(w.get('/documents/1', 'document')).rejects.toThrow('Failed to fetch');
  });
});
