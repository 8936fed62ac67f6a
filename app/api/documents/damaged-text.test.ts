import { beforeEach, expect, it, vi } from 'vitest';
import { closeServices, services } from '@/lib/server/services';
import { servedApi } from '@/lib/server/testing/served-api';

const api = servedApi((file) => import(/* @vite-ignore */ file), { LIMITS: 'off' });

const FIRST = '{"title":"First","body":"one needle\\n"}';
const SECOND = '{"title":"Second","body":"two needle\\n"}';
const JSON_TYPE = { 'Content-Type': 'application/json' };

let id: string;
let url: string;
let cookie: string;
let tag: string;

/** A document of two versions, of which the second is damaged. */
beforeEach(async () => {
  const made = await api('POST', '/api/documents', { headers: JSON_TYPE, body: FIRST });
  cookie = made.headers.get('Set-Cookie')!.split(';')[0]!;
  url = made.headers.get('Location')!;
  id = url.split('/').at(-1)!;
  const saved = await send('PUT', url, SECOND, { 'If-Match': made.headers.get('ETag')! });
  expect(saved.status).toBe(204);
  tag = saved.headers.get('ETag')!;
  const { database } = await services();
  await database.write((transaction) =>
    transaction.storedText.updateMany({
      where: { documentId: id, version: 2 },
      data: { data: new Uint8Array(Buffer.from('\0tvo needle')) },
    }),
  );
  // As after a start, for what is in memory was never damaged.
  await closeServices();
});

const send = (method: string, address: string, body?: string, headers: Record<string, string> = {}) =>
  api(method, address, {
    headers: { ...JSON_TYPE, cookie, ...headers },
    ...(body === undefined ? {} : { body }),
  });

it('is answered by a problem of its own that says which version it is, and is logged', async () => {
  const { log } = await services();
  const child = { error: vi.fn() };
  vi.spyOn(log, 'child').mockReturnValue(child as never);
  for (const address of [url, `${url}/versions/2`]) {
    const answer = await send('GET', address);
    expect(answer.status).toBe(500);
    expect(answer.headers.get('ETag')).toBeNull();
    const problem = await answer.json();
    expect(problem).toMatchObject({
      error: 'stored_text_damaged',
      damagedVersion: `${url}/versions/2`,
      request: answer.headers.get('X-Request-Id'),
    });
    expect(JSON.stringify(problem)).not.toContain('tvo');
    expect(child.error).toHaveBeenLastCalledWith({ document: id, version: 2 }, expect.any(String));
  }
  vi.restoreAllMocks();
  const first = await send('GET', `${url}/versions/1`);
  expect(await first.text()).toBe(FIRST);
  expect((await send('GET', `${url}/versions`)).status).toBe(200);
});

it('is not what a patch builds on, nor what a refused save is shown', async () => {
  const patch = { 'If-Match': tag, 'Content-Type': 'application/merge-patch+json' };
  const shown = { 'If-Match': '"1-0"', Prefer: 'return=representation' };
  expect((await send('PATCH', url, '{"title":"Third"}', patch)).status).toBe(500);
  expect((await send('PUT', url, FIRST, shown)).status).toBe(500);
  const history: unknown = await (await send('GET', `${url}/versions`)).json();
  expect(history).toMatchObject([{ version: 2 }, { version: 1 }]);
});

it.each([
  ['an earlier one', FIRST],
  ['what it was before', SECOND],
  ['another', '{"title":"Third","body":"three\\n"}'],
])('gives way to %s that is saved on top of it', async (_, text) => {
  const saved = await send('PUT', url, text, { 'If-Match': tag });
  expect(saved.status).toBe(204);
  expect(saved.headers.get('ETag')).toMatch(/^"3-/);
  expect(await (await send('GET', url)).text()).toBe(text);
});

it('can be deleted, and what it was be made again', async () => {
  expect((await send('DELETE', url, undefined, { 'If-Match': tag })).status).toBe(204);
  expect((await send('PUT', url, SECOND, { 'If-None-Match': '*' })).status).toBe(201);
  expect(await (await send('GET', url)).text()).toBe(SECOND);
});

it('keeps no search from finding the others', async () => {
  const other = await send('POST', '/api/documents', FIRST);
  const found = await send('GET', '/api/documents?q=needle');
  expect(found.status).toBe(200);
  expect(await found.text()).toContain(other.headers.get('Location')!.split('/').at(-1)!);
});
