import { AsyncLocalStorage } from 'node:async_hooks';
import { type DehydratedState, hydrate, QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentsApi } from '@/lib/client/api/documents-api';
import { documentQuery, documentsQuery, meQuery } from '@/lib/client/cache/queries';
import { asRead } from '@/lib/client/cache/served';
import { type Api, apiOf, startOwnServices } from '@/lib/server/testing/api';
import { fromAddress } from '@/lib/server/testing/from-address';

let asked = new Headers();
vi.mock('next/headers', () => ({ headers: async () => asked }));
vi.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(),
  useRouter: () => ({ push: () => {} }),
  usePathname: () => '/',
}));

const LIMITS = 'reads.address=60';
const TRUSTED_PROXY = '10.0.0.7';
/** Where a status that a page asks for is heard, as scripts/serve.mjs does. */
const pages = new AsyncLocalStorage<{ status: number | null }>();

let api: Api;
let stop: () => Promise<void>;
let served: typeof import('./served');
beforeAll(async () => {
  stop = startOwnServices({ LIMITS, TRUSTED_PROXY });
  Object.assign(globalThis, { [Symbol.for('midair.page')]: pages });
  served = await import('./served');
  api = apiOf({
    '/api/documents': await import('@/app/api/documents/route'),
    '/api/documents/[id]': await import('@/app/api/documents/[id]/route'),
    '/api/documents/[id]/sharing': await import('@/app/api/documents/[id]/sharing/route'),
    '/api/me': await import('@/app/api/me/route'),
  });
});
afterAll(() => stop());

async function somebody() {
  const met = await api('GET', '/api/me');
  return { cookie: met.headers.get('Set-Cookie')!.split(';')[0]! };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

/** A document of somebody's; its path in the API, its id and its tag. */
async function made(by: Somebody, json: object, link = 'edit') {
  const answer = await api('POST', '/api/documents', { headers: { ...by }, json });
  const path = answer.headers.get('Location')!;
  const shared = await api('GET', `${path}/sharing`, { headers: { ...by } });
  const headers = { ...by, 'If-Match': shared.headers.get('ETag')! };
  expect((await api('PUT', `${path}/sharing`, { headers, json: { link } })).ok).toBe(true);
  return { path, id: path.split('/').at(-1)!, etag: answer.headers.get('ETag')! };
}

/** Asks for what a page comes with as this person, or as whoever these fields say. */
function as<Result>(fields: Readonly<Record<string, string>>, ask: () => Promise<Result>): Promise<Result> {
  asked = new Headers({ host: 'midair.test', ...fields });
  return ask();
}

/** A browser's memory that has taken this in. */
function taken(state: DehydratedState): QueryClient {
  const client = new QueryClient();
  // Over the network it is text.
  hydrate(client, JSON.parse(JSON.stringify(state)), asRead);
  return client;
}

/** What the page has in its HTML, and the status that it is answered with. */
async function html(page: () => Promise<ReactNode>) {
  const answer = { status: null };
  const text = renderToString(await pages.run(answer, page));
  return { text, status: answer.status };
}

const pageOf = async (id: string) => {
  const { default: Page } = await import('@/app/documents/[id]/page');
  return html(() => Page({ params: Promise.resolve({ id }) }));
};
const homeOf = async (q?: string) => {
  const { default: Page } = await import('@/app/page');
  return html(() => Page({ searchParams: Promise.resolve({ q }) }));
};

describe('what a page comes with', () => {
  it('is exactly what the API answers, for the person whose cookie it is', async () => {
    const ana = await somebody();
    const { id, path } = await made(ana, { title: 'Trip \u2028', body: '\ufeff</script>\r\n\u2029\u0001' });
    const exchange = (address: string) => api('GET', address, { headers: { ...ana } });
    const asAsked = documentsApi(exchange);
    // Such fields are about the page.
    const fields = { ...ana, 'if-none-match': '*', range: 'bytes=0-1', authorization: 'Bearer nobody' };
    const { state, me } = await as(fields, () => served.servedDocument(id));
    const client = taken(state);
    expect(me).toEqual(await asAsked.me());
    // No text stands by itself, where a decoder would take its first character for a byte order mark.
    for (const query of state.queries) expect(query.state.data).toMatch(/^\{/);
    expect(client.getQueryData(meQuery().queryKey)).toEqual(me);
    expect(client.getQueryData(documentQuery(id).queryKey)).toEqual(await asAsked.read(id));
    const { state: list } = await as(ana, () => served.servedDocuments(''));
    const key = documentsQuery({ search: '', deleted: false }).queryKey;
    expect(taken(list).getQueryData(key)?.pages).toEqual([await asAsked.list('/api/documents')]);
    const { state: found } = await as(ana, () => served.servedDocuments('Trip'));
    const searched = documentsQuery({ search: 'Trip', deleted: false }).queryKey;
    expect(
      taken(found)
        .getQueryData(searched)
        ?.pages[0]?.rows.map((row) => row.id),
    ).toEqual([id]);
    expect(path.endsWith(id)).toBe(true);
  });

  it('makes nobody somebody, and is asked for again by whoever becomes somebody', async () => {
    const { services } = await import('@/lib/server/services');
    const { ports } = await services();
    const newId = vi.spyOn(ports, 'newId');
    const { id } = await made(await somebody(), { title: 'Trip', body: 'words' });
    newId.mockClear();
    const { state, me } = await as({}, () => served.servedDocument(id));
    expect([me, newId.mock.calls.length]).toEqual([null, 0]);
    const client = taken(state);
    expect(client.getQueryState(documentQuery(id).queryKey)).toMatchObject({
      isInvalidated: true,
      data: { content: { title: 'Trip', body: 'words' } },
    });
    expect(client.getQueryData(meQuery().queryKey)).toBeUndefined();
    newId.mockRestore();
  });

  it('is nothing that the person may not see', async () => {
    const ana = await somebody();
    const { id } = await made(ana, { title: 'Diary', body: 'secret words' }, 'none');
    const strangers: readonly Readonly<Record<string, string>>[] = [
      {},
      await somebody(),
      { cookie: `${ana.cookie.slice(0, -4)}AAAA` },
      // The page of another site, which may look as nobody alone.
      { ...ana, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ];
    for (const fields of strangers) {
      const { state, refusal } = await as(fields, () => served.servedDocument(id));
      expect([refusal?.problem.status, JSON.stringify(state).includes('secret')]).toEqual([404, false]);
      const list = await as(fields, () => served.servedDocuments(''));
      expect(JSON.stringify(list)).not.toContain('Diary');
    }
    const link = { ...ana, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    const { state } = await as(link, () => served.servedDocument(id));
    expect(taken(state).getQueryData(documentQuery(id).queryKey)?.access).toBe('own');
  });

  it('counts as reads from the address that asks, and is nothing once there are too many', async () => {
    const ana = await somebody();
    const { id } = await made(ana, { title: 'Trip', body: 'words' });
    const read = () => fromAddress('203.0.113.9', () => as(ana, () => served.servedDocument(id)));
    const versionIn = (state: DehydratedState) =>
      taken(state).getQueryData(documentQuery(id).queryKey)?.version;
    // Each asks for the document, and for who asks.
    for (let at = 0; at < 30; at += 1) expect(versionIn((await read()).state)).toBe(1);
    const { state, me, refusal } = await read();
    expect([versionIn(state), me, refusal]).toEqual([undefined, null, null]);
    const over = await fromAddress('203.0.113.9', () => api('GET', `/api/documents/${id}`));
    expect(over.status).toBe(429);
  });

  it('counts by who is behind a trusted proxy, not by the proxy', async () => {
    const ana = await somebody();
    const { id } = await made(ana, { title: 'Trip', body: 'words' });
    const read = (client: string) =>
      fromAddress(TRUSTED_PROXY, () =>
        as({ ...ana, 'x-forwarded-for': client }, () => served.servedDocument(id)),
      );
    for (let at = 0; at < 31; at += 1) await read('198.51.100.1');
    expect((await read('198.51.100.1')).me).toBeNull();
    expect((await read('198.51.100.2')).me).not.toBeNull();
  });
});

describe('the HTML of a page', () => {
  it('has the document: its title as the title of the page, and all of its text', async () => {
    const ana = await somebody();
    const { id } = await made(ana, { title: '<b>Trip</b>', body: 'We leave\non <i>Monday</i>.\n' });
    const { text, status } = await as(ana, () => pageOf(id));
    expect(status).toBeNull();
    expect(text).toContain('<title>&lt;b&gt;Trip&lt;/b&gt; · Midair</title>');
    expect(text).toContain('We leave\non &lt;i&gt;Monday&lt;/i&gt;.\n');
    expect(text).not.toMatch(/<b>|<i>/);
  });

  it('has the text for whoever may only read it, too', async () => {
    const { id } = await made(await somebody(), { title: 'Trip', body: 'We leave.' }, 'view');
    const { text } = await as(await somebody(), () => pageOf(id));
    expect(text).toContain('We leave.');
  });

  it('has the list, with who wrote what', async () => {
    const ana = await somebody();
    await made(ana, { title: 'Trip to Rome', body: 'words' });
    const { text } = await as(ana, () => homeOf());
    expect(text).toContain('<title>Documents · Midair</title>');
    expect(text).toContain('Trip to Rome');
    expect(text).toContain('just now');
    expect(text).toContain('Welcome');
  });

  it('says why there is no document, with the status that says so', async () => {
    const ana = await somebody();
    const { id, path, etag } = await made(ana, { title: 'Trip', body: 'secret words' });
    const missing = await as(ana, () => pageOf('93f3b7a4-6f4e-4d22-8d6c-0f4f0f4f0f4f'));
    expect([missing.status, missing.text.includes('There is no such document')]).toEqual([404, true]);
    const wrong = await as(ana, () => pageOf('no-document'));
    expect([wrong.status, wrong.text.includes('There is no such document')]).toEqual([404, true]);
    const headers = { ...ana, 'If-Match': etag };
    expect((await api('DELETE', path, { headers })).status).toBe(204);
    const gone = await as(ana, () => pageOf(id));
    expect([gone.status, gone.text.includes('This document was deleted')]).toEqual([410, true]);
    expect(gone.text).toContain('noindex');
    expect(gone.text).not.toContain('secret');
  });
});
