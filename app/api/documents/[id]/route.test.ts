import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiOf, ORIGIN, type Sending, startOwnServices } from '@/lib/server/testing/api';

const V1 = '{"title":"First","body":"one\\ntwo\\n"}';
const V2 = '{ "title": "Second", "body": "one\\n2\\n\\u00fc" }';
const V3 = '{"title":"Third","body":"three"}';
const JSON_TYPE = { 'content-type': 'application/json' };

let api: Api;
let stop: () => Promise<void>;

beforeAll(async () => {
  stop = startOwnServices();
  api = apiOf({
    '/api/documents/[id]': await import('./route'),
    '/api/documents/[id]/versions/[version]': await import(
      '@/app/api/documents/[id]/versions/[version]/route'
    ),
  });
});
afterAll(() => stop());

const put = (address: string, body: string, headers: Record<string, string> = {}) =>
  api('PUT', address, { headers: { ...JSON_TYPE, ...headers }, body });

interface Made {
  readonly url: string;
  readonly v1: string;
  readonly v2: string;
}

/** A document with an earlier version and a current one. */
async function make(): Promise<Made> {
  const url = `/api/documents/${randomUUID()}`;
  const created = await put(url, V1, { 'If-None-Match': '*' });
  expect(created.status).toBe(201);
  const v1 = created.headers.get('ETag')!;
  const updated = await put(url, V2, { 'If-Match': v1 });
  expect(updated.status).toBe(204);
  return { url, v1, v2: updated.headers.get('ETag')! };
}

async function makeDeleted(): Promise<Made> {
  const made = await make();
  expect((await api('DELETE', made.url, { headers: { 'If-Match': made.v2 } })).status).toBe(204);
  return made;
}

/** Sets the clock, which else stands, in milliseconds after noon. */
async function withClock(work: (at: (ms: number) => void) => Promise<void>): Promise<void> {
  const { services } = await import('@/lib/server/services');
  const ports = (await services()).ports as { now: () => number };
  const { now } = ports;
  try {
    await work((ms) => {
      ports.now = () => Date.UTC(2030, 0, 1, 12, 0, 0) + ms;
    });
  } finally {
    ports.now = now;
  }
}

/** The problem that an answer tells, with what holds for every problem checked. */
async function problemOf(response: Response) {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const problem = await response.json();
  expect(problem).toMatchObject({
    type: expect.stringMatching(new RegExp(`^${ORIGIN}/`)),
    title: expect.any(String),
    status: response.status,
    detail: expect.any(String),
    instance: expect.stringMatching(/^\/api\//),
    error: expect.stringMatching(/^[a-z_]+$/),
    message: expect.any(String),
  });
  return problem;
}

async function expectUntouched({ url, v2 }: Made) {
  const now = await api('GET', url);
  expect(now.headers.get('ETag')).toBe(v2);
  expect(await now.text()).toBe(V2);
}

describe('reading a document', () => {
  it('answers the bytes that were put, with everything else in fields', async () => {
    const { url, v2 } = await make();
    const response = await api('GET', url);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(V2);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      etag: v2,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(V2)),
      'cache-control': 'private, no-cache, no-transform',
      'document-version': '2',
      vary: 'Cookie, Authorization',
      link: `<${url}>; rel="latest-version", <${url}/versions>; rel="version-history", <${url}/versions/1>; rel="predecessor-version"`,
    });
    expect(v2).toMatch(/^"2-[\da-f]{16}"$/);
  });

  it('keeps Last-Modified back until the second that it names is over', async () => {
    await withClock(async (at) => {
      at(400);
      const { url } = await make();
      at(999);
      expect((await api('GET', url)).headers.has('Last-Modified')).toBe(false);
      at(1000);
      const date = (await api('GET', url)).headers.get('Last-Modified')!;
      expect(date).toBe('Tue, 01 Jan 2030 12:00:00 GMT');
      const headers = { 'If-Modified-Since': date };
      expect((await api('GET', url, { headers })).status).toBe(304);
      at(999);
      expect((await api('GET', url, { headers })).status).toBe(200);
    });
  });

  it('tells by date that a version is another, though the clock was set back before it was saved', async () => {
    await withClock(async (at) => {
      at(5_400);
      const { url, v2 } = await make();
      at(6_500);
      const date = (await api('GET', url)).headers.get('Last-Modified')!;
      expect(date).toBe('Tue, 01 Jan 2030 12:00:05 GMT');
      at(3_000);
      expect((await put(url, V3, { 'If-Match': v2 })).status).toBe(204);
      at(9_000);
      for (const field of ['If-Modified-Since', 'If-Unmodified-Since']) {
        const answer = await api('GET', url, { headers: { [field]: date } });
        expect(answer.status).toBe(field === 'If-Modified-Since' ? 200 : 412);
      }
      const dated = { 'If-Range': date, Range: 'bytes=0-1' };
      expect((await api('GET', url, { headers: dated })).status).toBe(200);
      // The next version by a clock that goes forward has a date of its own again.
      const { headers } = await api('GET', url);
      expect((await put(url, V1, { 'If-Match': headers.get('ETag')! })).status).toBe(204);
      at(10_000);
      const next = (await api('GET', url)).headers.get('Last-Modified')!;
      expect(next).toBe('Tue, 01 Jan 2030 12:00:09 GMT');
      const since = { 'If-Modified-Since': next };
      expect((await api('GET', url, { headers: since })).status).toBe(304);
      const alone = { 'If-Range': next, Range: 'bytes=0-1' };
      expect((await api('GET', url, { headers: alone })).status).toBe(206);
    });
  });

  it('dates each change after what it follows on, however far the clock is set back', async () => {
    await withClock(async (at) => {
      at(5_400);
      const { url, v2 } = await make();
      const { services } = await import('@/lib/server/services');
      const { documents } = (await services()).ports;
      const id = url.split('/').at(-1)!;
      const dates = [(await documents.find(id))!.updatedAt.getTime()];
      const next = async (answer: Response) => {
        expect(answer.status).toBeLessThan(300);
        dates.push((await documents.find(id))!.updatedAt.getTime());
        return answer.headers.get('ETag')!;
      };
      at(-3_600_000);
      const v3 = await next(await put(url, V3, { 'If-Match': v2 }));
      const patch = { 'If-Match': v3, 'content-type': 'application/merge-patch+json' };
      const v4 = await next(await api('PATCH', url, { headers: patch, body: '{"title":"Fourth"}' }));
      const v5 = await next(await put(url, V2, { 'If-Match': v4 }));
      await next(await api('DELETE', url, { headers: { 'If-Match': v5 } }));
      await next(await put(url, V1, { 'If-None-Match': '*' }));
      expect(dates).toEqual([...new Set(dates)].sort((a, b) => a - b));
      expect(dates.at(-1)! - dates[0]!).toBe(5);
    });
  });

  it('takes a date for a range only where nothing else was made in its second', async () => {
    await withClock(async (at) => {
      at(5_100);
      const { url, v2 } = await make();
      at(5_600);
      expect((await put(url, V3, { 'If-Match': v2 })).status).toBe(204);
      at(7_000);
      const date = (await api('GET', url)).headers.get('Last-Modified')!;
      const headers = { 'If-Range': date, Range: 'bytes=0-1' };
      expect((await api('GET', url, { headers })).status).toBe(200);
      // Nobody was told the date before its second was over.
      expect((await api('GET', url, { headers: { 'If-Modified-Since': date } })).status).toBe(304);
    });
  });

  it('answers HEAD as GET, without the content', async () => {
    const { url, v1 } = await make();
    const cases: Record<string, string>[] = [{}, { 'If-Match': v1 }];
    const fields = ({ headers: all }: Response) =>
      Object.fromEntries([...all].filter(([name]) => name !== 'x-request-id'));
    for (const headers of cases) {
      const get = await api('GET', url, { headers });
      const head = await api('HEAD', url, { headers });
      expect(head.status).toBe(get.status);
      expect(await head.text()).toBe('');
      // Last-Modified comes when the second of the save is over, which may have been between the two.
      const again = await api('GET', url, { headers });
      expect([fields(get), fields(again)]).toContainEqual(fields(head));
    }
  });

  it('answers 304 without content or fields of the content', async () => {
    const { url, v2 } = await make();
    const response = await api('GET', url, { headers: { 'If-None-Match': `"x", W/${v2}` } });
    expect(response.status).toBe(304);
    expect(response.headers.get('ETag')).toBe(v2);
    expect(response.headers.get('Cache-Control')).toContain('no-cache');
    expect(response.headers.has('Content-Type')).toBe(false);
    expect(response.headers.has('Content-Length')).toBe(false);
    expect(await response.text()).toBe('');
  });

  it('answers 412 to a read whose If-Match is false, before anything else', async () => {
    const { url, v1, v2 } = await make();
    const response = await api('GET', url, { headers: { 'If-Match': v1, 'If-None-Match': v2 } });
    expect(response.status).toBe(412);
    expect(await problemOf(response)).toMatchObject({ reason: 'stale', currentETag: v2 });
  });

  it('serves one range of bytes, and ignores Range under a false If-Range', async () => {
    const { url, v1, v2 } = await make();
    const part = await api('GET', url, { headers: { Range: 'bytes=2-8', 'If-Range': v2 } });
    expect(part.status).toBe(206);
    expect(part.headers.get('Content-Range')).toBe(`bytes 2-8/${Buffer.byteLength(V2)}`);
    expect(await part.text()).toBe(V2.slice(2, 9));
    const whole = await api('GET', url, { headers: { Range: 'bytes=2-8', 'If-Range': v1 } });
    expect(whole.status).toBe(200);
    const beyond = await api('GET', url, { headers: { Range: 'bytes=5000-' } });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('Content-Range')).toBe(`bytes */${Buffer.byteLength(V2)}`);
  });

  it('answers 404 for what was never there, whatever the conditions', async () => {
    const url = `/api/documents/${randomUUID()}`;
    const cases: Record<string, string>[] = [{}, { 'If-Match': '"x"' }, { 'If-None-Match': '*' }];
    for (const headers of cases) {
      const response = await api('GET', url, { headers });
      expect(response.status).toBe(404);
      expect((await problemOf(response)).error).toBe('not_found');
    }
  });

  it('says of a deleted document when it was deleted, by whom, and where its last version is', async () => {
    const { url, v2 } = await makeDeleted();
    const response = await api('GET', url, { headers: { 'If-None-Match': v2 } });
    expect(response.status).toBe(410);
    expect(response.headers.has('ETag')).toBe(false);
    const problem = await problemOf(response);
    expect(problem).toMatchObject({
      error: 'gone',
      deletedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      deletedBy: { id: expect.any(String), name: expect.any(String), colour: expect.any(Number) },
      lastVersion: `${url}/versions/2`,
    });
    expect(await (await api('GET', problem.lastVersion)).text()).toBe(V2);
  });
});

describe('creating', () => {
  it('answers 201 with the tag and the address', async () => {
    const url = `/api/documents/${randomUUID()}`;
    const response = await put(url, V1, { 'If-None-Match': '*' });
    expect(response.status).toBe(201);
    expect(response.headers.get('Location')).toBe(url);
    expect(response.headers.get('ETag')).toBe((await api('GET', url)).headers.get('ETag'));
    expect(response.headers.get('Document-Version')).toBe('1');
  });

  it('is refused where there is a document, also when the request repeats its creation', async () => {
    const made = await make();
    for (const body of [V2, V3]) {
      const response = await put(made.url, body, { 'If-None-Match': '*' });
      expect(response.status).toBe(412);
      expect(await problemOf(response)).toMatchObject({ reason: 'exists', currentETag: made.v2 });
    }
    await expectUntouched(made);
  });

  it('on a deleted document goes on counting, and its tags were never there before', async () => {
    const { url, v1, v2 } = await makeDeleted();
    const response = await put(url, V1, { 'If-None-Match': '*' });
    expect(response.status).toBe(201);
    expect(response.headers.get('Document-Version')).toBe('3');
    expect([v1, v2]).not.toContain(response.headers.get('ETag'));
    expect(await (await api('GET', url)).text()).toBe(V1);
    expect((await put(url, V3, { 'If-Match': v1 })).status).toBe(412);
    expect((await put(url, V1, { 'If-Match': v2 })).status).toBe(412);
  });

  it('needs If-None-Match: *, and nothing less', async () => {
    const url = `/api/documents/${randomUUID()}`;
    const cases: [Record<string, string>, number][] = [
      [{}, 428],
      [{ 'If-None-Match': '"x"' }, 428],
      [{ 'If-None-Match': 'any' }, 400],
      [{ 'If-Match': '*' }, 412],
      [{ 'If-Match': '"x"' }, 412],
      [{ 'If-Match': '*', 'If-None-Match': '*' }, 412],
    ];
    for (const [headers, status] of cases) expect((await put(url, V1, headers)).status).toBe(status);
    expect((await api('GET', url)).status).toBe(404);
  });
});

describe('saving', () => {
  it('under the current tag makes a new version with a new tag', async () => {
    const { url, v1, v2 } = await make();
    const response = await put(url, V3, { 'If-Match': `"other", ${v2}` });
    expect(response.status).toBe(204);
    const v3 = response.headers.get('ETag');
    expect([v1, v2]).not.toContain(v3);
    const now = await api('GET', url);
    expect(now.headers.get('ETag')).toBe(v3);
    expect(await now.text()).toBe(V3);
  });

  it('needs no field but the tag, as behind a proxy that drops those it does not know', async () => {
    const { url, v2 } = await make();
    const response = await put(url, V3, { 'If-Match': v2 });
    expect(response.status).toBe(204);
    const now = await api('GET', url);
    expect(await now.text()).toBe(V3);
    expect(now.headers.get('ETag')).toBe(response.headers.get('ETag'));
  });

  it('gives text that returns a tag of its own, so that A→B→A is three versions', async () => {
    const { url, v1, v2 } = await make();
    const back = await put(url, V1, { 'If-Match': v2 });
    expect([v1, v2]).not.toContain(back.headers.get('ETag'));
    expect((await put(url, V3, { 'If-Match': v1 })).status).toBe(412);
  });

  it('answers with the content where that is preferred', async () => {
    const { url, v2 } = await make();
    const headers = { 'If-Match': v2, Prefer: 'return=representation' };
    const response = await put(url, V3, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('Preference-Applied')).toBe('return=representation');
    expect(response.headers.get('Content-Location')).toBe(url);
    expect(response.headers.get('ETag')).toBe((await api('GET', url)).headers.get('ETag'));
    expect(await response.text()).toBe(V3);
  });

  it('the current bytes once more makes no new version', async () => {
    const { url, v2 } = await make();
    for (const tag of [v2, '*']) {
      const response = await put(url, V2, { 'If-Match': tag });
      expect(response.status).toBe(204);
      expect(response.headers.get('ETag')).toBe(v2);
      expect(response.headers.get('Document-Version')).toBe('2');
    }
  });

  it('is never known for a repetition by its bytes: equal ones under an old tag are a collision', async () => {
    const made = await make();
    const { url, v1, v2 } = made;
    const refused = await put(url, V2, { 'If-Match': v1 });
    expect(refused.status).toBe(412);
    expect(await problemOf(refused)).toMatchObject({ reason: 'stale', currentETag: v2 });
    expect((await put(url, V2, { 'If-Match': `W/${v2}` })).status).toBe(412);
    expect((await put(url, V2, { 'If-Match': v2, 'If-None-Match': '*' })).status).toBe(412);
    await expectUntouched(made);
  });

  it('keeps the merge base of a merge in history, if it is a version of this document', async () => {
    const { url, v1, v2 } = await make();
    await put(url, V3, { 'If-Match': v2, 'Merge-Base': v1 });
    const { services } = await import('@/lib/server/services');
    const { documents } = (await services()).ports;
    const id = url.split('/').at(-1)!;
    expect(await documents.revision(id, 3)).toMatchObject({
      parentEtag: v2.slice(1, -1),
      mergeBaseEtag: v1.slice(1, -1),
    });
    const v3 = (await api('GET', url)).headers.get('ETag')!;
    await put(url, V1, { 'If-Match': v3, 'Merge-Base': '"unheard-of"' });
    expect((await documents.revision(id, 4))?.mergeBaseEtag).toBeNull();
  });
});

describe('a false precondition', () => {
  it.each<[string, (made: Made) => Record<string, string>, Record<string, unknown>]>([
    [
      'an earlier tag',
      ({ v1 }) => ({ 'If-Match': v1 }),
      { reason: 'stale', baseVersion: expect.stringMatching(/\/versions\/1$/) },
    ],
    ['a weak tag', ({ v2 }) => ({ 'If-Match': `W/${v2}` }), { reason: 'weak-tag' }],
    ['an unknown tag', () => ({ 'If-Match': '"who"' }), { reason: 'unknown-tag' }],
    ['a list that cannot be read', () => ({ 'If-Match': 'v1' }), { reason: 'malformed' }],
    ['an empty list', () => ({ 'If-Match': '' }), { reason: 'unknown-tag' }],
    ['what must not be there', ({ v2 }) => ({ 'If-None-Match': v2 }), { reason: 'exists' }],
    ['a date', () => ({ 'If-Unmodified-Since': 'Tue, 15 Nov 1994 12:45:26 GMT' }), { reason: 'stale' }],
  ])('is 412 with the reason and the current version: %s', async (_, headersOf, expected) => {
    const made = await make();
    for (const [method, type, body] of [
      ['PUT', 'application/json', V3],
      ['PATCH', 'application/merge-patch+json', '{"title":"x"}'],
      ['DELETE', 'text/plain', undefined],
    ] as const) {
      const headers = { 'content-type': type, ...headersOf(made) };
      const response = await api(method, made.url, { headers, body });
      expect(response.status).toBe(412);
      expect(response.headers.get('ETag')).toBe(made.v2);
      const problem = await problemOf(response);
      expect(problem).toMatchObject({
        error: 'precondition_failed',
        currentETag: made.v2,
        currentVersion: `${made.url}/versions/2`,
        ...expected,
      });
      expect(problem).not.toHaveProperty('current');
    }
    await expectUntouched(made);
  });

  it('brings the current version along where that is preferred, so that a client can merge at once', async () => {
    const { url, v1, v2 } = await make();
    const headers = { 'If-Match': v1, Prefer: 'return=representation' };
    const response = await put(url, V3, headers);
    expect(response.status).toBe(412);
    expect(response.headers.get('Preference-Applied')).toBe('return=representation');
    const problem = await problemOf(response);
    expect(problem.current).toEqual({
      content: JSON.parse(V2),
      version: 2,
      etag: v2,
      author: { id: expect.any(String), name: expect.any(String), colour: expect.any(Number) },
      savedAt: expect.stringMatching(/Z$/),
    });
    expect(await (await api('GET', problem.baseVersion)).text()).toBe(V1);
  });

  it('brings the current version along in a 412 alone for who saves, and no content after a success', async () => {
    const { url, v1, v2 } = await make();
    const Prefer = 'return=minimal, collision=representation';
    const refused = await put(url, V3, { 'If-Match': v1, Prefer });
    expect(refused.status).toBe(412);
    expect(refused.headers.get('Preference-Applied')).toBe('collision=representation');
    expect((await problemOf(refused)).current).toMatchObject({ content: JSON.parse(V2), etag: v2 });
    const saved = await put(url, V3, { 'If-Match': v2, Prefer });
    expect(saved.status).toBe(204);
    expect(saved.headers.get('Preference-Applied')).toBe('return=minimal');
    expect(await saved.text()).toBe('');
  });

  it('never brings a deleted document back', async () => {
    const { url, v2 } = await makeDeleted();
    for (const tag of [v2, '*']) {
      const response = await put(url, V3, { 'If-Match': tag });
      expect(response.status).toBe(412);
      expect((await problemOf(response)).reason).toBe('deleted');
    }
    expect((await api('GET', url)).status).toBe(410);
  });

  it('comes before what is wrong with the content, and a missing one too', async () => {
    const { url, v1 } = await make();
    expect((await put(url, '{not json', { 'If-Match': v1 })).status).toBe(412);
    expect((await put(url, '{not json')).status).toBe(428);
    const merge = { 'content-type': 'application/merge-patch+json', 'If-Match': v1 };
    expect((await api('PATCH', url, { headers: merge, body: '{not json' })).status).toBe(412);
  });

  it.each([
    ['10,000 commas', ','.repeat(10_000)],
    ['10,000 tags', '"x",'.repeat(10_000)],
    ['10,000 quotes', '"'.repeat(10_000)],
    ['10,000 open tags', 'W/"'.repeat(10_000)],
  ])('is 412 in good time, whatever If-Match holds: %s', async (_, value) => {
    const made = await make();
    expect((await put(made.url, V3, { 'If-Match': value })).status).toBe(412);
    await expectUntouched(made);
  });
});

describe('a missing precondition', () => {
  it.each(['PUT', 'PATCH', 'DELETE'])('is 428 on %s, without the current tag', async (method) => {
    const made = await make();
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    for (const conditions of [
      {},
      { 'If-None-Match': '"x"' },
      { 'If-Unmodified-Since': 'Fri, 31 Dec 2100 00:00:00 GMT' },
      { 'If-Modified-Since': 'Fri, 31 Dec 2100 00:00:00 GMT' },
    ]) {
      const headers = new Headers({ 'content-type': type });
      for (const [name, value] of Object.entries(conditions)) headers.set(name, value);
      const response = await api(method, made.url, { headers, body: V3 });
      expect(response.status).toBe(428);
      expect(response.headers.has('ETag')).toBe(false);
      const problem = await problemOf(response);
      expect(problem).toMatchObject({ error: 'precondition_required', requiredHeaders: ['If-Match'] });
      expect(JSON.stringify(problem)).not.toContain(made.v2.slice(1, -1));
    }
    await expectUntouched(made);
  });

  it('on an empty address asks for the field that creates', async () => {
    const response = await put(`/api/documents/${randomUUID()}`, V1);
    expect((await problemOf(response)).requiredHeaders).toEqual(['If-None-Match']);
  });
});

describe('content that cannot be stored', () => {
  const title = (text: string) => `{"title":"${text}","body":""}`;
  const utf8 = (...octets: number[]) => Buffer.from([...Buffer.from('{"title":"'), ...octets]);

  it.each<[string, BodyInit, number, string]>([
    ['no JSON', '{"title"', 400, 'malformed_json'],
    ['nothing', '', 400, 'malformed_json'],
    ['not UTF-8', utf8(0xff, 0x22), 400, 'malformed_json'],
    ['a byte order mark', `\ufeff${V3}`, 400, 'malformed_json'],
    ['an array', '[]', 422, 'invalid_document'],
    ['a wrong type', '{"title":1,"body":""}', 422, 'invalid_document'],
    ['a missing member', '{"title":"a"}', 422, 'invalid_document'],
    ['an unknown member', '{"title":"a","body":"","version":7}', 422, 'invalid_document'],
    ['a member twice', '{"title":"a","title":"b","body":""}', 422, 'invalid_document'],
    ['half a surrogate pair', title('\\ud800'), 422, 'invalid_document'],
    ['U+0000', title('\\u0000'), 422, 'invalid_document'],
    ['too long a title', title('x'.repeat(1001)), 422, 'invalid_document'],
    ['1 MiB and 1 byte', title('x'.repeat(1_048_577 - title('').length)), 413, 'content_too_large'],
  ])('is refused, and changes nothing: %s', async (_, body, status, error) => {
    const made = await make();
    const headers = { ...JSON_TYPE, 'If-Match': made.v2 };
    const response = await api('PUT', made.url, { headers, body });
    expect(response.status).toBe(status);
    expect((await problemOf(response)).error).toBe(error);
    await expectUntouched(made);
    const fresh = `/api/documents/${randomUUID()}`;
    const creating = { ...JSON_TYPE, 'If-None-Match': '*' };
    expect((await api('PUT', fresh, { headers: creating, body })).status).toBe(status);
    expect((await api('GET', fresh)).status).toBe(404);
  });

  it('is stored up to exactly 1 MiB', async () => {
    const { url, v2 } = await make();
    const empty = '{"title":"","body":""}';
    const body = `{"title":"","body":"${'x'.repeat(1_048_576 - empty.length)}"}`;
    expect(body.length).toBe(1_048_576);
    expect((await put(url, body, { 'If-Match': v2 })).status).toBe(204);
    expect(await (await api('GET', url)).text()).toBe(body);
  });

  it('is counted as it arrives, since Content-Length may be missing or lie', async () => {
    const made = await make();
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const headers = { ...JSON_TYPE, 'If-Match': made.v2 };
    const response = await api('PUT', made.url, { headers, body: endless });
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(1_400_000);
    await expectUntouched(made);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['no type', { 'content-type': '' }, 415, 'unsupported_media_type'],
    ['another type', { 'content-type': 'image/png' }, 415, 'unsupported_media_type'],
    [
      'another charset',
      { 'content-type': 'application/json; charset=latin1' },
      415,
      'unsupported_media_type',
    ],
    ['a coding', { 'content-encoding': 'gzip' }, 415, 'unsupported_media_type'],
    ['a part', { 'content-range': 'bytes 0-3/10' }, 400, 'bad_request'],
    [
      'another digest',
      { 'content-digest': 'sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:' },
      400,
      'digest_mismatch',
    ],
  ])('is refused by its fields, before the preconditions: %s', async (_, fields, status, error) => {
    const made = await make();
    for (const tag of [made.v1, made.v2]) {
      const response = await put(made.url, V3, { 'If-Match': tag, ...fields });
      expect(response.status).toBe(status);
      expect((await problemOf(response)).error).toBe(error);
    }
    await expectUntouched(made);
  });
});

describe('patching', () => {
  const MERGE = 'application/merge-patch+json';
  const STEPS = 'application/json-patch+json';
  const patch = (made: Made, type: string, json: unknown, headers: Record<string, string> = {}) =>
    api('PATCH', made.url, { headers: { 'content-type': type, 'If-Match': made.v2, ...headers }, json });

  it('merges members, and answers as a save does', async () => {
    const made = await make();
    const response = await patch(made, `${MERGE.toUpperCase()}; charset=UTF-8`, { title: 'Patched' });
    expect(response.status).toBe(204);
    expect(response.headers.get('Document-Version')).toBe('3');
    const now = await api('GET', made.url);
    expect(now.headers.get('ETag')).toBe(response.headers.get('ETag'));
    expect(await now.json()).toEqual({ ...JSON.parse(V2), title: 'Patched' });
  });

  it('follows steps, and answers with the content where that is preferred', async () => {
    const made = await make();
    const steps = [
      { op: 'test', path: '/title', value: 'Second' },
      { op: 'replace', path: '/body', value: 'new' },
    ];
    const response = await patch(made, STEPS, steps, { Prefer: 'return=representation' });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ title: 'Second', body: 'new' });
  });

  it('that changes nothing makes no new version', async () => {
    const made = await make();
    for (const [type, json] of [
      [MERGE, {}],
      [MERGE, { title: 'Second' }],
      [STEPS, []],
    ] as const) {
      const response = await patch(made, type, json);
      expect(response.status).toBe(204);
      expect(response.headers.get('ETag')).toBe(made.v2);
    }
    await expectUntouched(made);
  });

  it.each<[string, string, unknown, number, string]>([
    ['a type without patch semantics', 'application/json', {}, 415, 'unsupported_media_type'],
    ['steps that are none', STEPS, {}, 400, 'malformed_patch'],
    ['an unknown step', STEPS, [{ op: 'shout', path: '/title' }], 400, 'malformed_patch'],
    ['a false test', STEPS, [{ op: 'test', path: '/title', value: 'x' }], 409, 'patch_test_failed'],
    [
      'a change before a false test',
      STEPS,
      [
        { op: 'replace', path: '/title', value: 'x' },
        { op: 'test', path: '/title', value: 'y' },
      ],
      409,
      'patch_test_failed',
    ],
    ['a place that is not there', STEPS, [{ op: 'remove', path: '/a/b' }], 422, 'patch_not_applicable'],
    [
      'the document copied into itself over and over',
      STEPS,
      Array.from({ length: 60 }, (_, i) => ({ op: 'copy', from: '', path: `/${i}` })),
      422,
      'patch_not_applicable',
    ],
    [
      'more than a document may have, though only in between',
      STEPS,
      [
        { op: 'replace', path: '/body', value: 'x'.repeat(600_000) },
        { op: 'copy', from: '/body', path: '/a' },
        { op: 'remove', path: '/a' },
      ],
      422,
      'patch_not_applicable',
    ],
    ['very many values', STEPS, new Array(30_000).fill(0), 422, 'patch_not_applicable'],
    ['very many members', MERGE, { body: new Array(30_000).fill(0) }, 422, 'patch_not_applicable'],
    ['removing a member', MERGE, { title: null }, 422, 'patch_not_applicable'],
    ['a member of another type', MERGE, { title: {} }, 422, 'patch_not_applicable'],
    ['a further member', MERGE, { version: 1 }, 422, 'patch_not_applicable'],
    ['a patch that is a string', MERGE, 'x', 422, 'patch_not_applicable'],
  ])('changes nothing at all with %s', async (_, type, json, status, error) => {
    const made = await make();
    const response = await patch(made, type, json);
    expect(response.status).toBe(status);
    expect((await problemOf(response)).error).toBe(error);
    if (status === 415) expect(response.headers.get('Accept-Patch')).toBe(`${MERGE}, ${STEPS}`);
    await expectUntouched(made);
  });

  it('never makes a document too large', async () => {
    const made = await make();
    const body = 'x'.repeat(1_048_576 - '{"title":"","body":""}'.length);
    const full = await put(made.url, JSON.stringify({ title: '', body }), { 'If-Match': made.v2 });
    const v3 = full.headers.get('ETag')!;
    const response = await patch(made, MERGE, { title: 'x' }, { 'If-Match': v3 });
    expect(response.status).toBe(413);
    expect((await api('GET', made.url)).headers.get('ETag')).toBe(v3);
  });

  it('of what is missing or deleted is 404 or 410, whatever the preconditions', async () => {
    const missing = { url: `/api/documents/${randomUUID()}`, v1: '', v2: '"x"' };
    expect((await patch(missing, MERGE, { title: 'x' })).status).toBe(404);
    expect((await patch(await makeDeleted(), MERGE, { title: 'x' })).status).toBe(410);
  });
});

describe('deleting', () => {
  it('leaves a tombstone', async () => {
    const { url, v2 } = await make();
    const response = await api('DELETE', url, { headers: { 'If-Match': v2 } });
    expect(response.status).toBe(204);
    expect(response.headers.has('ETag')).toBe(false);
    for (const method of ['GET', 'HEAD']) expect((await api(method, url)).status).toBe(410);
    expect((await api('DELETE', url, { headers: { 'If-Match': v2 } })).status).toBe(410);
  });

  it('of what was never there is 404, with or without a precondition', async () => {
    const url = `/api/documents/${randomUUID()}`;
    expect((await api('DELETE', url)).status).toBe(404);
    expect((await api('DELETE', url, { headers: { 'If-Match': '"x"' } })).status).toBe(404);
  });
});

describe('other requests', () => {
  it('OPTIONS says what can be done, whatever the preconditions', async () => {
    const response = await api('OPTIONS', `/api/documents/${randomUUID()}`, {
      headers: { 'If-Match': '"x"' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('Allow')).toBe('GET, HEAD, PUT, PATCH, DELETE, OPTIONS');
    expect(response.headers.get('Accept-Patch')).toContain('application/merge-patch+json');
  });

  it('a method that the resource lacks is 405, with those that it has', async () => {
    const { url } = await make();
    const post = await api('POST', url, { json: {} });
    expect(post.status).toBe(405);
    expect(post.headers.get('Allow')).toBe('GET, HEAD, PUT, PATCH, DELETE, OPTIONS');
    await problemOf(post);
    const version = await api('PUT', `${url}/versions/1`, { headers: { 'If-Match': '"stale"' } });
    expect(version.status).toBe(405);
    expect(version.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
  });

  it.each(['not-a-uuid', '123', '%00', '%F0%9F%98%80', `${randomUUID()}0`, '__proto__'])(
    'at an address that is no UUID there is nothing, nor can anything be put there: %s',
    async (segment) => {
      for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
        const headers = { 'If-None-Match': '*' };
        const sending: Sending = method === 'GET' ? {} : { headers, json: JSON.parse(V1) };
        const response = await api(method, `/api/documents/${segment}`, sending);
        expect(response.status).toBe(404);
        await problemOf(response);
      }
    },
  );

  it('one document has one address, in whichever case its UUID is written', async () => {
    const { url, v2 } = await make();
    const id = url.split('/').at(-1)!;
    const upper = await api('GET', `/api/documents/${id.toUpperCase()}`);
    expect(upper.headers.get('ETag')).toBe(v2);
    expect((await put(`/api/documents/${id.toUpperCase()}`, V3, { 'If-None-Match': '*' })).status).toBe(412);
  });
});
