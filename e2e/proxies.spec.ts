import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { freePort, type OwnServer, ownServer } from './own-server';
import { CADDY, isInstalled, NGINX, type RunningProxy, startProxy } from './proxy';

const KiB = 1_024;

/** What a client gets that takes any coding, as browsers do. */
async function ask(
  address: string,
  method: string,
  path: string,
  fields: Readonly<Record<string, string>> = {},
  content?: string,
) {
  const headers = { 'Accept-Encoding': 'gzip, br', 'Content-Type': 'application/json', ...fields };
  const request = http.request(address + path, { method, headers, agent: false });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  request.end(content);
  const answer = await answered;
  return { status: answer.statusCode!, fields: answer.headers, content: await buffer(answer) };
}

const document = (bytes: number) => JSON.stringify({ title: 'Tea', body: 'tea '.repeat(bytes / 4) });

for (const kind of [NGINX, CADDY].filter(isInstalled)) {
  test.describe(`behind ${kind.program}, set as ${kind.file} has it`, () => {
    let server: OwnServer;
    let proxy: RunningProxy;
    /** The document of a test, at the proxy; who asks is nobody, whom its link lets write. */
    let path: string;
    test.beforeAll(async () => {
      const port = await freePort();
      server = await ownServer({
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        TRUSTED_PROXY: 'loopback',
        LIMITS: 'searches.address=2',
      });
      proxy = await startProxy(kind, port, server.address);
    });
    test.afterAll(async () => {
      await proxy?.stop();
      await server?.remove();
    });
    test.beforeEach(() => {
      path = `/api/documents/${randomUUID()}`;
    });
    const create = async (bytes: number) => {
      const made = await ask(proxy.address, 'PUT', path, { 'If-None-Match': '*' }, document(bytes));
      expect(made.status).toBe(201);
      return made.fields.etag!;
    };

    test('a tag stays strong and the bytes stay what they are, whatever coding is welcome', async () => {
      const etag = await create(40 * KiB);
      const read = await ask(proxy.address, 'GET', path);
      expect(read.fields.etag).toBe(etag);
      expect(etag).toMatch(/^"/);
      expect(read.fields['content-encoding']).toBeUndefined();
      expect(read.content.toString()).toBe(document(40 * KiB));
      expect((await ask(proxy.address, 'GET', path, { 'If-None-Match': etag })).status).toBe(304);
    });

    test('a save is decided by the tag that it names', async () => {
      const etag = await create(1 * KiB);
      const save = (fields: Readonly<Record<string, string>>, bytes: number) =>
        ask(proxy.address, 'PUT', path, fields, document(bytes));
      expect((await save({ 'If-Match': etag }, 2 * KiB)).status).toBe(204);
      for (const [fields, status] of [
        [{ 'If-Match': etag }, 412],
        [{}, 428],
      ] as const) {
        const refused = await save(fields, 3 * KiB);
        expect([refused.status, refused.fields['content-type']]).toEqual([
          status,
          'application/problem+json',
        ]);
      }
    });

    test('an event is passed on as it happens', async () => {
      const etag = await create(1 * KiB);
      const end = new AbortController();
      const stream = await fetch(`${proxy.address}/api/events?document=${path.split('/').at(-1)}`, {
        headers: { 'Accept-Encoding': 'gzip, br' },
        signal: end.signal,
      });
      expect(stream.headers.get('content-encoding')).toBeNull();
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
      const heard = async (words: string) => {
        let text = '';
        while (!text.includes(words)) text += (await reader.read()).value;
      };
      await heard('event: ready');
      await ask(proxy.address, 'PUT', path, { 'If-Match': etag }, document(2 * KiB));
      await heard('"version":2');
      end.abort();
    });

    test('the largest document is taken, a larger one refused in words, and one that is far too large refused', async () => {
      const etag = await create(1_000 * KiB);
      const larger = await ask(proxy.address, 'PUT', path, { 'If-Match': etag }, document(1_500 * KiB));
      expect([larger.status, larger.fields['content-type']]).toEqual([413, 'application/problem+json']);
      const huge = await ask(proxy.address, 'PUT', path, { 'If-Match': etag }, document(3_000 * KiB));
      expect(huge.status).toBe(413);
      expect((await ask(proxy.address, 'GET', path)).content.toString()).toBe(document(1_000 * KiB));
    });

    test('what a client says of where it comes from is not believed', async () => {
      const search = (address: string, from: string) =>
        ask(address, 'GET', '/api/documents?q=tea', { 'X-Forwarded-For': from });
      const statuses: number[] = [];
      for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
        statuses.push((await search(proxy.address, from)).status);
      expect(statuses).toEqual([200, 200, 429]);
      // What the proxy itself says is: to the server this is one.
      expect((await search(server.address, '192.0.2.1')).status).toBe(200);
    });
  });
}

if (isInstalled(NGINX)) {
  test('nginx that compresses weakens a tag, and no save goes through under it', async () => {
    const port = await freePort();
    const server = await ownServer({
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TRUSTED_PROXY: 'loopback',
      LIMITS: 'searches.address=2',
    });
    const proxy = await startProxy(NGINX, port, server.address, (settings) =>
      settings.replace('gzip off;', ''),
    );
    try {
      const path = `/api/documents/${randomUUID()}`;
      await ask(proxy.address, 'PUT', path, { 'If-None-Match': '*' }, document(40 * KiB));
      const { etag } = (await ask(proxy.address, 'GET', path)).fields;
      expect(etag).toMatch(/^W\//);
      const save = await ask(proxy.address, 'PUT', path, { 'If-Match': etag! }, document(1 * KiB));
      expect([save.status, JSON.parse(save.content.toString()).reason]).toEqual([412, 'weak-tag']);
    } finally {
      await proxy.stop();
      await server.remove();
    }
  });
}
