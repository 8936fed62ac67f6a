import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { services } from '@/lib/server/services';
import { type Api, apiOf, ORIGIN, startOwnServices } from '@/lib/server/testing/api';

const MINUTES = 60_000;

let api: Api;
let stop: () => Promise<void>;

beforeAll(async () => {
  stop = startOwnServices({ LIMITS: 'off' });
  api = apiOf({
    '/api/me': await import('@/app/api/me/route'),
    '/api/me/devices': await import('@/app/api/me/devices/route'),
    '/api/me/tokens': await import('@/app/api/me/tokens/route'),
    '/api/device': await import('./route'),
    '/api/documents': await import('@/app/api/documents/route'),
    '/api/documents/[id]': await import('@/app/api/documents/[id]/route'),
    '/api/documents/[id]/presence': await import('@/app/api/documents/[id]/presence/route'),
  });
});
afterAll(async () => {
  await stop();
});

const cookieOf = (response: Response) => response.headers.get('Set-Cookie')?.split(';')[0] ?? '';

/** A browser, as the server sees it. */
async function somebody(title?: string) {
  const made = await api('GET', '/api/me');
  const browser = { cookie: cookieOf(made), me: await made.json() };
  const headers = { cookie: browser.cookie };
  const created = title ? await api('POST', '/api/documents', { headers, json: { title, body: '' } }) : null;
  return { ...browser, document: created?.headers.get('Location') ?? '' };
}

async function linkOf({ cookie }: { readonly cookie: string }) {
  const made = await api('POST', '/api/me/devices', { headers: { cookie } });
  expect([made.status, made.headers.get('Cache-Control')]).toEqual([201, 'no-store']);
  const { url, expiresAt, ...more } = await made.json();
  expect(more).toEqual({});
  const [, secret] = new RegExp(`^${ORIGIN}/device#([\\w-]{43})$`).exec(url) ?? [];
  expect(secret).toBeDefined();
  return { secret: secret!, expiresAt: expiresAt as string };
}

const look = (secret: string, cookie = '') =>
  api('GET', '/api/device', { headers: { cookie, Device: secret } });
const use = (secret: string, cookie = '', headers: Record<string, string> = {}) =>
  api('POST', '/api/device', { headers: { cookie, ...headers }, json: { secret } });
const meOf = async (cookie: string) => (await api('GET', '/api/me', { headers: { cookie } })).json();
const access = async (address: string, cookie: string) =>
  (await api('GET', address, { headers: { cookie } })).headers.get('Document-Access');

describe('a link to another device', () => {
  it('says whom it makes a browser, and changes nothing until it is used', async () => {
    const ana = await somebody();
    const { secret, expiresAt } = await linkOf(ana);
    for (let nth = 0; nth < 3; nth += 1) {
      const response = await look(secret);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ person: ana.me, expiresAt });
      expect(response.headers.has('Set-Cookie')).toBe(false);
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    }
  });

  it('makes one browser the same person, with all that this browser had', async () => {
    const [ana, ben] = [await somebody('Hers'), await somebody('His')];
    const { secret, expiresAt } = await linkOf(ana);
    const response = await use(secret, ben.cookie, { 'As-Person': ben.me.id });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ person: ana.me, expiresAt });
    const cookie = cookieOf(response);
    expect(await meOf(cookie)).toEqual({ ...ana.me, was: [ben.me.id] });
    for (const address of [ana.document, ben.document]) {
      expect(await access(address, cookie)).toBe('own');
      expect(await access(address, ben.cookie)).toBe('edit');
    }
    const list = await api('GET', '/api/documents', { headers: { cookie } });
    const titles = (await list.json()).map(({ title }: { title: string }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Hers', 'His']));
  });

  it('tells another browser of that person where all of it went, and both who it is', async () => {
    const [ana, ben] = [await somebody(), await somebody('His')];
    await use((await linkOf(ana)).secret, ben.cookie);
    expect(await meOf(ben.cookie)).toEqual({ ...ben.me, became: ana.me });
    // A person who is given something back goes on as themselves.
    await use((await linkOf(ben)).secret, ana.cookie);
    expect(await meOf(ben.cookie)).toEqual({ ...ben.me, was: [ana.me.id] });
    expect(await meOf(ana.cookie)).toEqual({ ...ana.me, became: ben.me });
  });

  it('lets what one began as the former person be done, by whom they have become alone', async () => {
    const [ana, ben, cy, dan] = [await somebody(), await somebody(), await somebody(), await somebody()];
    const save = (cookie: string) => {
      const headers = { cookie, 'As-Person': ben.me.id };
      return api('POST', '/api/documents', { headers, json: { title: 'Begun as Ben', body: '' } });
    };
    expect((await save(ana.cookie)).status).toBe(403);
    await use((await linkOf(ana)).secret, ben.cookie);
    expect((await save(ana.cookie)).status).toBe(201);
    // Also when whoever they became becomes another.
    await use((await linkOf(cy)).secret, ana.cookie);
    expect((await save(cy.cookie)).status).toBe(201);
    for (const cookie of [ana.cookie, dan.cookie, '']) expect((await save(cookie)).status).toBe(403);
  });

  it('lets nobody be at a document beside whom they have become by the same tab', async () => {
    const [ana, ben] = [await somebody('Hers'), await somebody()];
    const { live } = await services();
    const arrive = vi.spyOn(live, 'arrive');
    const arrives = ({ cookie }: { readonly cookie: string }) =>
      api('PUT', `${ana.document}/presence`, { headers: { cookie }, json: { tab: 't', unsaved: false } });
    await arrives(ben);
    await use((await linkOf(ana)).secret, ben.cookie);
    await arrives(ana);
    expect(arrive.mock.calls.map(([, { id }, , { was }]) => [id, was])).toEqual([
      [ben.me.id, []],
      [ana.me.id, [ben.me.id]],
    ]);
    arrive.mockRestore();
  });

  it('makes a browser that was nobody somebody', async () => {
    const ana = await somebody();
    const { secret } = await linkOf(ana);
    expect(await meOf(cookieOf(await use(secret)))).toEqual(ana.me);
  });

  it('takes nothing of a person who has an account', async () => {
    const [ana, ben] = [await somebody(), await somebody('His')];
    const { database } = await services();
    const account = { issuer: 'i', subject: 's', personId: ben.me.id, createdAt: new Date() };
    await database.write((transaction) => transaction.account.create({ data: account }));
    const { secret } = await linkOf(ana);
    const cookie = cookieOf(await use(secret, ben.cookie));
    expect(await meOf(cookie)).toEqual(ana.me);
    expect(await meOf(ben.cookie)).toEqual(ben.me);
    expect(await access(ben.document, cookie)).toBe('edit');
    expect(await access(ben.document, ben.cookie)).toBe('own');
  });

  it('works once, also where many open it at once', async () => {
    const ana = await somebody();
    const { secret } = await linkOf(ana);
    const all = await Promise.all(Array.from({ length: 8 }, () => use(secret)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(410)]);
    for (const response of [
      ...all.filter(({ status }) => status === 410),
      await use(secret),
      await look(secret),
    ]) {
      expect(await response.json()).toMatchObject({ error: 'device_link_ended', reason: 'used' });
      expect(response.headers.has('Set-Cookie')).toBe(false);
    }
  });

  it('lasts 5 minutes, to the millisecond', async () => {
    const { ports } = await services();
    const made = Date.now();
    const clock = vi.spyOn(ports, 'now').mockReturnValue(made);
    onTestFinished(() => clock.mockRestore());
    const ana = await somebody();
    const [one, other] = [await linkOf(ana), await linkOf(ana)];
    expect(one.expiresAt).toBe(new Date(made + 5 * MINUTES).toISOString());
    clock.mockReturnValue(made + 5 * MINUTES - 1);
    expect((await look(other.secret)).status).toBe(200);
    expect((await use(one.secret)).status).toBe(200);
    clock.mockReturnValue(made + 5 * MINUTES);
    for (const response of [await look(other.secret), await use(other.secret)]) {
      expect(response.status).toBe(410);
      expect(await response.json()).toMatchObject({ error: 'device_link_ended', reason: 'expired' });
    }
  });

  it('is kept as a hash, and known by its whole secret only', async () => {
    const ana = await somebody();
    const { secret } = await linkOf(ana);
    const { database } = await services();
    const rows = await database.readClient.deviceLink.findMany();
    expect(JSON.stringify(rows)).not.toContain(secret);
    for (let at = 0; at < secret.length; at += 1) {
      const changed = `${secret.slice(0, at)}${secret[at] === 'A' ? 'B' : 'A'}${secret.slice(at + 1)}`;
      expect((await look(changed)).status).toBe(404);
    }
    for (const wrong of [secret.slice(1), `${secret}A`, rows.at(-1)!.digest, 'x', '%00', "' OR 1=1"]) {
      expect([(await look(wrong)).status, (await use(wrong)).status]).toEqual([404, 404]);
    }
    expect((await use(secret)).status).toBe(200);
  });

  it('is neither made nor used by a token, by another site, or as somebody else', async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const token = await api('POST', '/api/me/tokens', {
      headers: { cookie: ana.cookie },
      json: { name: 'Script' },
    });
    const bearer = { Authorization: `Bearer ${(await token.json()).secret}` };
    const { secret } = await linkOf(ana);
    const refused: Record<string, string>[] = [
      bearer,
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'As-Person': ben.me.id },
    ];
    for (const fields of refused) {
      const headers = { cookie: ana.cookie, ...fields };
      expect((await api('POST', '/api/me/devices', { headers })).status).toBe(403);
      const tried = await use(secret, ana.cookie, fields);
      expect([tried.status, tried.headers.has('Set-Cookie')]).toEqual([403, false]);
    }
    expect((await look(secret)).status).toBe(200);
  });

  it.each<[unknown, number]>([
    [{}, 422],
    [{ secret: 1 }, 422],
    [{ secret: 'x'.repeat(101) }, 422],
    [{ secret: 'x', more: 1 }, 422],
    [null, 422],
  ])('is nothing of this kind: %j', async (json, status) => {
    expect((await api('POST', '/api/device', { json })).status).toBe(status);
  });

  it('has to be named by whoever asks whose it is', async () => {
    expect((await api('GET', '/api/device')).status).toBe(400);
  });

  it('is told to whoever watches a document that comes along', async () => {
    const [ana, ben] = [await somebody(), await somebody('His')];
    const { live } = await services();
    const announced = vi.spyOn(live, 'announce');
    onTestFinished(() => announced.mockRestore());
    const { secret } = await linkOf(ana);
    await use(secret, ben.cookie);
    expect(announced.mock.calls).toEqual([[ben.document.split('/').at(-1)]]);
  });
});
