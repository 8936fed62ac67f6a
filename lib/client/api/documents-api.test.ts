import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { followMe, meQuery } from '@/lib/client/cache/queries';
import { type DocumentsApi, documentsApi, documentsPath } from './documents-api';
import type { Exchange, Request } from './exchange';
import { identityOf } from './identity';
import {
  isUnanswered,
  NetworkError,
  type ProblemError,
  problemError,
  UnexpectedAnswerError,
} from './problem-error';

const ME = { id: 'me', name: 'Ben', colour: 3 };
const DOCUMENT = { title: 'T', body: 'b' };
const TAGS = { ETag: '"2-b"', 'Document-Version': '2' };

/** Answers by path, as `METHOD path`, and remembers what was asked. */
function server(answers: Readonly<Record<string, () => Response | Promise<Response>>>) {
  const asked: { readonly what: string; readonly request: Request }[] = [];
  const exchange: Exchange = async (path, request = {}) => {
    const what = `${request.method ?? 'GET'} ${path}`;
    asked.push({ what, request });
    if (what === 'GET /api/me') return Response.json(ME);
    const response = await answers[what]!();
    if (!response.ok) throw await problemError(response, 0);
    return response;
  };
  return { api: documentsApi(exchange), exchange, asked };
}

const json = (body: unknown, headers: Record<string, string> = {}, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

describe('asking the server', () => {
  it('asks who the caller is before anything else, and once only', async () => {
    const { api, asked } = server({ 'GET /api/documents/d': () => json(DOCUMENT, TAGS) });
    await Promise.all([api.read('d'), api.read('d')]);
    expect(asked.map(({ what }) => what)).toEqual([
      'GET /api/me',
      'GET /api/documents/d',
      'GET /api/documents/d',
    ]);
  });

  it('learns what both follow from where a backup was put back, by a look and by a refused save', async () => {
    const base = { ETag: '"1-a"', 'Document-Version': '1' };
    const current = { content: DOCUMENT, version: 2, etag: '"2-b"' };
    const problem = {
      status: 412,
      error: 'precondition_failed',
      message: 'No.',
      reason: 'unknown-tag',
      current,
    };
    const baseVersion = '/api/documents/d/versions/1';
    const { api, asked } = server({
      'GET /api/documents/d': () => json(DOCUMENT, { ...TAGS, 'Base-Version': baseVersion }),
      'GET /api/documents/d/versions/1': () => json({ title: 'T', body: 'a' }, base),
      'PUT /api/documents/d': () => json({ ...problem, baseVersion }, TAGS, 412),
    });
    const rewoundTo = { etag: '"1-a"', version: 1, content: { title: 'T', body: 'a' } };
    const known = await api.read('d');
    expect(known).not.toHaveProperty('rewoundTo');
    expect(await api.read('d', undefined, known)).toMatchObject({ version: 2, rewoundTo });
    const put = { documentId: 'd', content: DOCUMENT, guard: { ifMatch: '"3-c"' } };
    const refused = await api.put(put).catch((error: unknown) => error);
    expect(await api.currentAfter('d', refused as ProblemError)).toMatchObject({ version: 2, rewoundTo });
    // What the browser keeps under that number may be of another history.
    expect(asked.find(({ what }) => what.endsWith('/versions/1'))?.request.cache).toBe('no-cache');
  });

  it('asks again who the caller is after that got no answer', async () => {
    let tries = 0;
    const { me } = identityOf(async () => {
      tries += 1;
      if (tries === 1) throw new NetworkError('Gone.');
      return Response.json(ME);
    });
    await expect(me()).rejects.toThrow(NetworkError);
    expect(await me()).toEqual(ME);
  });

  it('lets one tab at a time ask who the caller is', async () => {
    let last: Promise<unknown> = Promise.resolve();
    const locks = {
      request: (_name: string, run: () => Promise<unknown>) => {
        last = last.then(run, run);
        return last;
      },
    } as unknown as LockManager;
    const order: string[] = [];
    const asking = (tab: string) =>
      identityOf(async () => {
        order.push(`${tab} asks`);
        await new Promise(setImmediate);
        order.push(`${tab} knows`);
        return Response.json(ME);
      }, locks);
    await Promise.all([asking('a').me(), asking('b').me()]);
    expect(order).toEqual(['a asks', 'a knows', 'b asks', 'b knows']);
  });

  it('reads a document together with its tag and number', async () => {
    const { api } = server({ 'GET /api/documents/d': () => json(DOCUMENT, TAGS) });
    expect(await api.read('d')).toMatchObject({ content: DOCUMENT, etag: '"2-b"', version: 2 });
  });

  it.each([
    ['no tag', () => json(DOCUMENT, { 'Document-Version': '2' })],
    ['no number', () => json(DOCUMENT, { ETag: '"2-b"' })],
    ['another shape', () => json({ ...DOCUMENT, more: 1 }, TAGS)],
    ['a page of its own', () => new Response('<html>Sign in to the Wi-Fi</html>', { headers: TAGS })],
  ])('refuses an answer with %s', async (_, answer) => {
    const { api } = server({ 'GET /api/documents/d': answer });
    await expect(api.read('d')).rejects.toThrow(UnexpectedAnswerError);
  });

  it('saves under the tag, naming the merge base, and takes the new tag from the answer', async () => {
    const { api, asked } = server({ 'PUT /api/documents/d': () => json(DOCUMENT, TAGS) });
    const guard = { ifMatch: '"1-a"' };
    const saved = await api.put({ documentId: 'd', content: DOCUMENT, guard, mergeBase: '"0-z"', key: 'k' });
    expect(saved).toMatchObject({
      content: DOCUMENT,
      etag: '"2-b"',
      version: 2,
      author: { name: 'Ben', you: true },
    });
    expect(asked.at(-1)!.request).toEqual({
      method: 'PUT',
      body: '{"title":"T","body":"b"}',
      headers: {
        'Content-Type': 'application/json',
        'If-Match': '"1-a"',
        'Merge-Base': '"0-z"',
        Prefer: 'return=minimal, collision=representation',
        'Idempotency-Key': '"k"',
        'As-Person': 'me',
      },
    });
  });

  it('says whose a change is: the person named, or else whoever this page knows one to be', async () => {
    const { api, asked } = server({
      'PUT /api/documents/d': () => json(DOCUMENT, TAGS),
      'DELETE /api/documents/d': () => new Response(null, { status: 204 }),
    });
    const put = { documentId: 'd', content: DOCUMENT, guard: { ifMatch: '"1-a"' } };
    await api.put({ ...put, person: 'ana' });
    await api.put(put);
    await api.remove('d', '"2-b"', 'k');
    const persons = asked.map(({ request }) => request.headers?.['As-Person']);
    expect(persons).toEqual([undefined, 'ana', 'me', 'me']);
  });

  describe('where the server knows somebody other than the person named', () => {
    const put = { documentId: 'd', content: DOCUMENT, guard: { ifMatch: '"1-a"' }, person: 'ana', key: 'k' };

    /** Refuses whoever is named, and names whoever asks as `people` says, the last of them for ever. */
    function stranger(people: readonly string[]) {
      const asked: { readonly what: string; readonly headers: Request['headers'] }[] = [];
      const left = [...people];
      const api = documentsApi(async (path, { method = 'GET', headers } = {}) => {
        asked.push({ what: `${method} ${path}`, headers });
        if (path === '/api/me') return json({ ...ME, id: left.length > 1 ? left.shift() : left[0] });
        if (headers && 'As-Person' in headers) {
          throw await problemError(json({ status: 403, error: 'other_person', message: 'm' }, {}, 403), 0);
        }
        return json(DOCUMENT, TAGS);
      });
      return { api, asked };
    }

    it('changes nothing as somebody else, and knows the new person from then on', async () => {
      const { api, asked } = stranger(['ana', 'ben']);
      await expect(api.put(put)).rejects.toMatchObject({ error: 'other_person' });
      expect(asked.filter(({ what }) => what.startsWith('PUT'))).toHaveLength(1);
      expect(await api.me()).toMatchObject({ id: 'ben' });
    });

    it.each([
      ['saved', (api: DocumentsApi) => api.put(put)],
      ['deleted', (api: DocumentsApi) => api.remove('d', '"1-a"', 'k')],
    ])('has the page show who one is by then, where something was to be %s', async (_, change) => {
      const { api } = stranger(['ana', 'ben']);
      const client = new QueryClient();
      const stop = followMe(client, api);
      expect(await client.fetchQuery(meQuery(api))).toMatchObject({ id: 'ana' });
      await expect(change(api)).rejects.toMatchObject({ error: 'other_person' });
      expect(client.getQueryData(meQuery(api).queryKey)).toMatchObject({ id: 'ben' });
      stop();
    });

    it('names nobody any more once each request is somebody else’s, as without cookies', async () => {
      const { api, asked } = stranger(['p1', 'p2', 'p3', 'p4']);
      expect(await api.put(put)).toMatchObject({ version: 2 });
      await api.put(put);
      const puts = asked.filter(({ what }) => what.startsWith('PUT'));
      expect(puts.map(({ headers }) => headers?.['As-Person'])).toEqual(['ana', undefined, undefined]);
      expect(puts.map(({ headers }) => headers?.['Idempotency-Key'])).toEqual(['"k"', '"k"', '"k"']);
    });
  });

  it('keeps who one is, and asks again when told to', async () => {
    let asked = 0;
    const { me } = identityOf(async () => Response.json({ ...ME, id: `p${++asked}` }), undefined);
    expect([(await me()).id, (await me()).id, (await me(true)).id, (await me()).id]).toEqual([
      'p1',
      'p1',
      'p2',
      'p2',
    ]);
  });

  it('creates only what is not there', async () => {
    const { api, asked } = server({ 'PUT /api/documents/d': () => json(DOCUMENT, TAGS, 201) });
    await api.put({ documentId: 'd', content: DOCUMENT, guard: { ifNoneMatch: '*' } });
    const { headers } = asked.at(-1)!.request;
    expect(headers).toMatchObject({ 'If-None-Match': '*' });
    expect(headers).not.toHaveProperty('If-Match');
  });

  it('asks for no content that it has, and needs none', async () => {
    const { api } = server({
      'PUT /api/documents/d': () => new Response(null, { status: 204, headers: TAGS }),
    });
    const saved = await api.put({
      documentId: 'd',
      content: DOCUMENT,
      guard: { ifMatch: '"1-a"', version: 1 },
    });
    expect(saved).toMatchObject({ content: DOCUMENT, etag: '"2-b"', version: 2 });
  });

  it('believes an answer with the content where Prefer did not arrive, however it is written', async () => {
    const { api } = server({
      'PUT /api/documents/d': () => new Response('{ "body": "b", "title": "\\u0054" }', { headers: TAGS }),
    });
    const guard = { ifMatch: '"1-a"', version: 1 };
    const saved = await api.put({ documentId: 'd', content: DOCUMENT, guard });
    expect(saved).toMatchObject({ content: DOCUMENT, etag: '"2-b"', version: 2 });
  });

  it('takes the same version for an answer where nothing was changed', async () => {
    const { api } = server({
      'PUT /api/documents/d': () => new Response(null, { status: 204, headers: TAGS }),
    });
    const guard = { ifMatch: '"2-b"', version: 2 };
    expect(await api.put({ documentId: 'd', content: DOCUMENT, guard })).toMatchObject({ version: 2 });
  });

  const changing = { ifMatch: '"1-a"', version: 1 } as const;
  it.each([
    [
      'a page of somebody in between',
      changing,
      () => new Response('<html>Sign in</html>', { headers: TAGS }),
    ],
    ['no tag', changing, () => json(DOCUMENT, { 'Document-Version': '2' })],
    ['a tag of another kind', changing, () => json(DOCUMENT, { ETag: '"abc"', 'Document-Version': '2' })],
    ['a tag that is none', changing, () => json(DOCUMENT, { ETag: '2-b', 'Document-Version': '2' })],
    ['a number that is not the tag’s', changing, () => json(DOCUMENT, { ...TAGS, 'Document-Version': '9' })],
    ['a version too far', changing, () => json(DOCUMENT, { ETag: '"9-b"', 'Document-Version': '9' })],
    ['the version before', changing, () => json(DOCUMENT, { ETag: '"1-b"', 'Document-Version': '1' })],
    ['another content', changing, () => json({ title: 'T', body: 'B' }, TAGS)],
    ['a status that promises only', changing, () => json(DOCUMENT, TAGS, 202)],
    ['a creation where something was there', changing, () => json(DOCUMENT, TAGS, 201)],
    ['no creation where nothing was there', { ifNoneMatch: '*' } as const, () => json(DOCUMENT, TAGS, 200)],
  ])('does not believe an answer to a save with %s', async (_, guard, answer) => {
    const { api } = server({ 'PUT /api/documents/d': answer });
    const refused = await api
      .put({ documentId: 'd', content: DOCUMENT, guard })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UnexpectedAnswerError);
    expect(isUnanswered(refused)).toBe(true);
  });

  it('does not believe that something is deleted which nobody deleted', async () => {
    const { api } = server({ 'DELETE /api/documents/d': () => new Response('<html>') });
    await expect(api.remove('d', '"1-a"', 'k')).rejects.toThrow(UnexpectedAnswerError);
  });

  describe('where an earlier attempt had arrived', () => {
    const problem = { status: 412, error: 'precondition_failed', message: 'm', reason: 'stale' };
    const ask = async (savedAs: string | undefined, savedETag: string | undefined) => {
      const { api } = server({
        'PUT /api/documents/d': () => json({ ...problem, savedAs, savedETag }, {}, 412),
      });
      const put = { documentId: 'd', content: DOCUMENT, guard: { ifMatch: '"1-a"' }, key: 'k' };
      const error = await api.put(put).catch((thrown: unknown) => thrown);
      return api.savedBefore(put.content, error as never);
    };

    it('knows the version that it made', async () => {
      expect(await ask('http://x/api/documents/d/versions/2', '"2-b"')).toMatchObject({
        version: 2,
        etag: '"2-b"',
        author: { you: true },
      });
    });

    it('knows that there was none', async () => {
      expect(await ask(undefined, undefined)).toBeNull();
    });

    it.each([undefined, '"3-b"', 'W/"x"'])('believes no version with the tag %s', async (savedETag) => {
      const asked = ask('/api/documents/d/versions/2', savedETag);
      await expect(asked).rejects.toThrow(UnexpectedAnswerError);
    });
  });

  it('takes the current version from the 412 itself', async () => {
    const current = {
      content: { title: 'T', body: 'theirs' },
      version: 3,
      etag: '"3-c"',
      author: { id: 'ana', name: 'Ana', colour: 1 },
      savedAt: 'then',
    };
    const { api, asked } = server({
      'PUT /api/documents/d': () =>
        json({ status: 412, error: 'precondition_failed', message: 'm', reason: 'stale', current }, {}, 412),
    });
    const error = await api
      .put({ documentId: 'd', content: DOCUMENT, guard: { ifMatch: '"1-a"' } })
      .catch((thrown: unknown) => thrown);
    expect(await api.currentAfter('d', error as never)).toEqual({
      ...current,
      author: { name: 'Ana', you: false },
    });
    expect(asked).toHaveLength(2);
  });

  it('reads the current version where the 412 brings none', async () => {
    const { api } = server({
      'PUT /api/documents/d': () =>
        json({ status: 412, error: 'precondition_failed', message: 'm' }, {}, 412),
      'GET /api/documents/d': () => json(DOCUMENT, TAGS),
    });
    const error = await api
      .put({ documentId: 'd', content: DOCUMENT, guard: { ifMatch: '"1-a"' } })
      .catch((thrown: unknown) => thrown);
    expect(await api.currentAfter('d', error as never)).toMatchObject({ version: 2, content: DOCUMENT });
  });

  it('asks for the deleted documents by their state, and for words by q', () => {
    expect(documentsPath({ search: '', deleted: false })).toBe('/api/documents');
    expect(documentsPath({ search: 'a & b', deleted: true })).toBe('/api/documents?q=a+%26+b&state=deleted');
  });
});

describe('a refusal', () => {
  const refused = (body: string, status: number, headers: Record<string, string> = {}) =>
    problemError(new Response(body, { status, headers }), Date.UTC(2026, 0, 2, 3, 4, 5));

  it('keeps status, code, sentence and tag', async () => {
    const error = await refused('{"status":412,"error":"precondition_failed","message":"Sentence."}', 412, {
      ETag: '"3-c"',
    });
    expect(error).toMatchObject({
      status: 412,
      error: 'precondition_failed',
      message: 'Sentence.',
      etag: '"3-c"',
    });
  });

  it.each([404, 410])('with %i that is somebody else’s page says nothing of the document', async (status) => {
    expect(isUnanswered(await refused('<html>Not found', status))).toBe(true);
    const own = JSON.stringify({ status, error: 'not_found', message: 'No.' });
    expect(isUnanswered(await refused(own, status))).toBe(false);
  });

  it('is told by its status where it is a page of somebody in between', async () => {
    expect(await refused('<html>', 502)).toMatchObject({ status: 502, error: 'http_502' });
    expect((await refused('', 403)).message).toMatch(/Nothing that you wrote is lost/);
  });

  it.each([
    ['12', 12_000],
    ['Fri, 02 Jan 2026 03:04:15 GMT', 10_000],
    ['Fri, 02 Jan 2026 03:04:00 GMT', 0],
    ['soon', null],
    ['-1', null],
  ])('reads Retry-After: %s', async (value, expected) => {
    expect((await refused('', 503, { 'Retry-After': value })).retryAfter).toBe(expected);
  });
});
