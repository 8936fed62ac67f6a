import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../load/ask';
import { contentOf, makeDocument, somebody } from '../load/document';
import { historyOf, lostOf } from '../load/history';
import { retryTogether } from '../load/retrying';
import { startBare } from './bare';
import type { Subject } from './subject';

let bare: Subject;
beforeAll(async () => {
  bare = await startBare();
});
afterAll(() => bare.kill());

it('loses nothing where many save one document again and again', async () => {
  const headers = await somebody(bare);
  const { path, stale, etag } = await makeDocument(bare, headers, 500);
  const clients = Array.from({ length: 16 }, () => headers);
  const { accepted, refused } = await retryTogether({
    base: bare.base,
    path,
    bytes: 500,
    clients,
    goOn: (saves) => saves < 10,
  });
  const saves = [{ parent: stale, etag }, ...accepted.flat()];
  expect(saves).toHaveLength(161);
  expect(refused).toBeGreaterThan(0);
  expect(lostOf(stale, saves, await historyOf(bare.base, path, headers))).toBe(0);
});

it('gives back the bytes that it was sent, or says that they are unchanged', async () => {
  const { path, headers, etag: parent } = await makeDocument(bare, await somebody(bare), 500);
  const body = contentOf(500, 7e9);
  const saved = await ask(bare.base, {
    method: 'PUT',
    path,
    headers: { ...headers, 'if-match': parent },
    body,
  });
  const etag = saved.headers.etag ?? '';
  const read = await ask(bare.base, { method: 'GET', path, headers });
  expect([read.status, read.text, read.headers.etag]).toEqual([200, body, etag]);
  const again = await ask(bare.base, { method: 'GET', path, headers: { ...headers, 'if-none-match': etag } });
  expect([again.status, again.text]).toEqual([304, '']);
});

it('refuses a save under a tag that was overtaken, and what is no document', async () => {
  const { path, headers, stale, etag } = await makeDocument(bare, await somebody(bare), 500);
  const save = (tag: string, body: string) =>
    ask(bare.base, { method: 'PUT', path, headers: { ...headers, 'if-match': tag }, body });
  expect((await save(stale, contentOf(500, 8e9))).status).toBe(412);
  expect((await save(etag, '{"title":1}')).status).toBe(400);
  expect((await ask(bare.base, { method: 'GET', path, headers })).headers.etag).toBe(etag);
});
