import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { savingOf } from '@/lib/documents/use-cases/saving-of';
import { services } from '@/lib/server/services';
import { type Api, apiOf, startOwnServices } from '@/lib/server/testing/api';
import { fromAddress } from '@/lib/server/testing/from-address';

const LIMITS = [
  'updates.person=4, updates.address=6',
  'creations.person=3, creations.address=5',
  'people.address=5',
  'bytes.person=2000, bytes.address=off',
  'guesses.address=2',
  'searches.person=2, searches.address=3, reads.address=12',
  'presence.person=3',
  'labs.person=2, labs.address=3, lab-requests.address=9, lab-bytes.address=3000',
  'streams.person=2, streams.address=3, streams.all=4',
].join(',');

let api: Api;
let stop: () => Promise<void>;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  stop = startOwnServices({ LIMITS, TRUSTED_PROXY: '10.0.0.0/8', CORS_ORIGINS: 'https://app.example' });
  api = apiOf({
    '/api/documents': await import('@/app/api/documents/route'),
    '/api/documents/[id]': await import('@/app/api/documents/[id]/route'),
    '/api/documents/[id]/presence': await import('@/app/api/documents/[id]/presence/route'),
    '/api/me': await import('@/app/api/me/route'),
    '/api/events': await import('@/app/api/events/route'),
    '/api/labs': await import('@/app/api/labs/route'),
    '/api/labs/[id]/events': await import('@/app/api/labs/[id]/events/route'),
  });
});
afterEach(async () => {
  await stop();
  vi.useRealTimers();
});

type Person = Readonly<Record<'cookie', string>>;

let places = 0;
/** An address that nobody asks from otherwise. */
function elsewhere(): string {
  places++;
  return `198.51.100.${places}`;
}

/** Somebody that the server knows by a cookie. */
async function somebody(): Promise<Person> {
  const response = await fromAddress(elsewhere(), () => api('GET', '/api/me'));
  return { cookie: response.headers.getSetCookie()[0]!.split(';')[0]! };
}

const text = (body = 'text') => ({ title: 'Title', body });
const create = (headers: Readonly<Record<string, string>>, body?: string) =>
  api('POST', '/api/documents', { headers, json: text(body) });

/** A document of somebody's, made from an address that is nobody else's; limits of its maker are spent by one creation. */
async function aDocument(person: Person): Promise<{ readonly path: string; readonly etag: string }> {
  const response = await fromAddress(elsewhere(), () => create(person));
  return { path: response.headers.get('location')!, etag: response.headers.get('etag')! };
}

async function statuses(count: number, send: (nth: number) => Promise<Response>): Promise<readonly number[]> {
  const all: number[] = [];
  for (let nth = 0; nth < count; nth++) all.push((await send(nth)).status);
  return all;
}

describe('a request beyond a limit', () => {
  it('is answered 429 with what the limit is, when it ends, and what to do', async () => {
    const ana = await somebody();
    const send = () => fromAddress('192.0.2.1', () => create(ana));
    expect(await statuses(3, send)).toEqual([201, 201, 201]);
    vi.advanceTimersByTime(15_500);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('45');
    expect(refused.headers.get('ratelimit-policy')).toContain(
      '"creations.person";q=3;w=60, "creations.address";q=5;w=60',
    );
    expect(refused.headers.get('ratelimit')).toContain(
      '"creations.person";r=0;t=45, "creations.address";r=1;t=45',
    );
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused.headers.get('cache-control')).toBe('no-store');
    expect(await refused.json()).toEqual({
      type: 'http://midair.test/problems/too-many-requests',
      title: 'Too many requests',
      status: 429,
      detail:
        'This is more than the limit allows: creations.person (3 requests a minute). It is free again in 45 s.',
      instance: '/api/documents',
      error: 'too_many_requests',
      message: 'Too many requests arrived at once. Nothing was changed. Wait a moment and try again.',
    });
    vi.advanceTimersByTime(45_000);
    expect((await send()).status).toBe(201);
  });

  it('changes nothing and asks the documents nothing', async () => {
    const ana = await somebody();
    const { path, etag } = await aDocument(ana);
    const put = (tag: string, body: string) =>
      fromAddress('192.0.2.1', () =>
        api('PUT', path, { headers: { ...ana, 'if-match': tag }, json: text(body) }),
      );
    let tag = etag;
    for (const body of ['1', '2', '3', '4']) tag = (await put(tag, body)).headers.get('etag')!;
    const { ports, database } = await services();
    const found = vi.spyOn(ports.documents, 'find');
    const written = vi.spyOn(database, 'write');
    expect((await put(tag, 'too much')).status).toBe(429);
    expect(found).not.toHaveBeenCalled();
    expect(written).not.toHaveBeenCalled();
    const read = await api('GET', path, { headers: ana });
    expect(read.headers.get('etag')).toBe(tag);
    expect(await read.json()).toEqual(text('4'));
  });

  it('makes nobody of whoever is nobody yet', async () => {
    const send = () => fromAddress('192.0.2.1', () => create({}));
    expect(await statuses(5, send)).toEqual([201, 201, 201, 201, 201]);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  it('can be understood by a site that is allowed', async () => {
    const ana = await somebody();
    const headers = { ...ana, origin: 'https://app.example' };
    const all = [];
    for (let sent = 0; sent < 4; sent++) all.push(await fromAddress('192.0.2.1', () => create(headers)));
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 429]);
    for (const { headers: fields } of all) {
      expect(fields.get('access-control-allow-origin')).toBe('https://app.example');
      for (const name of ['Retry-After', 'RateLimit', 'RateLimit-Policy'])
        expect(fields.get('access-control-expose-headers')).toContain(name);
    }
  });

  it('comes before what is wrong with its content, and after a method that there is not', async () => {
    const ana = await somebody();
    const send = (method: string, size: number) =>
      fromAddress('192.0.2.1', () =>
        api(method, '/api/documents', {
          headers: { ...ana, 'content-length': String(size) },
          body: 'x'.repeat(size),
        }),
      );
    expect(await statuses(3, () => send('POST', 1))).toEqual([415, 415, 415]);
    expect((await send('POST', 2_000_000)).status).toBe(429);
    expect((await send('DELETE', 1)).status).toBe(405);
  });
});

it('says on an answer to a write how the limits stand, and nothing on one to a read', async () => {
  const ana = await somebody();
  const saved = await fromAddress('192.0.2.1', () => create(ana));
  expect(saved.headers.get('ratelimit')).toContain('"creations.person";r=2;t=60');
  const read = await fromAddress('192.0.2.1', () =>
    api('GET', saved.headers.get('location')!, { headers: ana }),
  );
  expect(read.status).toBe(200);
  expect(read.headers.has('ratelimit')).toBe(false);
});

it('counts a person from wherever they ask, and no other person', async () => {
  const [ana, ben] = [await somebody(), await somebody()];
  const from = (person: Person) => (nth: number) => fromAddress(`192.0.2.${nth}`, () => create(person));
  expect(await statuses(4, from(ana))).toEqual([201, 201, 201, 429]);
  expect(await statuses(2, from(ben))).toEqual([201, 201]);
});

describe('an address', () => {
  const from = (address: string, headers: Readonly<Record<string, string>> = {}) =>
    fromAddress(address, () => create(headers));

  it('counts whoever asks, with new cookies or none', async () => {
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(somebody));
    expect(await statuses(6, (nth) => from('192.0.2.9', people[nth]))).toEqual([
      201, 201, 201, 201, 201, 429,
    ]);
    expect((await from('192.0.2.10', people[5])).status).toBe(201);
  });

  it('of IPv6 is all of its /64', async () => {
    const first = (nth: number) => from(`2001:db8:1:1:${nth}::${nth + 1}`);
    expect(await statuses(6, first)).toEqual([201, 201, 201, 201, 201, 429]);
    expect((await from('2001:db8:1:2::1')).status).toBe(201);
  });

  it('of IPv4 is the same over a socket for both families', async () => {
    const either = (nth: number) => from(nth % 2 ? '192.0.2.9' : '::ffff:192.0.2.9');
    expect(await statuses(6, either)).toEqual([201, 201, 201, 201, 201, 429]);
  });

  it('is never what somebody says of themselves', async () => {
    const lie = (nth: number) =>
      from('192.0.2.9', {
        'x-forwarded-for': `203.0.113.${nth}`,
        forwarded: `for=203.0.113.${nth}`,
        'x-real-ip': `203.0.113.${nth}`,
        'true-client-ip': `203.0.113.${nth}`,
      });
    expect(await statuses(6, lie)).toEqual([201, 201, 201, 201, 201, 429]);
  });

  it('is whom a trusted proxy forwards for, and not what that one said before', async () => {
    const forwarded = (nth: number) =>
      from('10.0.0.7', { 'x-forwarded-for': `203.0.113.${nth}, 192.0.2.77` });
    expect(await statuses(6, forwarded)).toEqual([201, 201, 201, 201, 201, 429]);
    expect((await from('10.0.0.7', { 'x-forwarded-for': '192.0.2.78' })).status).toBe(201);
    expect((await from('192.0.2.77')).status).toBe(429);
  });
});

describe('limits of', () => {
  it('people: a loop that asks as nobody makes so many and no more', async () => {
    const loop = () =>
      fromAddress('192.0.2.1', () =>
        api('PUT', '/api/me', { headers: { 'if-match': '*' }, json: { name: 'Nobody', colour: 1 } }),
      );
    const { database } = await services();
    const before = await database.readClient.person.count();
    expect(await statuses(8, loop)).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    expect((await database.readClient.person.count()) - before).toBe(5);
  });

  it('bytes: by what a field says, before anything is read', async () => {
    const ana = await somebody();
    const body = JSON.stringify(text('x'.repeat(900)));
    const headers = { ...ana, 'content-type': 'application/json', 'content-length': String(body.length) };
    const send = () => fromAddress('192.0.2.1', () => api('POST', '/api/documents', { headers, body }));
    expect(await statuses(3, send)).toEqual([201, 201, 429]);
  });

  it('bytes: by what was read where no field says it, so that the next is refused', async () => {
    const ana = await somebody();
    const send = () => fromAddress('192.0.2.1', () => create(ana, 'x'.repeat(1_900)));
    expect(await statuses(3, send)).toEqual([201, 201, 429]);
  });

  it('searches and reads', async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const search = (headers: Person) =>
      fromAddress('192.0.2.1', () => api('GET', '/api/documents?q=x', { headers }));
    expect(await statuses(3, () => search(ana))).toEqual([200, 200, 429]);
    expect((await search(ben)).status).toBe(429);
    const read = () => fromAddress('192.0.2.1', () => api('GET', '/api/documents', { headers: ana }));
    expect(await statuses(9, read)).toEqual([...Array(8).fill(200), 429]);
  });

  it('searches by the text that they look through too', async () => {
    const ana = await somebody();
    const { documents } = (await services()).ports;
    const { id } = await (await api('GET', '/api/me', { headers: ana })).json();
    for (let nth = 0; nth < 4; nth++) {
      const documentId = randomUUID();
      const content = { title: 't', body: 'a'.repeat(1_048_000) };
      const text = JSON.stringify(content);
      const draft = {
        documentId,
        text,
        content,
        author: { id, name: 'Ana', colour: 1 },
        at: new Date(nth),
        mergeBaseEtag: null,
      };
      await documents.commit(null, await savingOf({ documents }, null, draft));
    }
    const search = (q: string) => () => api('GET', `/api/documents?q=${q}`, { headers: ana });
    expect(await statuses(2, search(`${'a'.repeat(199)}b`))).toEqual([200, 429]);
  });

  it('presence, apart from saves', async () => {
    const ana = await somebody();
    const { path, etag } = await aDocument(ana);
    const here = () =>
      fromAddress('192.0.2.1', () =>
        api('PUT', `${path}/presence`, { headers: ana, json: { tab: 'tab-1', unsaved: false, lines: [] } }),
      );
    expect(await statuses(4, here)).toEqual([204, 204, 204, 429]);
    const headers = { ...ana, 'if-match': etag };
    expect(
      (await fromAddress('192.0.2.1', () => api('PUT', path, { headers, json: text('2') }))).status,
    ).toBe(204);
  });

  it('a repeated save: as much as the save', async () => {
    const ana = await somebody();
    const { path, etag } = await aDocument(ana);
    const headers = { ...ana, 'if-match': etag, 'idempotency-key': `"${randomUUID()}"` };
    const save = () => fromAddress('192.0.2.1', () => api('PUT', path, { headers, json: text('2') }));
    expect(await statuses(5, save)).toEqual([204, 204, 204, 204, 429]);
  });

  it('labs, and requests to them', async () => {
    const ana = await somebody();
    const make = () => fromAddress('192.0.2.1', () => api('POST', '/api/labs', { headers: ana, json: {} }));
    const first = await make();
    const { id } = await first.json();
    expect(first.headers.has('ratelimit')).toBe(true);
    expect(await statuses(2, make)).toEqual([201, 429]);
    const read = () => fromAddress('192.0.2.1', () => api('GET', `/api/documents/${id}`, { headers: ana }));
    expect(await statuses(10, read)).toEqual([...Array(9).fill(200), 429]);
  });

  it('documents: also of one that has an id like a lab', async () => {
    const ana = await somebody();
    const path = `/api/documents/${randomUUID().replace(/^(.{14})./, '$18')}`;
    const put = (nth: number) =>
      fromAddress('192.0.2.1', () =>
        api('PUT', path, { headers: { ...ana, 'if-match': '*' }, json: text(String(nth)) }),
      );
    const made = await fromAddress('192.0.2.1', () =>
      api('PUT', path, { headers: { ...ana, 'if-none-match': '*' }, json: text() }),
    );
    expect(made.status).toBe(201);
    expect(await statuses(5, put)).toEqual([204, 204, 204, 204, 429]);
  });
});

describe('event streams', () => {
  const follow = async (address: string, headers: Readonly<Record<string, string>> = {}) => {
    const { welcomeId } = await services();
    return fromAddress(address, () => api('GET', `/api/events?document=${welcomeId}`, { headers }));
  };

  it('are shared out by person, by address, and among all', async () => {
    const ana = await somebody();
    const opened = [await follow('192.0.2.1', ana), await follow('192.0.2.2', ana)];
    const third = await follow('192.0.2.3', ana);
    expect(third.status).toBe(429);
    expect(third.headers.get('retry-after')).toBe('30');
    expect((await third.json()).message).toBe(
      'You follow too many documents here at once. You can still save.',
    );
    opened.push(await follow('192.0.2.1'), await follow('192.0.2.1'));
    expect(opened.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await follow('192.0.2.1')).status).toBe(429);
    const crowded = await follow('192.0.2.4');
    expect(crowded.status).toBe(503);
    expect((await crowded.json()).error).toBe('unavailable');

    await opened[0]!.body!.cancel();
    expect((await follow('192.0.2.3', ana)).status).toBe(200);
  });

  it('of labs are among them, and one that only asks with HEAD is none', async () => {
    const { id } = await (
      await fromAddress('192.0.2.1', () => api('POST', '/api/labs', { json: {} }))
    ).json();
    const lab = (method: string) => fromAddress('192.0.2.1', () => api(method, `/api/labs/${id}/events`));
    expect(await statuses(4, () => lab('HEAD'))).toEqual([200, 200, 200, 200]);
    const opened = await lab('GET');
    expect(await statuses(3, () => lab('GET'))).toEqual([200, 200, 429]);
    await opened.body!.cancel();
    expect((await lab('GET')).status).toBe(200);
  });
});
