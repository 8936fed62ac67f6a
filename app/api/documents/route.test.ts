import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiOf, startOwnServices, useSteppingClock } from '@/lib/server/testing/api';

let api: Api;
let stop: () => Promise<void>;

beforeAll(async () => {
  stop = startOwnServices();
  api = apiOf({
    '/api/documents': await import('./route'),
    '/api/documents/[id]': await import('@/app/api/documents/[id]/route'),
    '/api/documents/[id]/versions': await import('@/app/api/documents/[id]/versions/route'),
    '/api/documents/[id]/versions/[version]': await import(
      '@/app/api/documents/[id]/versions/[version]/route'
    ),
    '/api/me': await import('@/app/api/me/route'),
  });
  await useSteppingClock();
});
afterAll(() => stop());

/** Somebody new, with a browser of their own: the cookie goes along with each request. */
async function somebody() {
  const met = await api('GET', '/api/me');
  const cookie = met.headers.get('Set-Cookie')!.split(';')[0]!;
  const me = await met.json();
  const send: Api = (method, address, sending = {}) =>
    api(method, address, { ...sending, headers: { ...(sending.headers as object), cookie } });
  const create = async (title: string, body = '') => {
    const response = await send('POST', '/api/documents', { json: { title, body } });
    expect(response.status).toBe(201);
    return { url: response.headers.get('Location')!, etag: response.headers.get('ETag')! };
  };
  const list = async (query = '') => {
    const response = await send('GET', `/api/documents${query}`);
    expect(response.status).toBe(200);
    return response.json();
  };
  const titles = async (query = '') => (await list(query)).map((item: { title: string }) => item.title);
  return { me, send, create, list, titles };
}

const WELCOME = 'Welcome to Midair';

describe('the list of documents', () => {
  it('holds the welcome document for everybody, and what one owns or has opened', async () => {
    const [ann, ben] = [await somebody(), await somebody()];
    expect(await ann.titles()).toEqual([WELCOME]);
    const { url } = await ann.create('Of Ann');
    expect(await ann.titles()).toEqual(['Of Ann', WELCOME]);
    expect(await ben.titles()).toEqual([WELCOME]);
    await ben.send('GET', url);
    expect(await ben.titles()).toEqual(['Of Ann', WELCOME]);
    expect(await (await api('GET', '/api/documents')).json()).toHaveLength(1);
  });

  it('says what a person needs to recognise a document', async () => {
    const [ann, ben] = [await somebody(), await somebody()];
    const { url, etag } = await ann.create('Plans', '# Plans\n\nGo *far*.');
    await ben.send('PUT', url, { json: { title: 'Plans', body: 'Go home.' }, headers: { 'If-Match': etag } });
    const [seen] = await ben.list();
    expect(seen).toEqual({
      id: url.split('/').at(-1),
      title: 'Plans',
      access: 'edit',
      excerpt: 'Go home.',
      version: 2,
      etag: expect.stringMatching(/^"2-/),
      size: JSON.stringify({ title: 'Plans', body: 'Go home.' }).length,
      author: ben.me,
      savedAt: expect.stringMatching(/Z$/),
      createdAt: expect.stringMatching(/Z$/),
      owned: false,
      owner: ann.me,
    });
    const [own, welcome] = await ann.list();
    expect(welcome).toMatchObject({ title: WELCOME, owned: false, owner: null });
    expect(own).toEqual({ ...seen, owned: true, access: 'own' });
  });

  it('is validated by its tag like everything else', async () => {
    const ann = await somebody();
    const first = await ann.send('GET', '/api/documents');
    const etag = first.headers.get('ETag')!;
    expect(first.headers.get('Vary')).toContain('Cookie');
    const headers = { 'If-None-Match': etag };
    expect((await ann.send('GET', '/api/documents', { headers })).status).toBe(304);
    expect((await ann.send('HEAD', '/api/documents')).headers.get('ETag')).toBe(etag);
    await ann.create('More');
    expect((await ann.send('GET', '/api/documents', { headers })).status).toBe(200);
    const stale = await ann.send('GET', '/api/documents', { headers: { 'If-Match': etag } });
    expect(stale.status).toBe(412);
  });

  it('is searched by title and text, whatever the case', async () => {
    const ann = await somebody();
    await ann.create('Shopping', 'Äpfel, 100% juice');
    await ann.create('Other', 'shops');
    expect(await ann.titles('?q=SHOP')).toEqual(['Other', 'Shopping']);
    expect(await ann.titles(`?q=${encodeURIComponent('äPFEL')}`)).toEqual(['Shopping']);
    expect(await ann.titles(`?q=${encodeURIComponent('0%')}`)).toEqual(['Shopping']);
    expect(await ann.titles('?q=nowhere')).toEqual([]);
    expect(await ann.titles('?q=')).toHaveLength(3);
  });

  it('says of a search where in the text something was found, to those who may read it', async () => {
    const ann = await somebody();
    const ben = await somebody();
    await ann.create('Straße', 'a');
    const { url } = await ann.create('b', `${'Far away. '.repeat(50)}In der STRASSE\nund in der Straße.`);
    const asked = `?q=${encodeURIComponent('straße')}`;
    const [first, second] = await ann.list(asked);
    expect(first).toMatchObject({
      title: 'b',
      snippet: expect.stringMatching(/^….* STRASSE und in der Straße\.$/),
    });
    expect(second).not.toHaveProperty('snippet');
    expect((await ann.list()).filter((item: object) => 'snippet' in item)).toEqual([]);
    await ben.send('GET', url);
    expect((await ben.list(asked))[0]).toMatchObject({ snippet: first.snippet });
  });

  it('looks for that place in 4 MiB of documents, and no further', async () => {
    const ann = await somebody();
    for (let n = 0; n < 5; n++) await ann.create(`${n}`, `${'x'.repeat(1_000_000)} lake`);
    const found = await ann.list('?q=lake');
    expect(found.map((item: object) => 'snippet' in item)).toEqual([true, true, true, true, false]);
  });

  it('comes in pages, each with a link to the next', async () => {
    const ann = await somebody();
    for (let n = 1; n <= 5; n++) await ann.create(`Paper ${n}`);
    const found: string[] = [];
    let address: string | undefined = '/api/documents?q=paper&limit=2';
    const sizes = [];
    while (address) {
      const response = await ann.send('GET', address);
      const page = await response.json();
      sizes.push(page.length);
      found.push(...page.map((item: { title: string }) => item.title));
      address = /<([^>]+)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
    }
    expect(sizes).toEqual([2, 2, 1]);
    expect(found).toEqual(['Paper 5', 'Paper 4', 'Paper 3', 'Paper 2', 'Paper 1']);
  });

  it('shows deleted documents apart, with all that it takes to restore them', async () => {
    const ann = await somebody();
    const { url, etag } = await ann.create('Short-lived', 'words');
    await ann.send('DELETE', url, { headers: { 'If-Match': etag } });
    expect(await ann.titles()).toEqual([WELCOME]);
    const [item] = await ann.list('?state=deleted');
    expect(item).toMatchObject({ title: 'Short-lived', deletedBy: ann.me, deletedAt: expect.any(String) });
    const last = await (await ann.send('GET', item.lastVersion)).text();
    const restored = await ann.send('PUT', url, {
      headers: { 'If-None-Match': '*', 'content-type': 'application/json' },
      body: last,
    });
    expect(restored.status).toBe(201);
    expect(await ann.titles()).toEqual(['Short-lived', WELCOME]);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=-1',
    'limit=1e2',
    'limit=',
    'after=nonsense',
    'after=%00',
    'q=%00',
    'q=a%00b',
    `after=${Buffer.from(`253402300800000 ${randomUUID()}`).toString('base64url')}`,
    'state=open',
    `q=${'x'.repeat(201)}`,
    `q=${encodeURIComponent('…'.repeat(67))}`,
  ])('answers 400 to a query that it cannot make sense of: %s', async (query) => {
    const response = await api('GET', `/api/documents?${query}`);
    expect(response.status).toBe(400);
    expect((await response.json()).error).toBe('bad_request');
  });
});

describe('creating under an id of the server’s choice', () => {
  it('needs no precondition, and keeps the bytes', async () => {
    const body = '{ "body": "\\u00fc",\n "title": "T" }';
    const headers = { 'content-type': 'application/json', Prefer: 'return=representation' };
    const response = await api('POST', '/api/documents', { headers, body });
    expect(response.status).toBe(201);
    const url = response.headers.get('Location')!;
    expect(url).toMatch(/^\/api\/documents\/[\da-f-]{36}$/);
    expect(response.headers.get('Preference-Applied')).toBe('return=representation');
    expect(response.headers.get('Content-Location')).toBe(url);
    expect(await response.text()).toBe(body);
    const read = await api('GET', url);
    expect(await read.text()).toBe(body);
    expect(read.headers.get('ETag')).toBe(response.headers.get('ETag'));
  });

  it('refuses what is no document, and a precondition that does not hold for the list', async () => {
    expect((await api('POST', '/api/documents', { json: {} })).status).toBe(422);
    expect((await api('POST', '/api/documents', { body: 'x' })).status).toBe(415);
    const json = { title: 't', body: 'b' };
    const cases: Record<string, string>[] = [{ 'If-Match': '"stale"' }, { 'If-None-Match': '*' }];
    for (const headers of cases) {
      expect((await api('POST', '/api/documents', { json, headers })).status).toBe(412);
    }
    const junk = { 'If-None-Match': 'junk' };
    expect((await api('POST', '/api/documents', { json, headers: junk })).status).toBe(400);
  });
});

describe('history', () => {
  async function withVersions() {
    const ann = await somebody();
    const ben = await somebody();
    const { url, etag } = await ann.create('One', 'a\nb\n');
    const second = await ben.send('PUT', url, {
      json: { title: 'Two', body: 'a\nc\nd\n' },
      headers: { 'If-Match': etag },
    });
    const v2 = second.headers.get('ETag')!;
    const third = await ann.send('PUT', url, {
      json: { title: 'Three', body: 'a\n' },
      headers: { 'If-Match': v2, 'Merge-Base': etag },
    });
    return { ann, ben, url, tags: [etag, v2, third.headers.get('ETag')!] };
  }

  it('lists versions, newest first, with author, parents and size of the change', async () => {
    const { ann, ben, url, tags } = await withVersions();
    const versions = await (await api('GET', `${url}/versions`)).json();
    expect(versions).toMatchObject([
      { version: 3, etag: tags[2], title: 'Three', author: ann.me, parent: tags[1], mergeBase: tags[0] },
      { version: 2, etag: tags[1], title: 'Two', author: ben.me, parent: tags[0], mergeBase: null },
      { version: 1, etag: tags[0], title: 'One', author: ann.me, parent: null, mergeBase: null },
    ]);
    const changes = versions.map((v: Record<string, number>) => [v.linesAdded, v.linesRemoved]);
    expect(changes).toEqual([
      [0, 2],
      [2, 1],
      [2, 0],
    ]);
    expect(versions[2].size).toBe(JSON.stringify({ title: 'One', body: 'a\nb\n' }).length);
  });

  it('comes in pages, is validated by its tag, and says where the current version is', async () => {
    const { url } = await withVersions();
    const first = await api('GET', `${url}/versions?limit=2`);
    expect((await first.json()).map((v: { version: number }) => v.version)).toEqual([3, 2]);
    const link = first.headers.get('Link')!;
    expect(link).toContain(`<${url}>; rel="latest-version"`);
    const next = /<([^>]+)>; rel="next"/.exec(link)![1]!;
    const second = await api('GET', next);
    expect((await second.json()).map((v: { version: number }) => v.version)).toEqual([1]);
    expect(second.headers.get('Link')).not.toContain('rel="next"');
    const headers = { 'If-None-Match': first.headers.get('ETag')! };
    expect((await api('GET', `${url}/versions?limit=2`, { headers })).status).toBe(304);
    for (const query of ['limit=x', 'before=0', 'before=x']) {
      expect((await api('GET', `${url}/versions?${query}`)).status).toBe(400);
    }
  });

  it('gives each version an address of its own, under which it never changes', async () => {
    const { url, tags } = await withVersions();
    const response = await api('GET', `${url}/versions/2`);
    expect(await response.json()).toEqual({ title: 'Two', body: 'a\nc\nd\n' });
    expect(response.headers.get('ETag')).toBe(tags[1]);
    expect(response.headers.get('Document-Version')).toBe('2');
    expect(response.headers.get('Cache-Control')).toContain('private, max-age=31536000, immutable');
    const link = response.headers.get('Link');
    for (const [target, rel] of [
      [url, 'latest-version'],
      [`${url}/versions`, 'version-history'],
      [`${url}/versions/1`, 'predecessor-version'],
      [`${url}/versions/3`, 'successor-version'],
    ]) {
      expect(link).toContain(`<${target}>; rel="${rel}"`);
    }
    const headers = { 'If-None-Match': tags[1]! };
    expect((await api('GET', `${url}/versions/2`, { headers })).status).toBe(304);
    expect((await api('GET', `${url}/versions/1`, { headers })).status).toBe(200);
  });

  it('has nothing under a number that was never a version', async () => {
    const { url } = await withVersions();
    for (const segment of ['0', '4', '-1', '1.0', '01', '1e0', 'latest', '99999999999999999999']) {
      expect((await api('GET', `${url}/versions/${segment}`)).status).toBe(404);
    }
    const nowhere = `/api/documents/${randomUUID()}`;
    expect((await api('GET', `${nowhere}/versions`)).status).toBe(404);
    expect((await api('GET', `${nowhere}/versions/1`)).status).toBe(404);
    expect((await api('GET', '/api/documents/no-uuid/versions')).status).toBe(404);
  });

  it('outlives the document', async () => {
    const { ann, url, tags } = await withVersions();
    await ann.send('DELETE', url, { headers: { 'If-Match': tags[2]! } });
    expect((await api('GET', url)).status).toBe(410);
    expect(await (await api('GET', `${url}/versions`)).json()).toHaveLength(3);
    expect((await api('GET', `${url}/versions/3`)).status).toBe(200);
  });
});

describe('what the owner lets those with the link do', () => {
  async function shared(linkAccess: string) {
    const [ann, ben] = [await somebody(), await somebody()];
    const { url, etag } = await ann.create(`Shared for ${linkAccess}`, 'text');
    await ben.send('GET', url);
    const { services } = await import('@/lib/server/services');
    const { database } = await services();
    const id = url.split('/').at(-1)!;
    await database.write((transaction) =>
      transaction.document.update({ where: { id }, data: { linkAccess } }),
    );
    return { ann, ben, url, etag };
  }
  const json = { title: 't', body: 'b' };

  it('to view is not to change', async () => {
    const { ann, ben, url, etag } = await shared('view');
    expect((await ben.send('GET', url)).status).toBe(200);
    for (const [method, sending] of [
      ['PUT', { json }],
      ['PATCH', { json, headers: { 'content-type': 'application/merge-patch+json' } }],
      ['DELETE', {}],
    ] as const) {
      for (const tag of [etag, '"stale"']) {
        const headers = { ...('headers' in sending ? sending.headers : {}), 'If-Match': tag };
        const response = await ben.send(method, url, { ...sending, headers });
        expect(response.status).toBe(403);
        expect((await response.json()).error).toBe('forbidden');
      }
    }
    expect((await ann.send('PUT', url, { json, headers: { 'If-Match': etag } })).status).toBe(204);
  });

  it('nothing looks like there being nothing', async () => {
    const { ann, ben, url, etag } = await shared('none');
    const headers = { 'If-Match': etag };
    expect((await ben.send('GET', url)).status).toBe(404);
    expect((await ben.send('GET', `${url}/versions`)).status).toBe(404);
    expect((await ben.send('GET', `${url}/versions/1`)).status).toBe(404);
    expect((await ben.send('PUT', url, { json, headers })).status).toBe(404);
    expect((await ben.send('DELETE', url, { headers })).status).toBe(404);
    expect(await ben.titles()).toEqual([WELCOME]);
    await ann.send('DELETE', url, { headers });
    expect((await ben.send('GET', url)).status).toBe(404);
    expect((await ann.send('GET', url)).status).toBe(410);
  });
});
