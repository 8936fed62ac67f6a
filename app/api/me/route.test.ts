import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { services } from '@/lib/server/services';
import { type Api, apiOf, startOwnServices } from '@/lib/server/testing/api';
import { fromAddress } from '@/lib/server/testing/from-address';

let api: Api;
let stop: () => Promise<void>;

beforeAll(async () => {
  stop = startOwnServices({ TRUSTED_PROXY: '10.0.0.9' });
  api = apiOf({
    '/api/me': await import('./route'),
    '/api/documents': await import('@/app/api/documents/route'),
    '/api/documents/[id]': await import('@/app/api/documents/[id]/route'),
    '/api/documents/[id]/versions/[version]': await import(
      '@/app/api/documents/[id]/versions/[version]/route'
    ),
  });
});
afterAll(async () => {
  await stop();
});

const cookieOf = (response: Response) => response.headers.get('Set-Cookie')?.split(';')[0] ?? '';

async function somebody() {
  const response = await api('GET', '/api/me');
  const cookie = cookieOf(response);
  return { cookie, me: await response.json(), etag: response.headers.get('ETag')! };
}

describe('identity', () => {
  it('is made on the first visit, with a friendly name, out of reach of scripts and other sites', async () => {
    const response = await api('GET', '/api/me');
    expect(response.headers.get('Set-Cookie')).toMatch(
      /^midair_me=[\w.-]+; Path=\/; Max-Age=\d{8}; HttpOnly; SameSite=Lax$/,
    );
    expect(await response.json()).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      name: expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+$/),
      colour: expect.any(Number),
    });
  });

  it('stays the same while the cookie does', async () => {
    const { cookie, me } = await somebody();
    const again = await api('GET', '/api/me', { headers: { cookie: `other=1; ${cookie}; x=y` } });
    expect(again.headers.has('Set-Cookie')).toBe(false);
    expect(await again.json()).toEqual(me);
  });

  it.each([
    ['https', '10.0.0.9', true],
    ['HTTPS', '10.0.0.9', true],
    ['http, https', '10.0.0.9', true],
    ['https, http', '10.0.0.9', false],
    ['http', '10.0.0.9', false],
    ['https', '192.0.2.1', false],
  ])('is kept for TLS where a trusted proxy says %s (from %s): %s', async (proto, address, secure) => {
    const response = await fromAddress(address, () =>
      api('GET', '/api/me', { headers: { 'x-forwarded-proto': proto } }),
    );
    const set = response.headers.get('Set-Cookie');
    if (secure) expect(set).toMatch(/^__Host-midair_me=[\w.-]+; Path=\/; [^,]*; SameSite=Lax; Secure$/);
    else expect(set).toMatch(/^midair_me=[\w.-]+; Path=\/; [^,]*; SameSite=Lax$/);
  });

  it('is renewed while it is used, by any answer but one that is kept for long', async () => {
    const { ports } = await services();
    const made = Date.now();
    const clock = vi.spyOn(ports, 'now').mockReturnValue(made);
    onTestFinished(() => clock.mockRestore());
    const { cookie, me } = await somebody();
    const created = await api('POST', '/api/documents', {
      headers: { cookie },
      json: { title: 't', body: '' },
    });
    const url = created.headers.get('Location')!;
    const list = await api('GET', '/api/documents', { headers: { cookie } });
    clock.mockReturnValue(made + 25 * 60 * 60_000);
    const foreign = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' };
    const asked: [string, string, Record<string, string>, number, boolean][] = [
      ['GET', url, {}, 200, true],
      ['HEAD', url, {}, 200, true],
      ['GET', '/api/documents', { 'If-None-Match': list.headers.get('ETag')! }, 304, true],
      ['PUT', url, {}, 428, true],
      ['GET', `${url}/versions/1`, {}, 200, false],
      ['GET', url, foreign, 200, false],
    ];
    let renewed = '';
    for (const [method, address, headers, status, due] of asked) {
      const sending = { headers: { cookie, ...headers }, ...(method === 'PUT' ? { json: {} } : {}) };
      const response = await api(method, address, sending);
      const all = response.headers.getSetCookie();
      expect([method, address, response.status, all.length]).toEqual([method, address, status, due ? 1 : 0]);
      if (due) renewed = cookieOf(response);
    }
    expect(renewed).not.toBe(cookie);
    clock.mockReturnValue(made + 401 * 24 * 60 * 60_000);
    const later = async (cookie: string) => (await api('GET', '/api/me', { headers: { cookie } })).json();
    expect(await later(renewed)).toEqual(me);
    expect((await later(cookie)).id).not.toBe(me.id);
  });

  it('goes on by whatever cookie an earlier version gave', async () => {
    const { keys } = await services();
    const id = '6f1c2f9e-1111-4111-8111-111111111111';
    const cookie = `midair_me=${id}.${keys.sign('midair_me', id)}`;
    const response = await api('GET', '/api/me', { headers: { cookie } });
    expect((await response.json()).id).toBe(id);
    const behindTls = await fromAddress('10.0.0.9', () =>
      api('GET', '/api/me', { headers: { cookie, 'x-forwarded-proto': 'https' } }),
    );
    expect((await behindTls.json()).id).toBe(id);
    expect(behindTls.headers.getSetCookie()).toEqual([
      expect.stringMatching(`^__Host-midair_me=${id}\\.`),
      expect.stringMatching(/^midair_me=; Path=\/; Max-Age=0;/),
    ]);
    const fresh = cookieOf(behindTls);
    const again = await fromAddress('10.0.0.9', () =>
      api('GET', '/api/me', { headers: { cookie: fresh, 'x-forwarded-proto': 'https' } }),
    );
    expect((await again.json()).id).toBe(id);
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it('is never believed without its signature', async () => {
    const { cookie, me } = await somebody();
    const other = await somebody();
    const [id, signature] = cookie.split('.') as [string, string];
    const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    for (const forged of [
      id,
      `${id}.`,
      `${id}.${flipped}`,
      `${id}.${signature.slice(1)}`,
      `${other.cookie.split('.')[0]}.${signature}`,
      'midair_me=',
      'midair_me',
      'midair_me=%00',
    ]) {
      const response = await api('GET', '/api/me', { headers: { cookie: forged } });
      expect((await response.json()).id).not.toBe(me.id);
      expect(response.headers.has('Set-Cookie')).toBe(true);
    }
  });

  it('comes with a write, and not with a mere look', async () => {
    const json = { title: 't', body: '' };
    const created = await api('POST', '/api/documents', { json });
    expect(cookieOf(created)).toMatch(/^midair_me=/);
    const url = created.headers.get('Location')!;
    for (const address of [url, '/api/documents']) {
      expect((await api('GET', address)).headers.has('Set-Cookie')).toBe(false);
    }
    const headers = { cookie: cookieOf(created), 'If-Match': created.headers.get('ETag')! };
    const saved = await api('PUT', url, { json: { ...json, body: 'mine' }, headers });
    expect(saved.headers.has('Set-Cookie')).toBe(false);
  });
});

describe('a change that says whose it is', () => {
  it('is made by nobody else, nor by somebody new', async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const json = { title: 't', body: '' };
    const mine = { cookie: ana.cookie, 'As-Person': ana.me.id };
    const created = await api('POST', '/api/documents', { json, headers: mine });
    expect(created.status).toBe(201);
    const url = created.headers.get('Location')!;
    const change = { json: { ...json, body: 'mine' } };
    const guard = { 'If-Match': created.headers.get('ETag')! };
    for (const cookie of [ben.cookie, '', `${ana.cookie}x`]) {
      const headers = { ...guard, cookie, 'As-Person': ana.me.id };
      const refused = await api('PUT', url, { ...change, headers });
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ error: 'other_person' });
      expect(refused.headers.has('Set-Cookie')).toBe(false);
    }
    expect((await api('GET', url, { headers: { 'As-Person': ana.me.id } })).headers.get('ETag')).toBe(
      guard['If-Match'],
    );
    expect((await api('PUT', url, { ...change, headers: { ...guard, ...mine } })).status).toBe(204);
  });
});

describe('name and colour', () => {
  it('are changed under the current tag, and kept', async () => {
    const { cookie, me, etag } = await somebody();
    const headers = { cookie, 'If-Match': etag };
    const named = await api('PUT', '/api/me', { headers, json: { name: '  Zoë\u0301  ', colour: 3 } });
    expect(named.status).toBe(200);
    const after = { id: me.id, name: 'Zoë\u0301', colour: 3 };
    expect(await named.json()).toEqual(after);
    const now = await api('GET', '/api/me', { headers: { cookie } });
    expect(now.headers.get('ETag')).toBe(named.headers.get('ETag'));
    expect(await now.json()).toEqual(after);
    const second = { cookie, 'If-Match': now.headers.get('ETag')! };
    const renamed = await api('PUT', '/api/me', { headers: second, json: { name: 'Zora' } });
    expect(await renamed.json()).toEqual({ ...after, name: 'Zora' });
  });

  it('need a tag, and the current one', async () => {
    const { cookie, me, etag } = await somebody();
    const json = { name: 'New', colour: 1 };
    const missing = await api('PUT', '/api/me', { headers: { cookie }, json });
    expect(missing.status).toBe(428);
    const stale = await api('PUT', '/api/me', { headers: { cookie, 'If-Match': '"x"' }, json });
    expect(stale.status).toBe(412);
    expect((await stale.json()).currentETag).toBe(etag);
    const now = await api('GET', '/api/me', { headers: { cookie } });
    expect(await now.json()).toEqual(me);
  });

  it('of two changes at once, exactly one is made', async () => {
    const { cookie, etag } = await somebody();
    const headers = { cookie, 'If-Match': etag };
    const rename = (name: string) => api('PUT', '/api/me', { headers, json: { name } });
    const statuses = (await Promise.all(['A', 'B', 'C', 'D'].map(rename))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412, 412, 412]);
  });

  it.each([
    ['no name', { colour: 1 }],
    ['an empty name', { name: '' }],
    ['a blank name', { name: ' \t ' }],
    ['too long a name', { name: 'x'.repeat(61) }],
    ['a line feed', { name: 'a\nb' }],
    ['U+0000', { name: 'a\0b' }],
    ['half a surrogate pair', { name: 'a\ud800' }],
    ['a name that is a number', { name: 7 }],
    ['a colour beyond the palette', { name: 'a', colour: 8 }],
    ['half a colour', { name: 'a', colour: 0.5 }],
    ['a further member', { name: 'a', id: 'b' }],
    ['an array', ['a']],
  ])('are refused with %s', async (_, json) => {
    const { cookie, me, etag } = await somebody();
    const headers = { cookie, 'If-Match': etag };
    expect((await api('PUT', '/api/me', { headers, json })).status).toBe(422);
    expect(await (await api('GET', '/api/me', { headers: { cookie } })).json()).toEqual(me);
  });

  it('are refused with no more of a member’s name than somebody reads', async () => {
    const { cookie, etag } = await somebody();
    const json = { name: 'a', [`\ud800${'x'.repeat(100_000)}`]: 1 };
    const response = await api('PUT', '/api/me', { headers: { cookie, 'If-Match': etag }, json });
    expect(response.status).toBe(422);
    const { detail } = await response.json();
    expect(detail).toMatch(/^Unrecognized key/);
    expect(detail.length).toBeLessThan(310);
    expect(detail.isWellFormed()).toBe(true);
  });

  it('show on what one saved: the name as it was, the colour as it is', async () => {
    const { cookie, me, etag } = await somebody();
    const json = { title: 'Mine', body: '' };
    await api('POST', '/api/documents', { headers: { cookie }, json });
    const change = { name: 'Later', colour: (me.colour + 1) % 8 };
    await api('PUT', '/api/me', { headers: { cookie, 'If-Match': etag }, json: change });
    const [item] = await (await api('GET', '/api/documents', { headers: { cookie } })).json();
    expect(item.author).toEqual({ id: me.id, name: me.name, colour: change.colour });
  });
});
