import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { services } from '@/lib/server/services';
import { type Api, apiOf, type Sending, startOwnServices } from '@/lib/server/testing/api';

const HOUR = 60 * 60_000;
/** Fields of an answer that each one has anew, the first and its repetition. */
const OF_THIS_ANSWER = /^(x-request-id|ratelimit(-policy)?)$/;
const MERGE = 'application/merge-patch+json';

let api: Api;
let stop: () => Promise<void>;
/** What the clock of the server is ahead of the real one, in milliseconds. */
let ahead = 0;

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
  const ports = (await services()).ports as { now: () => number };
  const { now } = ports;
  ports.now = () => now() + ahead;
});
afterAll(() => stop());

type Fields = Readonly<Record<string, string>>;

/** Somebody with a cookie of their own. */
async function somebody() {
  const met = await api('GET', '/api/me');
  const cookie = met.headers.get('Set-Cookie')!.split(';')[0]!;
  const send = (method: string, address: string, headers: Fields = {}, json?: unknown) => {
    const sending: Sending = { headers: { cookie, ...headers } };
    return api(method, address, json === undefined ? sending : { ...sending, json });
  };
  return { send };
}
type Person = Awaited<ReturnType<typeof somebody>>;

const newKey = () => `"${randomUUID()}"`;
const saying = (body: string) => ({ title: 'Counter', body });

/** A document that says 0, and its tag. */
async function zero({ send }: Person) {
  const url = `/api/documents/${randomUUID()}`;
  const created = await send('PUT', url, { 'If-None-Match': '*' }, saying('0'));
  expect(created.status).toBe(201);
  return { url, tag: created.headers.get('ETag')! };
}

async function versionsOf(url: string): Promise<number> {
  return (await (await api('GET', `${url}/versions`)).json()).length;
}

const told = (response: Response) => [response.status, response.headers.get('ETag')];

describe('a request that is sent again with its Idempotency-Key', () => {
  it('gets the first answer again while what it made is current, and writes nothing', async () => {
    const ana = await somebody();
    const { url, tag } = await zero(ana);
    const fields = { 'If-Match': tag, 'Idempotency-Key': newKey() };
    const first = await ana.send('PUT', url, fields, saying('1'));
    expect(first.status).toBe(204);
    for (let n = 0; n < 3; n++) {
      const again = await ana.send('PUT', url, fields, saying('1'));
      expect([...again.headers].filter(([name]) => !OF_THIS_ANSWER.test(name))).toEqual(
        [...first.headers].filter(([name]) => !OF_THIS_ANSWER.test(name)),
      );
      expect(again.status).toBe(204);
    }
    const content = await ana.send('PUT', url, { ...fields, Prefer: 'return=representation' }, saying('1'));
    expect([content.status, await content.json()]).toEqual([200, saying('1')]);
    expect(await versionsOf(url)).toBe(2);
  });

  it('is 412 that names what it made, where others came after it', async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const { url, tag } = await zero(ana);
    const fields = { 'If-Match': tag, 'Idempotency-Key': newKey() };
    const first = await ana.send('PUT', url, fields, saying('1'));
    const mine = first.headers.get('ETag')!;
    const theirs = await ben.send('PUT', url, { 'If-Match': mine }, saying('2'));
    const again = await ana.send('PUT', url, { ...fields, Prefer: 'collision=representation' }, saying('1'));
    expect(told(again)).toEqual([412, theirs.headers.get('ETag')]);
    const problem = await again.json();
    expect(problem).toMatchObject({
      error: 'precondition_failed',
      reason: 'stale',
      savedAs: `${url}/versions/2`,
      savedETag: mine,
      baseVersion: `${url}/versions/1`,
      currentVersion: `${url}/versions/3`,
      current: { content: saying('2'), version: 3 },
    });
    expect(problem.message).toMatch(/saved already/);
    expect(await (await api('GET', problem.savedAs)).json()).toEqual(saying('1'));
    await ben.send('DELETE', url, { 'If-Match': theirs.headers.get('ETag')! });
    const late = await ana.send('PUT', url, fields, saying('1'));
    expect(told(late)).toEqual([412, null]);
    expect(await late.json()).toMatchObject({ reason: 'deleted', savedAs: `${url}/versions/2` });
    expect(await versionsOf(url)).toBe(3);
  });

  it('is known by nothing but its key: equal content of somebody else’s is another change', async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const { url, tag } = await zero(ana);
    const key = newKey();
    const fields = { 'If-Match': tag, 'Idempotency-Key': key };
    expect((await ana.send('PUT', url, fields, saying('1'))).status).toBe(204);
    for (const [who, headers] of [
      [ana, { 'If-Match': tag }],
      [ana, { 'If-Match': tag, 'Idempotency-Key': newKey() }],
      [ben, { 'If-Match': tag }],
      [ben, { 'If-Match': tag, 'Idempotency-Key': newKey() }],
      [ben, fields],
    ] as const) {
      const refused = await who.send('PUT', url, headers, saying('1'));
      expect(refused.status).toBe(412);
      expect(await refused.json()).not.toHaveProperty('savedAs');
    }
    expect((await api('PUT', url, { headers: fields, json: saying('1') })).status).toBe(412);
    expect(await versionsOf(url)).toBe(2);
  });

  it('is 422 where the key came with another request, and changes nothing', async () => {
    const ana = await somebody();
    const { url, tag } = await zero(ana);
    const other = await zero(ana);
    const key = newKey();
    const used = { 'If-Match': tag, 'Idempotency-Key': key };
    const now = (await ana.send('PUT', url, used, saying('1'))).headers.get('ETag')!;
    const patch = { 'content-type': MERGE };
    for (const [method, address, headers, json] of [
      ['PUT', url, used, saying('2')],
      ['PUT', url, { ...used, 'If-Match': now }, saying('1')],
      ['PUT', url, { ...used, 'If-Match': now }, saying('2')],
      ['PUT', url, { ...used, 'If-None-Match': '*' }, saying('1')],
      ['PUT', url, { ...used, 'Merge-Base': tag }, saying('1')],
      ['PUT', other.url, used, saying('1')],
      ['PUT', other.url, { ...used, 'If-Match': other.tag }, saying('1')],
      ['PATCH', url, { ...used, ...patch }, { body: '1' }],
      ['DELETE', url, used, undefined],
      ['DELETE', other.url, { ...used, 'If-Match': other.tag }, undefined],
      ['POST', '/api/documents', { 'Idempotency-Key': key }, saying('1')],
    ] as const) {
      const refused = await ana.send(method, address, headers, json);
      expect([method, refused.status]).toEqual([method, 422]);
      expect(await refused.json()).toMatchObject({ error: 'key_reused', status: 422 });
    }
    expect((await api('GET', url)).headers.get('ETag')).toBe(now);
    expect((await api('GET', other.url)).headers.get('ETag')).toBe(other.tag);
  });

  it.each([
    ['without quotes', 'abc'],
    ['empty', '""'],
    ['with parameters', '"a";b=1'],
    ['two of them', '"a", "b"'],
    ['with a byte above ASCII', '"ä"'],
    ['with a tab', '"a\tb"'],
    ['of 256 characters', `"${'x'.repeat(256)}"`],
    ['of a million characters', `"${'x'.repeat(1_000_000)}"`],
  ])('is 400 with a key that is none: %s', async (_, key) => {
    const ana = await somebody();
    const { url, tag } = await zero(ana);
    const patch = { 'content-type': MERGE };
    for (const [method, address, fields, json] of [
      ['PUT', url, {}, saying('1')],
      ['PATCH', url, patch, { body: '1' }],
      ['DELETE', url, {}, undefined],
      ['POST', '/api/documents', {}, saying('1')],
    ] as const) {
      const headers = { 'If-Match': tag, 'Idempotency-Key': key, ...fields };
      const refused = await ana.send(method, address, headers, json);
      expect([method, refused.status]).toEqual([method, 400]);
      expect((await refused.json()).error).toBe('malformed_header');
    }
    expect((await api('GET', url)).headers.get('ETag')).toBe(tag);
    expect((await ana.send('GET', url, { 'Idempotency-Key': key })).status).toBe(200);
  });

  it('may have a key of 255 characters, with quotes and backslashes in it', async () => {
    const ana = await somebody();
    const { url, tag } = await zero(ana);
    const fields = { 'If-Match': tag, 'Idempotency-Key': `"\\"\\\\${'x'.repeat(253)}"` };
    const first = await ana.send('PUT', url, fields, saying('1'));
    expect(first.status).toBe(204);
    expect(told(await ana.send('PUT', url, fields, saying('1')))).toEqual(told(first));
  });

  it('is carried out once, however many copies come at the same moment', async () => {
    const ana = await somebody();
    const { url, tag } = await zero(ana);
    const fields = { 'If-Match': tag, 'Idempotency-Key': newKey() };
    const copies = await Promise.all(
      Array.from({ length: 40 }, () => ana.send('PUT', url, fields, saying('1'))),
    );
    const tags = new Set(copies.map((copy) => JSON.stringify(told(copy))));
    expect(tags.size).toBe(1);
    expect(copies[0]!.status).toBe(204);
    expect(await versionsOf(url)).toBe(2);
  });

  it('is known after its precondition turned true again, too: If-Match: * overwrites once', async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const { url } = await zero(ana);
    const fields = { 'If-Match': '*', 'Idempotency-Key': newKey() };
    const first = await ana.send('PUT', url, fields, saying('1'));
    const theirs = await ben.send('PUT', url, { 'If-Match': first.headers.get('ETag')! }, saying('2'));
    const again = await ana.send('PUT', url, fields, saying('1'));
    expect(told(again)).toEqual([412, theirs.headers.get('ETag')]);
    expect(await (await api('GET', url)).json()).toEqual(saying('2'));
  });

  it('that found already what it asked for is an act as well', async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const { url, tag } = await zero(ana);
    const fields = { 'If-Match': tag, 'Idempotency-Key': newKey() };
    for (let n = 0; n < 2; n++)
      expect(told(await ana.send('PUT', url, fields, saying('0')))).toEqual([204, tag]);
    expect((await ana.send('PUT', url, fields, saying('1'))).status).toBe(422);
    await ben.send('PUT', url, { 'If-Match': tag }, saying('1'));
    const again = await ana.send('PUT', url, fields, saying('0'));
    expect(await again.json()).toMatchObject({ status: 412, savedAs: `${url}/versions/1`, savedETag: tag });
  });

  it('that was refused is judged anew, since nothing came of it', async () => {
    const ana = await somebody();
    const { url, tag } = await zero(ana);
    const key = newKey();
    const stale = { 'If-Match': '"stale"', 'Idempotency-Key': key };
    expect((await ana.send('PUT', url, stale, saying('1'))).status).toBe(412);
    expect((await ana.send('PUT', url, stale, saying('1'))).status).toBe(412);
    expect((await ana.send('PUT', url, { ...stale, 'If-Match': tag }, saying('1'))).status).toBe(204);
  });

  it('is told nothing to whoever may no longer look', async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const { url, tag } = await zero(ana);
    const fields = { 'If-Match': tag, 'Idempotency-Key': newKey() };
    expect((await ben.send('PUT', url, fields, saying('1'))).status).toBe(204);
    const { database } = await services();
    const where = { id: url.split('/').at(-1)! };
    for (const [linkAccess, status] of [
      ['view', 403],
      ['none', 404],
    ] as const) {
      await database.write((transaction) => transaction.document.update({ where, data: { linkAccess } }));
      expect((await ben.send('PUT', url, fields, saying('1'))).status).toBe(status);
    }
  });

  it('is forgotten after 24 hours, and not before', async () => {
    const ana = await somebody();
    const { url, tag } = await zero(ana);
    const fields = { 'If-Match': tag, 'Idempotency-Key': newKey() };
    const first = await ana.send('PUT', url, fields, saying('1'));
    const { ports, database } = await services();
    const kept = () => database.readClient.act.count({ where: { documentId: url.split('/').at(-1)! } });
    try {
      ahead = 24 * HOUR - 60_000;
      await ports.documents.forgetActs(new Date(ports.now()));
      expect(told(await ana.send('PUT', url, fields, saying('1')))).toEqual(told(first));
      ahead = 24 * HOUR + 60_000;
      expect((await ana.send('PUT', url, fields, saying('1'))).status).toBe(412);
      const anew = { ...fields, 'If-Match': first.headers.get('ETag')! };
      expect((await ana.send('PUT', url, anew, saying('2'))).status).toBe(204);
      expect(await kept()).toBe(1);
      ahead = 49 * HOUR;
      await ports.documents.forgetActs(new Date(ports.now()));
      expect(await kept()).toBe(0);
    } finally {
      ahead = 0;
    }
  });
});

describe('the same for every method', () => {
  it('a creation under an id of one’s own is 201 again', async () => {
    const ana = await somebody();
    const url = `/api/documents/${randomUUID()}`;
    const fields = { 'If-None-Match': '*', 'Idempotency-Key': newKey() };
    const first = await ana.send('PUT', url, fields, saying('0'));
    expect([first.status, first.headers.get('Location')]).toEqual([201, url]);
    const again = await ana.send('PUT', url, fields, saying('0'));
    expect([...told(again), again.headers.get('Location')]).toEqual([...told(first), url]);
    await ana.send('PUT', url, { 'If-Match': first.headers.get('ETag')! }, saying('1'));
    const late = await ana.send('PUT', url, fields, saying('0'));
    expect(await late.json()).toMatchObject({ status: 412, reason: 'stale', savedAs: `${url}/versions/1` });
    expect((await ana.send('PUT', url, { 'If-None-Match': '*' }, saying('1'))).status).toBe(412);
  });

  it('a creation under an id of the server’s makes no second document, also in many copies', async () => {
    const ana = await somebody();
    const fields = { 'Idempotency-Key': newKey() };
    const copies = await Promise.all(
      Array.from({ length: 20 }, () => ana.send('POST', '/api/documents', fields, saying('0'))),
    );
    const places = new Set(copies.map((copy) => copy.headers.get('Location')));
    expect(copies.map(({ status }) => status)).toEqual(copies.map(() => 201));
    expect(places.size).toBe(1);
    const list = await ana.send('GET', '/api/documents');
    expect(await list.clone().json()).toHaveLength(2);
    // What the list was when it was made is not what it is now.
    const careful = { 'If-Match': '"the list before"', ...fields };
    expect((await ana.send('POST', '/api/documents', careful, saying('0'))).status).toBe(422);
    const listTag = { 'If-Match': list.headers.get('ETag')!, 'Idempotency-Key': newKey() };
    const made = await ana.send('POST', '/api/documents', listTag, saying('1'));
    const again = await ana.send('POST', '/api/documents', listTag, saying('1'));
    expect([again.status, again.headers.get('Location')]).toEqual([201, made.headers.get('Location')]);
    const url = made.headers.get('Location')!;
    await ana.send('PUT', url, { 'If-Match': made.headers.get('ETag')! }, saying('2'));
    const late = await ana.send('POST', '/api/documents', listTag, saying('1'));
    expect([late.status, late.headers.get('Location')]).toEqual([412, url]);
    expect(await late.json()).toMatchObject({ savedAs: `${url}/versions/1` });
    expect(await (await ana.send('GET', '/api/documents')).json()).toHaveLength(3);
  });

  it('a patch is applied once', async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const { url, tag } = await zero(ana);
    const type = { 'content-type': 'application/json-patch+json' };
    const fields = { ...type, 'If-Match': '*', 'Idempotency-Key': newKey() };
    const steps = [{ op: 'replace', path: '/body', value: '1' }];
    const first = await ana.send('PATCH', url, fields, steps);
    expect(first.status).toBe(204);
    expect(told(await ana.send('PATCH', url, fields, steps))).toEqual(told(first));
    const theirs = await ben.send('DELETE', url, { 'If-Match': first.headers.get('ETag')! });
    expect(theirs.status).toBe(204);
    const late = await ana.send('PATCH', url, fields, steps);
    expect(await late.json()).toMatchObject({ status: 412, reason: 'deleted', savedAs: `${url}/versions/2` });
    expect((await ana.send('PATCH', url, { ...type, 'If-Match': tag }, steps)).status).toBe(410);
  });

  it('a deletion is 204 again, and never deletes what was made afterwards', async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const { url, tag } = await zero(ana);
    const fields = { 'If-Match': '*', 'Idempotency-Key': newKey() };
    for (let n = 0; n < 2; n++) expect((await ana.send('DELETE', url, fields)).status).toBe(204);
    expect((await ana.send('DELETE', url, { 'If-Match': tag })).status).toBe(410);
    expect((await ben.send('DELETE', url, fields)).status).toBe(410);
    const restored = await ben.send('PUT', url, { 'If-None-Match': '*' }, saying('5'));
    expect(restored.status).toBe(201);
    expect((await ana.send('DELETE', url, fields)).status).toBe(204);
    expect(told(await api('GET', url))).toEqual([200, restored.headers.get('ETag')]);
  });
});
