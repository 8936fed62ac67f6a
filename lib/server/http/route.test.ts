import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeServices, services } from '@/lib/server/services';
import { type Api, apiOf, startOwnServices } from '@/lib/server/testing/api';
import { answer, problemAnswer } from './answers';
import { type Handler, route } from './route';
import { BrokenOff, WIRE } from './wire';

const SECRET = 'the password is swordfish';

const breakDown = async () => {
  throw new Error(SECRET);
};
const runOutOfTime = async () => {
  throw Object.assign(new Error(SECRET), { code: 'P2028' });
};

const sayWhoAsks: Handler<unknown> = async (call) => answer(200, (await call.person()).id, {});
const knowNobody: Handler<unknown> = async (call) => problemAnswer(call, 'unauthorized', { detail: 'Why.' });

const done = async () => answer(200, 'done', { ETag: '"x"' });
const thing = route('/api/thing', { GET: done, PUT: done, POST: done, DELETE: done });

let api: Api;
let stop: () => Promise<void>;

beforeAll(() => {
  stop = startOwnServices({ CORS_ORIGINS: 'https://app.example, https://two.example:8443' });
  api = apiOf({
    '/api/thing': thing,
    '/api/whoami': route('/api/whoami', { GET: sayWhoAsks }),
    '/api/unknown': route('/api/unknown', { GET: knowNobody }),
    '/api/broken': route('/api/broken', { GET: breakDown, PUT: runOutOfTime }),
  });
});
afterAll(async () => {
  await stop();
});

it.each([
  ['GET', '/api/thing', 200],
  ['HEAD', '/api/thing', 200],
  ['OPTIONS', '/api/thing', 204],
  ['PATCH', '/api/thing', 405],
  ['GET', '/api/broken', 500],
] as const)('is data that nothing runs in and no other site shows: %s %s', async (method, path, status) => {
  const answered = await api(method, path);
  expect(answered.status).toBe(status);
  expect(Object.fromEntries(answered.headers)).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  });
});

describe('a write', () => {
  const done: string[] = [];
  const act: Handler<unknown> = async ({ request }) => {
    done.push(request.method);
    return answer(200, 'done', {});
  };
  const acting = route('/api/acting', { GET: act, POST: act, DELETE: act });

  /** Sends what `end` ends, to a handler that takes no content. */
  const sendTo = (
    method: 'POST' | 'DELETE',
    end: (content: ReadableStreamDefaultController, away: () => void) => void,
  ) => {
    const gone = new AbortController();
    const body = new ReadableStream({
      start: (content) => {
        content.enqueue(new TextEncoder().encode('some'));
        end(content, () => gone.abort());
      },
    });
    const init = { method, body, duplex: 'half', signal: gone.signal } as RequestInit;
    return acting[method](new Request('http://midair.test/api/acting', init), {
      params: Promise.resolve({}),
    });
  };

  it.each(['POST', 'DELETE'] as const)(
    'is done once all of it is there, though it takes no content: %s',
    async (method) => {
      done.length = 0;
      let content: ReadableStreamDefaultController | null = null;
      const answered = sendTo(method, (controller) => {
        content = controller;
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(done).toEqual([]);
      content!.close();
      expect((await answered).status).toBe(200);
      expect(done).toEqual([method]);
    },
  );

  it.each(['POST', 'DELETE'] as const)(
    'that breaks off does nothing, though it takes no content: %s',
    async (method) => {
      done.length = 0;
      const answered = await sendTo(method, (content, away) => {
        away();
        content.error(new Error('aborted'));
      });
      expect(answered.status).toBe(400);
      expect(done).toEqual([]);
    },
  );

  it('that only deletes brings no more along than a document may have', async () => {
    done.length = 0;
    const answered = await sendTo('DELETE', (content) => {
      content.enqueue(new Uint8Array(1_048_576));
      content.close();
    });
    expect(answered.status).toBe(413);
    expect(done).toEqual([]);
  });
});

describe('a write that another site makes somebody’s browser send', () => {
  it.each<[string, Record<string, string>]>([
    ['a foreign Origin', { Origin: 'https://evil.example' }],
    ['an opaque Origin', { Origin: 'null' }],
    ['another port', { Origin: 'http://midair.test:81' }],
    ['a host that only begins alike', { Origin: 'http://midair.test.evil.example' }],
    ['no Origin, and Sec-Fetch-Site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling site', { 'Sec-Fetch-Site': 'same-site' }],
    ['an allowed origin, but for its case', { Origin: 'https://APP.example' }],
  ])('is refused: %s', async (_, headers) => {
    for (const method of ['PUT', 'POST', 'DELETE']) {
      const response = await api(method, '/api/thing', { headers });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: 'forbidden', reason: 'origin' });
      expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false);
    }
    const read = await api('GET', '/api/thing', { headers });
    expect(read.status).toBe(200);
    expect(read.headers.has('Access-Control-Allow-Origin')).toBe(false);
  });

  it.each<[string, Record<string, string>]>([
    ['a program', {}],
    ['our own page', { Origin: 'http://midair.test', 'Sec-Fetch-Site': 'same-origin' }],
    ['our own page behind a proxy that ends TLS', { Origin: 'https://midair.test' }],
    ['somebody at the address bar', { 'Sec-Fetch-Site': 'none' }],
    ['an allowed site', { Origin: 'https://app.example', 'Sec-Fetch-Site': 'cross-site' }],
  ])('is told from one by %s', async (_, headers) => {
    expect((await api('PUT', '/api/thing', { headers })).status).toBe(200);
  });
});

describe('a page behind a proxy that keeps the host to itself', () => {
  const headers = { Host: '127.0.0.1:3000', Origin: 'https://docs.example' };

  it('may write where its browser says that it is ours', async () => {
    const sending = { headers: { ...headers, 'Sec-Fetch-Site': 'same-origin' } };
    expect((await api('PUT', '/api/thing', sending)).status).toBe(200);
  });

  it.each<Record<string, string>>([{}, { 'Sec-Fetch-Site': 'none' }])(
    'is told of PUBLIC_URL where its browser does not: %j',
    async (more) => {
      const response = await api('PUT', '/api/thing', { headers: { ...headers, ...more } });
      expect(response.status).toBe(403);
      const { message, detail } = await response.json();
      expect(message).toContain('PUBLIC_URL');
      expect(detail).toContain('https://docs.example');
    },
  );

  it('is told of nothing where its browser says that it is another site', async () => {
    for (const site of ['cross-site', 'same-site', 'SAME-ORIGIN', '']) {
      const sending = { headers: { ...headers, 'Sec-Fetch-Site': site } };
      const response = await api('PUT', '/api/thing', sending);
      expect(response.status).toBe(403);
      expect((await response.json()).message).not.toContain('PUBLIC_URL');
    }
    const opaque = { headers: { Host: 'midair.test', Origin: 'null', 'Sec-Fetch-Site': 'same-origin' } };
    expect((await api('PUT', '/api/thing', opaque)).status).toBe(403);
  });
});

describe('what the page of another site reads', () => {
  const foreign = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors' };

  it('it reads as nobody, and nobody is made of its reader', async () => {
    const first = await api('GET', '/api/whoami');
    const Cookie = first.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const me = await first.text();
    expect(await (await api('GET', '/api/whoami', { headers: { Cookie } })).text()).toBe(me);
    const theirs = await api('GET', '/api/whoami', { headers: { ...foreign, Cookie } });
    expect(await theirs.text()).not.toBe(me);
    expect(theirs.headers.has('Set-Cookie')).toBe(false);
    const followed = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', Cookie };
    expect(await (await api('GET', '/api/whoami', { headers: followed })).text()).toBe(me);
  });
});

describe('a 401', () => {
  it('says how to say who one is', async () => {
    expect((await api('GET', '/api/unknown')).headers.get('WWW-Authenticate')).toMatch(/^Bearer /);
  });
});

describe('an allowed site', () => {
  const headers = { Origin: 'https://two.example:8443' };

  it('may read every answer and the fields that matter, whatever the status', async () => {
    for (const [method, address] of [
      ['GET', '/api/thing'],
      ['PATCH', '/api/thing'],
      ['GET', '/api/broken'],
      ['PUT', '/api/broken'],
    ] as const) {
      const response = await api(method, address, { headers });
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(headers.Origin);
      expect(response.headers.get('Access-Control-Expose-Headers')).toMatch(/\bETag\b.*\bLink\b/);
      expect(response.headers.get('Vary')).toContain('Origin');
    }
  });

  it('is told in a preflight what it may send', async () => {
    const asking = { ...headers, 'Access-Control-Request-Method': 'PUT' };
    const response = await api('OPTIONS', '/api/thing', { headers: asking });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Methods')).toContain('PUT');
    expect(response.headers.get('Access-Control-Allow-Headers')).toMatch(/Idempotency-Key.*If-Match/);
    const foreign = { ...asking, Origin: 'https://evil.example' };
    const refused = await api('OPTIONS', '/api/thing', { headers: foreign });
    expect(refused.headers.has('Access-Control-Allow-Methods')).toBe(false);
    expect(refused.headers.get('Vary')).toContain('Origin');
  });
});

describe('what goes wrong inside', () => {
  it('is 500 with a number to find it by, and nothing of what it was', async () => {
    const response = await api('GET', '/api/broken');
    expect(response.status).toBe(500);
    const problem = await response.json();
    expect(problem).toMatchObject({ error: 'internal_error', request: response.headers.get('X-Request-Id') });
    expect(JSON.stringify(problem)).not.toContain('swordfish');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  it('is no fault where whoever sends goes away, and not in the log as one', async () => {
    const { log } = await services();
    const child = { error: vi.fn() };
    vi.spyOn(log, 'child').mockReturnValue(child as never);
    const wire = { peer: '', receive: () => Promise.reject(new BrokenOff()) };
    const request = Object.assign(new Request('http://midair.test/api/thing', { method: 'PUT' }), {
      [WIRE]: wire,
    });
    const response = await thing.PUT(request, { params: Promise.resolve({}) });
    expect(response.status).toBe(400);
    expect(child.error).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('is 503 with Retry-After while the database is out of reach', async () => {
    const response = await api('PUT', '/api/broken');
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('1');
    expect(JSON.stringify(await response.json())).not.toContain('swordfish');
  });

  it('is 503 where the database cannot even be opened, and over when it can', async () => {
    const folder = process.env.DATA_DIR;
    await closeServices();
    process.env.DATA_DIR = '/dev/null/nowhere';
    const errors: unknown[][] = [];
    const original = console.error;
    console.error = (...parts) => errors.push(parts);
    try {
      const response = await api('GET', '/api/thing');
      expect(response.status).toBe(503);
      expect((await response.json()).error).toBe('unavailable');
      expect(errors).toHaveLength(1);
    } finally {
      console.error = original;
      process.env.DATA_DIR = folder;
    }
    expect((await api('GET', '/api/thing')).status).toBe(200);
  });
});

describe('every answer', () => {
  it('names the request, and is not to be taken for another type', async () => {
    const response = await api('GET', '/api/thing');
    expect(response.headers.get('X-Request-Id')).toMatch(/^[\da-f-]{36}$/);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('to a method that is not there says which are', async () => {
    const response = await api('PATCH', '/api/thing');
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, HEAD, POST, PUT, DELETE, OPTIONS');
  });

  it.each([
    ['midair.test:8080', 'http://midair.test:8080'],
    ['[::1]:3000', 'http://[::1]:3000'],
    ['evil"><script>', 'http://localhost'],
    ['a b', 'http://localhost'],
  ])('repeats a Host only where it is one: %s', async (host, base) => {
    const { type } = await (await api('PATCH', '/api/thing', { headers: { host } })).json();
    expect(type).toBe(`${base}/problems/method-not-allowed`);
  });
});
