import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { services } from '@/lib/server/services';
import { type Api, apiOf, everyRoute, type Routes, startOwnServices } from '@/lib/server/testing/api';
import { fromAddress } from '@/lib/server/testing/from-address';

let api: Api;
let stop: () => Promise<void>;
let routes: Routes;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  stop = startOwnServices({
    CORS_ORIGINS: 'https://app.example',
    LIMITS: 'wrong-tokens.address=3, guesses.address=3',
  });
  routes = await everyRoute((file) => import(/* @vite-ignore */ file));
  api = apiOf(routes);
});
afterEach(async () => {
  vi.useRealTimers();
  await stop();
});

const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

async function somebody() {
  const response = await api('GET', '/api/me');
  const { id } = await response.json();
  return { id: id as string, cookie: cookieOf(response) };
}

const make = (cookie: string, json: unknown = { name: 'Script' }) =>
  api('POST', '/api/me/tokens', { headers: { cookie }, json });

async function aToken(cookie: string, json?: unknown) {
  const response = await make(cookie, json);
  expect(response.status).toBe(201);
  return { ...(await response.json()), url: response.headers.get('Location')! } as {
    id: string;
    secret: string;
    url: string;
  };
}

const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });
const whoIs = (headers: Readonly<Record<string, string>>) => api('GET', '/api/me', { headers });

async function expectRefused(response: Response) {
  expect(response.status).toBe(401);
  expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="midair", error="invalid_token"');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(response.headers.has('Set-Cookie')).toBe(false);
  expect((await response.json()).error).toBe('unauthorized');
}

describe('a token', () => {
  it('is shown with its secret once, and listed without', async () => {
    const ana = await somebody();
    const made = await make(ana.cookie, { name: '  Nightly  backup ', expiresIn: 3_600 });
    expect(made.status).toBe(201);
    expect(made.headers.get('Cache-Control')).toBe('no-store');
    const { secret, ...token } = await made.json();
    expect(secret).toMatch(/^midair_[\w-]{43}$/);
    expect(token).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      name: 'Nightly  backup',
      createdAt: new Date().toISOString(),
      lastUsedAt: null,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(made.headers.get('Location')).toBe(`/api/me/tokens/${token.id}`);
    const list = await api('GET', '/api/me/tokens', { headers: { cookie: ana.cookie } });
    expect(list.headers.get('Vary')).toContain('Cookie, Authorization');
    expect(await list.json()).toEqual([token]);
    const one = await api('GET', `/api/me/tokens/${token.id}`, { headers: { cookie: ana.cookie } });
    expect(await one.json()).toEqual(token);
    expect(await (await api('GET', '/api/me/tokens')).json()).toEqual([]);
  });

  it.each([
    ['no name', {}],
    ['a blank name', { name: ' ' }],
    ['too long a name', { name: 'x'.repeat(61) }],
    ['a line feed in its name', { name: 'a\r\nSet-Cookie: x=y' }],
    ['too short a time', { name: 'a', expiresIn: 59 }],
    ['too long a time', { name: 'a', expiresIn: 31_622_401 }],
    ['half a second', { name: 'a', expiresIn: 60.5 }],
    ['a secret of its own', { name: 'a', secret: 'midair_x' }],
    ['an array', ['a']],
  ])('is not made with %s', async (_, json) => {
    const { cookie } = await somebody();
    expect((await make(cookie, json)).status).toBe(422);
    expect(await (await api('GET', '/api/me/tokens', { headers: { cookie } })).json()).toEqual([]);
  });

  it('is one of fifty at most', async () => {
    const { cookie } = await somebody();
    for (let nth = 0; nth < 50; nth++) await aToken(cookie);
    const refused = await make(cookie);
    expect(refused.status).toBe(409);
    expect((await refused.json()).error).toBe('too_many_tokens');
    const [{ id }] = await (await api('GET', '/api/me/tokens', { headers: { cookie } })).json();
    expect((await api('DELETE', `/api/me/tokens/${id}`, { headers: { cookie } })).status).toBe(204);
    await aToken(cookie);
  });

  it('makes whoever sends it the person who made it, on reads and writes, with no cookie', async () => {
    const ana = await somebody();
    const { secret } = await aToken(ana.cookie);
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      const me = await whoIs({ Authorization: `${scheme} ${secret}` });
      expect((await me.json()).id).toBe(ana.id);
      expect(me.headers.has('Set-Cookie')).toBe(false);
    }
    const made = await api('POST', '/api/documents', {
      headers: { ...bearer(secret), 'As-Person': ana.id },
      json: { title: 'Mine', body: '' },
    });
    expect(made.status).toBe(201);
    expect(made.headers.has('Set-Cookie')).toBe(false);
    const url = made.headers.get('Location')!;
    const access = async (headers: Readonly<Record<string, string>>) =>
      (await api('GET', url, { headers })).headers.get('Document-Access');
    expect(await access(bearer(secret))).toBe('own');
    expect(await access({ cookie: ana.cookie })).toBe('own');
    expect(await access({})).toBe('edit');
    expect((await api('GET', `${url}/sharing`, { headers: bearer(secret) })).status).toBe(200);
    const items = await (await api('GET', '/api/documents', { headers: bearer(secret) })).json();
    expect(items).toContainEqual(expect.objectContaining({ title: 'Mine', access: 'own' }));
  });

  it('beats a cookie, and never gives way to it', async () => {
    const ana = await somebody();
    const ben = await somebody();
    const { secret } = await aToken(ana.cookie);
    const both = await whoIs({ ...bearer(secret), cookie: ben.cookie });
    expect((await both.json()).id).toBe(ana.id);
    await expectRefused(await whoIs({ ...bearer(`${secret}x`), cookie: ben.cookie }));
    const wrong = await api('POST', '/api/documents', {
      headers: { ...bearer(secret), cookie: ben.cookie, 'As-Person': ben.id },
      json: { title: 't', body: '' },
    });
    expect(wrong.status).toBe(403);
  });

  it('renews no cookie that comes along, of whomever it is', async () => {
    const ana = await somebody();
    const ben = await somebody();
    const { secret } = await aToken(ana.cookie);
    vi.advanceTimersByTime(48 * 3_600_000);
    for (const { cookie } of [ana, ben]) {
      expect((await whoIs({ cookie })).headers.has('Set-Cookie')).toBe(true);
      expect((await whoIs({ ...bearer(secret), cookie })).headers.has('Set-Cookie')).toBe(false);
      expect((await whoIs({ ...bearer('x'), cookie })).headers.has('Set-Cookie')).toBe(false);
    }
  });

  it('is told when it was used last, to the hour', async () => {
    const { cookie } = await somebody();
    const { secret, url } = await aToken(cookie);
    const used = async () => (await (await api('GET', url, { headers: { cookie } })).json()).lastUsedAt;
    expect(await used()).toBeNull();
    const first = new Date().toISOString();
    await whoIs(bearer(secret));
    vi.advanceTimersByTime(3_599_999);
    await whoIs(bearer(secret));
    expect(await used()).toBe(first);
    vi.advanceTimersByTime(1);
    await whoIs(bearer(secret));
    expect(await used()).toBe(new Date().toISOString());
  });

  it('works on while its use cannot be noted', async () => {
    const ana = await somebody();
    const { secret } = await aToken(ana.cookie);
    const { database } = await services();
    vi.spyOn(database, 'write').mockRejectedValue(Object.assign(new Error('busy'), { code: 'P2028' }));
    expect((await (await whoIs(bearer(secret))).json()).id).toBe(ana.id);
  });
});

describe('a token that is not good', () => {
  it.each(['Bearer', 'Bearer ', 'Bearer x', 'bearer midair_x', 'Bearer\tmidair_x'])(
    'is refused: %j',
    async (Authorization) => {
      await expectRefused(await whoIs({ Authorization }));
    },
  );

  it('is refused where one character was changed, whichever', async () => {
    const { cookie } = await somebody();
    const { secret } = await aToken(cookie);
    for (let at = 0; at < secret.length; at++) {
      const changed = secret[at] === 'A' ? 'B' : 'A';
      const tampered = `${secret.slice(0, at)}${changed}${secret.slice(at + 1)}`;
      await fromAddress(`192.0.2.${at}`, async () => expectRefused(await whoIs(bearer(tampered))));
    }
    expect((await whoIs(bearer(secret))).status).toBe(200);
  });

  it('is refused after it was revoked, at once, and changes nothing', async () => {
    const ana = await somebody();
    const { secret, url } = await aToken(ana.cookie);
    const made = await api('POST', '/api/documents', {
      headers: bearer(secret),
      json: { title: 't', body: 'before' },
    });
    const address = made.headers.get('Location')!;
    const guard = { 'If-Match': made.headers.get('ETag')! };
    const revoked = await api('DELETE', url, { headers: { cookie: ana.cookie } });
    expect(revoked.status).toBe(204);
    expect((await api('DELETE', url, { headers: { cookie: ana.cookie } })).status).toBe(404);
    const replayed = await api('PUT', address, {
      headers: { ...bearer(secret), ...guard },
      json: { title: 't', body: 'after' },
    });
    await expectRefused(replayed);
    expect(await (await api('GET', address)).json()).toEqual({ title: 't', body: 'before' });
  });

  it('is refused once its time is over', async () => {
    const { cookie } = await somebody();
    const { secret } = await aToken(cookie, { name: 'Short', expiresIn: 60 });
    vi.advanceTimersByTime(59_999);
    expect((await whoIs(bearer(secret))).status).toBe(200);
    vi.advanceTimersByTime(1);
    await expectRefused(await whoIs(bearer(secret)));
  });

  it('is refused before anything else is looked at, on every route and to HEAD without content', async () => {
    for (const [pattern, handlers] of Object.entries(routes)) {
      // Whoever looks whether the process lives is nobody.
      if (pattern === '/api/health' || pattern === '/api/ready') continue;
      const address = pattern.replaceAll(/\[[\w.]+\]/g, 'x');
      for (const method of ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'].filter((each) => each in handlers)) {
        await fromAddress(`2001:db8:${(places++).toString(16)}::1`, async () =>
          expectRefused(await api(method, address, { headers: bearer('midair_x') })),
        );
      }
    }
    const head = await api('HEAD', '/api/me', { headers: bearer('x') });
    expect([head.status, await head.text()]).toEqual([401, '']);
  });

  it('is a guess: after some the answer to others is 429, while good ones go on', async () => {
    const ana = await somebody();
    const { secret } = await aToken(ana.cookie);
    await fromAddress('192.0.2.1', async () => {
      for (let nth = 0; nth < 3; nth++) await expectRefused(await whoIs(bearer('x')));
      const refused = await whoIs(bearer('x'));
      expect(refused.status).toBe(429);
      expect(refused.headers.get('Retry-After')).toBe('60');
      expect((await whoIs(bearer(secret))).status).toBe(200);
      expect((await whoIs({ cookie: ana.cookie })).status).toBe(200);
    });
    await fromAddress('192.0.2.2', async () => expectRefused(await whoIs(bearer('x'))));
  });

  it('locks nobody at its address out of links to another device and invites', async () => {
    const made = await api('POST', '/api/me/devices', { headers: { cookie: (await somebody()).cookie } });
    const Device = new URL((await made.json()).url).hash.slice(1);
    await fromAddress('192.0.2.3', async () => {
      for (let nth = 0; nth < 4; nth++) await whoIs(bearer('x'));
      expect((await whoIs(bearer('x'))).status).toBe(429);
      expect((await api('GET', '/api/device', { headers: { Device } })).status).toBe(200);
      expect((await api('GET', '/api/invitation', { headers: { Invitation: 'x' } })).status).toBe(404);
    });
  });

  it('belongs to somebody else: their tokens are neither seen nor revoked', async () => {
    const ana = await somebody();
    const ben = await somebody();
    const { secret, url } = await aToken(ana.cookie);
    for (const method of ['GET', 'DELETE']) {
      expect((await api(method, url, { headers: { cookie: ben.cookie } })).status).toBe(404);
      expect((await api(method, url)).status).toBe(404);
    }
    expect((await whoIs(bearer(secret))).status).toBe(200);
  });
});

let places = 1;

/** What says who somebody is. A route under one of these has to refuse tokens. */
const MANAGING = [
  '/api/me/tokens',
  '/api/me/devices',
  '/api/device',
  '/api/sign-in',
  '/api/sign-out',
  '/api/labs/[id]/teacher-link',
  '/api/labs/[id]/teachers',
];

describe('what a token may not', () => {
  it('is to manage tokens, devices, sign-in and who is a teacher of a lab', async () => {
    const ana = await somebody();
    const { secret } = await aToken(ana.cookie);
    const seen: string[] = [];
    for (const [pattern, handlers] of Object.entries(routes)) {
      if (!MANAGING.some((path) => pattern === path || pattern.startsWith(`${path}/`))) continue;
      const address = pattern.replaceAll(/\[[\w.]+\]/g, 'x');
      const allowed = (await api('OPTIONS', address)).headers.get('Allow')!.split(', ');
      for (const method of allowed.filter((each) => each !== 'OPTIONS' && each in handlers)) {
        const response = await api(method, address, { headers: bearer(secret) });
        seen.push(`${method} ${pattern} ${response.status}`);
        expect(response.headers.has('Set-Cookie')).toBe(false);
      }
    }
    expect(seen).toContain('POST /api/me/tokens 403');
    expect(seen.filter((line) => !line.endsWith(' 403'))).toEqual([]);
    expect(
      await (await api('GET', '/api/me/tokens', { headers: { cookie: ana.cookie } })).json(),
    ).toHaveLength(1);
  });

  it('is the same for an allowed site, even where the cookie comes along', async () => {
    const ana = await somebody();
    const headers = { cookie: ana.cookie, Origin: 'https://app.example', 'Sec-Fetch-Site': 'same-site' };
    expect((await api('GET', '/api/me/tokens', { headers })).status).toBe(403);
    const refused = await api('POST', '/api/me/tokens', { headers, json: { name: 'Mine' } });
    expect(refused.status).toBe(403);
  });
});

describe('another scheme in Authorization', () => {
  it.each(['Basic bWlkYWlyOm1pZGFpcg==', 'Negotiate x', 'Digest username="x"', 'Bearerx midair_x'])(
    'is for a proxy and not for us: %s',
    async (Authorization) => {
      const ana = await somebody();
      expect((await (await whoIs({ Authorization, cookie: ana.cookie })).json()).id).toBe(ana.id);
      const nobody = await whoIs({ Authorization });
      expect(nobody.status).toBe(200);
      expect(nobody.headers.has('Set-Cookie')).toBe(true);
    },
  );
});

describe('an allowed site', () => {
  const Origin = 'https://app.example';
  const json = { title: 't', body: '' };

  it.each<Record<string, string>>([{}, { 'Sec-Fetch-Site': 'cross-site' }])(
    'is nobody who stays, without a token: %j',
    async (more) => {
      const made = await api('POST', '/api/documents', { headers: { Origin, ...more }, json });
      expect(made.status).toBe(201);
      expect(made.headers.has('Set-Cookie')).toBe(false);
      const me = await whoIs({ Origin, ...more });
      expect(me.status).toBe(200);
      expect(me.headers.has('Set-Cookie')).toBe(false);
    },
  );

  it('on the same site gets a cookie, which browsers send back', async () => {
    const me = await whoIs({ Origin, 'Sec-Fetch-Site': 'same-site' });
    expect(me.headers.has('Set-Cookie')).toBe(true);
  });

  it('is somebody by a token, may send it, and reads why it is refused', async () => {
    const ana = await somebody();
    const { secret } = await aToken(ana.cookie);
    const headers = { Origin, 'Sec-Fetch-Site': 'cross-site', ...bearer(secret) };
    const made = await api('POST', '/api/documents', { headers, json });
    expect(made.headers.get('Access-Control-Allow-Origin')).toBe(Origin);
    expect(
      (await api('GET', made.headers.get('Location')!, { headers })).headers.get('Document-Access'),
    ).toBe('own');
    const asking = { Origin, 'Access-Control-Request-Headers': 'authorization' };
    const preflight = await api('OPTIONS', '/api/documents', { headers: asking });
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toMatch(/\bAuthorization\b/);
    const refused = await whoIs({ ...headers, ...bearer('x') });
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(Origin);
    expect(refused.headers.get('Access-Control-Expose-Headers')).toMatch(/Document-Access.*WWW-Authenticate/);
    await expectRefused(refused);
  });

  it('that is not allowed gets nowhere even with a token', async () => {
    const ana = await somebody();
    const { secret } = await aToken(ana.cookie);
    const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site', ...bearer(secret) };
    expect((await api('POST', '/api/documents', { headers, json })).status).toBe(403);
  });
});
