import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiOf, ORIGIN, startOwnServices, useSteppingClock } from '@/lib/server/testing/api';

let api: Api;
let stop: () => Promise<void>;
let later: (ms: number) => void;

beforeAll(async () => {
  stop = startOwnServices();
  const { services } = await import('@/lib/server/services');
  api = apiOf({
    '/api/documents': await import('./route'),
    '/api/documents/[id]': await import('./[id]/route'),
    '/api/documents/[id]/versions': await import('./[id]/versions/route'),
    '/api/documents/[id]/versions/[version]': await import('./[id]/versions/[version]/route'),
    '/api/documents/[id]/sharing': await import('./[id]/sharing/route'),
    '/api/documents/[id]/invites': await import('./[id]/invites/route'),
    '/api/documents/[id]/invites/[invite]': await import('./[id]/invites/[invite]/route'),
    '/api/documents/[id]/presence': await import('./[id]/presence/route'),
    '/api/events': await import('@/app/api/events/route'),
    '/api/invitation': await import('@/app/api/invitation/route'),
    '/api/me': await import('@/app/api/me/route'),
  });
  await useSteppingClock();
  const { ports } = await services();
  const clock = ports as { now: () => number };
  later = (ms) => {
    const before = clock.now;
    clock.now = () => before() + ms;
  };
});
afterAll(() => stop());

/** Somebody new, with a browser of their own. */
async function somebody() {
  const met = await api('GET', '/api/me');
  const cookie = met.headers.get('Set-Cookie')!.split(';')[0]!;
  const me = (await met.json()) as { id: string; name: string };
  const send: Api = (method, address, sending = {}) =>
    api(method, address, { ...sending, headers: { ...(sending.headers as object), cookie } });
  return { me, send };
}

type Somebody = Awaited<ReturnType<typeof somebody>>;

async function owned(link?: 'edit' | 'view' | 'none') {
  const ann = await somebody();
  const made = await ann.send('POST', '/api/documents', { json: { title: 'Plans', body: 'the text' } });
  const url = made.headers.get('Location')!;
  const etag = made.headers.get('ETag')!;
  if (link) await share(ann, url, { link });
  return { ann, url, etag };
}

async function share(person: Somebody, url: string, json: object, etag?: string) {
  const tag = etag ?? (await person.send('GET', `${url}/sharing`)).headers.get('ETag') ?? '"none"';
  return person.send('PUT', `${url}/sharing`, { json, headers: { 'If-Match': tag } });
}

/** An invite's token, as it stands in the link. */
async function invite(person: Somebody, url: string, access: 'edit' | 'view', expiresIn?: number) {
  const made = await person.send('POST', `${url}/invites`, { json: { access, label: 'for Ben', expiresIn } });
  expect(made.status).toBe(201);
  const content = (await made.json()) as { id: string; url: string };
  expect(made.headers.get('Location')).toBe(`${url}/invites/${content.id}`);
  const [page, token] = content.url.split('#');
  expect(page).toBe(`${ORIGIN}/invite`);
  return { ...content, token: token! };
}

const use = (person: Somebody, token: string) =>
  person.send('POST', '/api/invitation', { headers: { Invitation: token } });
const statusOf = async (answer: Promise<Response>) => (await answer).status;

describe('sharing', () => {
  it('is seen and changed by the owner alone, under a tag that never comes again', async () => {
    const { ann, url } = await owned();
    const ben = await somebody();
    const first = await ann.send('GET', `${url}/sharing`);
    expect(await first.json()).toEqual({ link: 'edit', owner: ann.me, invites: [] });
    const tags = new Set([first.headers.get('ETag')]);
    for (const link of ['view', 'edit', 'none', 'edit']) {
      const changed = await share(ann, url, { link });
      expect([changed.status, await changed.json()]).toMatchObject([200, { link }]);
      expect(tags.has(changed.headers.get('ETag'))).toBe(false);
      tags.add(changed.headers.get('ETag'));
    }
    const tag = [...tags].at(-1)!;
    for (const [method, sending] of [
      ['GET', {}],
      ['PUT', { json: { link: 'none' }, headers: { 'If-Match': tag } }],
      ['PUT', { json: { link: 'none' }, headers: { 'If-Match': '*' } }],
    ] as const) {
      expect(await statusOf(ben.send(method, `${url}/sharing`, sending))).toBe(404);
      expect(await statusOf(api(method, `${url}/sharing`, sending))).toBe(404);
    }
    expect((await ann.send('GET', `${url}/sharing`)).headers.get('ETag')).toBe(tag);
  });

  it('is changed only on top of what its owner saw', async () => {
    const { ann, url } = await owned();
    const tag = (await ann.send('GET', `${url}/sharing`)).headers.get('ETag')!;
    const put = (headers: Record<string, string>, json: unknown) =>
      statusOf(ann.send('PUT', `${url}/sharing`, { json, headers }));
    expect(await put({}, { link: 'none' })).toBe(428);
    expect(await put({ 'If-Match': '"other"' }, { link: 'none' })).toBe(412);
    await invite(ann, url, 'view');
    expect(await put({ 'If-Match': tag }, { link: 'none' })).toBe(412);
    expect(await put({ 'If-None-Match': '*' }, { link: 'none' })).toBe(412);
    const now = await ann.send('GET', `${url}/sharing`);
    const is = (await now.json()) as object;
    const headers = { 'If-Match': now.headers.get('ETag')! };
    for (const bad of [{}, { link: 'all' }, { link: 'edit', more: 1 }, { ...is, invites: [] }, []]) {
      expect([bad, await put(headers, bad)]).toEqual([bad, 422]);
    }
    expect(await put(headers, is)).toBe(200);
    expect((await ann.send('GET', `${url}/sharing`)).headers.get('ETag')).toBe(headers['If-Match']);
  });

  it('lets exactly one of many changes on one state through', async () => {
    const { ann, url } = await owned();
    const tag = (await ann.send('GET', `${url}/sharing`)).headers.get('ETag')!;
    const statuses = await Promise.all(
      Array.from({ length: 8 }, (_, n) => statusOf(share(ann, url, { link: n % 2 ? 'view' : 'none' }, tag))),
    );
    expect(statuses.toSorted()).toEqual([200, ...Array(7).fill(412)]);
  });

  it('says with each read what the reader may do', async () => {
    const { ann, url } = await owned();
    const ben = await somebody();
    const access = async (person: Somebody) => (await person.send('GET', url)).headers.get('Document-Access');
    expect([await access(ann), await access(ben)]).toEqual(['own', 'edit']);
    await share(ann, url, { link: 'view' });
    expect([await access(ann), await access(ben)]).toEqual(['own', 'view']);
    const { etag } = Object.fromEntries((await ben.send('GET', url)).headers);
    const again = await ben.send('GET', url, { headers: { 'If-None-Match': etag! } });
    expect([again.status, again.headers.get('Document-Access')]).toEqual([304, 'view']);
  });
});

describe('an invite', () => {
  it('lets in the one person who uses it, to do what it is for, until it is revoked', async () => {
    const { ann, url, etag } = await owned('none');
    const [ben, eve] = [await somebody(), await somebody()];
    const { id, token } = await invite(ann, url, 'edit');
    const look = (person: Somebody) =>
      person.send('GET', '/api/invitation', { headers: { Invitation: token } });
    const offered = await (await look(ben)).json();
    expect(offered).toMatchObject({ title: 'Plans', access: 'edit', from: ann.me, state: 'open' });
    expect(await statusOf(ben.send('GET', url))).toBe(404);
    expect(await (await use(ben, token)).json()).toEqual({ document: url.split('/').at(-1), access: 'edit' });
    expect(await statusOf(use(ben, token))).toBe(200);
    const list = async (person: Somebody) => {
      const items = await (await person.send('GET', '/api/documents')).json();
      return items.map((item: { title: string; access: string }) => [item.title, item.access]);
    };
    expect(await list(ben)).toContainEqual(['Plans', 'edit']);
    const saved = await ben.send('PUT', url, {
      json: { title: 'Plans', body: 'by Ben' },
      headers: { 'If-Match': etag },
    });
    expect(saved.status).toBe(204);

    const late = await use(eve, token);
    expect([late.status, await late.json()]).toMatchObject([
      410,
      { error: 'invitation_ended', reason: 'used' },
    ]);
    expect(await statusOf(look(eve))).toBe(410);
    expect(await statusOf(eve.send('GET', url))).toBe(404);

    const sharing = await (await ann.send('GET', `${url}/sharing`)).json();
    expect(sharing.invites).toMatchObject([{ id, person: ben.me, access: 'edit', label: 'for Ben' }]);
    expect(await statusOf(ann.send('DELETE', `${url}/invites/${id}`))).toBe(204);
    const then = {
      json: { title: 'Plans', body: 'again' },
      headers: { 'If-Match': saved.headers.get('ETag')! },
    };
    for (const [method, address, sending] of [
      ['GET', url, {}],
      ['PUT', url, then],
      ['GET', `${url}/versions`, {}],
      ['GET', `${url}/versions/2`, {}],
      ['PUT', `${url}/presence`, { json: { tab: 'a', unsaved: false } }],
      ['GET', `/api/events?document=${url.split('/').at(-1)}`, {}],
    ] as const) {
      expect([method, address, await statusOf(ben.send(method, address, sending))]).toEqual([
        method,
        address,
        404,
      ]);
    }
    expect(await list(ben)).not.toContainEqual(['Plans', 'edit']);
    const ended = await use(ben, token);
    expect([ended.status, await ended.json()]).toMatchObject([410, { reason: 'revoked' }]);
  });

  it('to view lets nobody write', async () => {
    const { ann, url, etag } = await owned('none');
    const ben = await somebody();
    await use(ben, (await invite(ann, url, 'view')).token);
    expect((await ben.send('GET', url)).headers.get('Document-Access')).toBe('view');
    const headers = { 'If-Match': etag };
    expect(await statusOf(ben.send('PUT', url, { json: { title: 'a', body: 'b' }, headers }))).toBe(403);
    expect(await statusOf(ben.send('DELETE', url, { headers }))).toBe(403);
  });

  it('is over when its time is', async () => {
    const { ann, url } = await owned('none');
    const [ben, eve] = [await somebody(), await somebody()];
    const [used, unused] = [await invite(ann, url, 'view', 60), await invite(ann, url, 'view', 60)];
    expect(await statusOf(use(ben, used.token))).toBe(200);
    later(61_000);
    const late = await use(eve, unused.token);
    expect([late.status, await late.json()]).toMatchObject([410, { reason: 'expired' }]);
    expect(await statusOf(ben.send('GET', url))).toBe(200);
  });

  it('says to whoever could use it that its document was deleted, the owner too, and no more by POST than by GET', async () => {
    const { ann, url, etag } = await owned('none');
    const [ben, eve] = [await somebody(), await somebody()];
    const [used, open] = [await invite(ann, url, 'view'), await invite(ann, url, 'edit')];
    await use(ben, used.token);
    await ann.send('DELETE', url, { headers: { 'If-Match': etag } });
    for (const [person, { token }, reason] of [
      [ann, used, 'deleted'],
      [ann, open, 'deleted'],
      [ben, used, 'deleted'],
      [ben, open, 'deleted'],
      [eve, open, 'deleted'],
      [eve, used, 'used'],
    ] as const) {
      for (const method of ['GET', 'POST']) {
        const answer = await person.send(method, '/api/invitation', { headers: { Invitation: token } });
        expect([answer.status, await answer.json()]).toMatchObject([410, { reason }]);
      }
    }
  });

  it('lets one of many in who use it at the same moment', async () => {
    const { ann, url } = await owned('none');
    const { token } = await invite(ann, url, 'edit');
    const people = await Promise.all(Array.from({ length: 8 }, () => somebody()));
    const statuses = await Promise.all(people.map((person) => statusOf(use(person, token))));
    expect(statuses.toSorted()).toEqual([200, ...Array(7).fill(410)]);
    const can = await Promise.all(people.map((person) => statusOf(person.send('GET', url))));
    expect(can).toEqual(statuses.map((status) => (status === 200 ? 200 : 404)));
  });

  it('cannot be forged, nor used for another document', async () => {
    const [one, two] = [await owned('none'), await owned('none')];
    const ben = await somebody();
    const [{ token }, other] = [
      await invite(one.ann, one.url, 'edit'),
      await invite(two.ann, two.url, 'edit'),
    ];
    const [document, id, signature] = token.split('.');
    const [otherDocument, otherId] = other.token.split('.');
    const flipped = signature!.startsWith('A') ? `B${signature!.slice(1)}` : `A${signature!.slice(1)}`;
    for (const forged of [
      '',
      'x',
      `${document}.${id}`,
      `${document}.${id}.${flipped}`,
      `${document}.${id}.${signature!.slice(1)}`,
      `${otherDocument}.${id}.${signature}`,
      `${document}.${otherId}.${signature}`,
      `${token}x`,
      token.toUpperCase(),
    ]) {
      expect([forged, await statusOf(use(ben, forged))]).toEqual([forged, 404]);
    }
    expect(await statusOf(ben.send('POST', '/api/invitation'))).toBe(400);
    expect(await statusOf(ben.send('GET', one.url))).toBe(404);
  });

  it('is made, seen and revoked by the owner alone', async () => {
    const { ann, url } = await owned();
    const ben = await somebody();
    const { id } = await invite(ann, url, 'edit');
    for (const [method, address, json] of [
      ['GET', `${url}/invites`, undefined],
      ['POST', `${url}/invites`, { access: 'edit' }],
      ['GET', `${url}/invites/${id}`, undefined],
      ['DELETE', `${url}/invites/${id}`, undefined],
    ] as const) {
      expect([address, await statusOf(ben.send(method, address, json ? { json } : {}))]).toEqual([
        address,
        404,
      ]);
    }
    const seen = await ann.send('GET', `${url}/invites/${id}`);
    const revoke = (headers: Record<string, string>) =>
      statusOf(ann.send('DELETE', `${url}/invites/${id}`, { headers }));
    expect(await revoke({ 'If-Match': '"other"' })).toBe(412);
    expect(await revoke({ 'If-Match': seen.headers.get('ETag')! })).toBe(204);
    expect(await revoke({})).toBe(404);
  });

  it.each([
    {},
    { access: 'own' },
    { access: 'none' },
    { access: 'edit', expiresIn: 59 },
    { access: 'edit', expiresIn: 1e9 },
    { access: 'edit', label: 'a'.repeat(61) },
    { access: 'edit', label: 'a\r\nb' },
    { access: 'edit', person: 'x' },
  ])('is not made of %j', async (json) => {
    const { ann, url } = await owned();
    expect(await statusOf(ann.send('POST', `${url}/invites`, { json }))).toBe(422);
    expect(await (await ann.send('GET', `${url}/invites`)).json()).toEqual([]);
  });
});

describe('a document handed over', () => {
  it('is its new owner’s, and whoever had it goes on writing until they are removed', async () => {
    const { ann, url, etag } = await owned('none');
    const [ben, eve] = [await somebody(), await somebody()];
    await use(ben, (await invite(ann, url, 'view')).token);
    expect(await statusOf(share(ann, url, { link: 'none', owner: { id: eve.me.id } }))).toBe(422);
    expect(await statusOf(share(ann, url, { link: 'none', owner: { id: ben.me.id } }))).toBe(200);
    expect(await statusOf(ann.send('GET', `${url}/sharing`))).toBe(404);
    const sharing = await (await ben.send('GET', `${url}/sharing`)).json();
    expect(sharing).toMatchObject({ owner: ben.me, invites: [{ person: ann.me, access: 'edit' }] });
    const put = (body: string, tag: string) =>
      ann.send('PUT', url, { json: { title: 'Plans', body }, headers: { 'If-Match': tag } });
    const saved = await put('still by Ann', etag);
    expect(saved.status).toBe(204);
    await ben.send('DELETE', `${url}/invites/${sharing.invites[0].id}`);
    expect(await statusOf(put('no more', saved.headers.get('ETag')!))).toBe(404);
  });

  it('tells nothing more to whoever made it and sends the making once more', async () => {
    const ann = await somebody();
    const ben = await somebody();
    const making = {
      json: { title: 'Made once', body: 'by Ann' },
      headers: { 'Idempotency-Key': '"making"', Prefer: 'return=representation, collision=representation' },
    };
    const made = await ann.send('POST', '/api/documents', making);
    const url = made.headers.get('Location')!;
    await use(ben, (await invite(ann, url, 'view')).token);
    await share(ann, url, { link: 'none', owner: { id: ben.me.id } });
    await ben.send('PUT', url, {
      json: { title: 'Made once', body: 'a secret of Ben' },
      headers: { 'If-Match': made.headers.get('ETag')! },
    });
    const [{ id }] = (await (await ben.send('GET', `${url}/sharing`)).json()).invites;
    const repeated = () => ann.send('POST', '/api/documents', making);
    expect((await (await repeated()).json()).current.content.body).toBe('a secret of Ben');
    await ben.send('DELETE', `${url}/invites/${id}`);
    const answer = await repeated();
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('secret');
  });
});

describe('delete for ever', () => {
  const history = async (person: Somebody, url: string) =>
    (await person.send('GET', `${url}/versions`)).headers.get('ETag')!;
  const erase = (person: Somebody, url: string, headers: Record<string, string>) =>
    person.send('DELETE', `${url}/versions`, { headers });

  it('is for the owner, on top of the history that they saw', async () => {
    const { ann, url, etag } = await owned();
    const ben = await somebody();
    const tag = await history(ann, url);
    expect(await statusOf(erase(ben, url, { 'If-Match': tag }))).toBe(403);
    expect(await statusOf(erase(ann, url, {}))).toBe(428);
    await ben.send('PUT', url, { json: { title: 'Plans', body: 'new' }, headers: { 'If-Match': etag } });
    expect(await statusOf(erase(ann, url, { 'If-Match': tag }))).toBe(412);
    expect(await (await ann.send('GET', `${url}/versions`)).json()).toHaveLength(2);
    await share(ann, url, { link: 'none' });
    expect(await statusOf(erase(ben, url, { 'If-Match': '*' }))).toBe(404);
    expect(await statusOf(ann.send('GET', `${url}/versions/1`))).toBe(200);
  });

  it.each([false, true])(
    'leaves a tombstone, and no word of any version (deleted before: %s)',
    async (before) => {
      const { ann, url, etag } = await owned();
      const ben = await somebody();
      if (before) await ann.send('DELETE', url, { headers: { 'If-Match': etag } });
      expect(await statusOf(erase(ann, url, { 'If-Match': await history(ann, url) }))).toBe(204);
      for (const person of [ann, ben]) {
        for (const address of [url, `${url}/versions`, `${url}/versions/1`]) {
          const answer = await person.send('GET', address);
          expect(answer.status).toBe(410);
          const text = await answer.text();
          expect(JSON.parse(text)).toMatchObject({ error: 'gone', forever: true, deletedBy: ann.me });
          expect(text).not.toMatch(/Plans|the text|lastVersion/);
        }
      }
      for (const query of ['', '?state=deleted', '?q=text']) {
        expect(await (await ann.send('GET', `/api/documents${query}`)).text()).not.toContain(
          url.split('/').at(-1),
        );
      }
      expect(await statusOf(erase(ann, url, { 'If-Match': '*' }))).toBe(410);
      const { services } = await import('@/lib/server/services');
      const { readClient } = (await services()).database;
      const row = await readClient.document.findUniqueOrThrow({ where: { id: url.split('/').at(-1)! } });
      expect(JSON.stringify(row)).not.toMatch(/plans|the text/i);
      expect(await readClient.revision.count({ where: { documentId: row.id } })).toBe(0);
      const revival = { json: { title: 'Not', body: 'Ann' }, headers: { 'If-None-Match': '*' } };
      expect(await statusOf(ben.send('PUT', url, revival))).toBe(403);
      const again = await ann.send('PUT', url, {
        json: { title: 'New', body: 'life' },
        headers: { 'If-None-Match': '*' },
      });
      expect([again.status, again.headers.get('Document-Version')]).toEqual([201, '2']);
    },
  );
});

describe('the welcome document', () => {
  it('is for everybody to read and for nobody to change', async () => {
    const ann = await somebody();
    const [welcome] = await (await ann.send('GET', '/api/documents')).json();
    const url = `/api/documents/${welcome.id}`;
    const headers = { 'If-Match': '*' };
    for (const [method, address, sending] of [
      ['DELETE', url, { headers }],
      ['PUT', url, { headers, json: { title: 'mine', body: 'now' } }],
      ['DELETE', `${url}/versions`, { headers }],
    ] as const) {
      expect([method, address, await statusOf(ann.send(method, address, sending))]).toEqual([
        method,
        address,
        403,
      ]);
      expect([method, address, await statusOf(api(method, address, sending))]).toEqual([
        method,
        address,
        403,
      ]);
    }
    expect(await statusOf(ann.send('GET', `${url}/sharing`))).toBe(404);
    expect((await ann.send('GET', url)).headers.get('Document-Access')).toBe('view');
  });
});
