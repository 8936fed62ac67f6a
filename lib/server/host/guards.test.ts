import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { expect, it } from 'vitest';
import { wireOf } from '@/lib/server/http/wire';
import { hostedRoutes } from '@/lib/server/testing/hosted-routes';
import { PlainResponse } from './plain-response';

/** Answers come in either form. */
const KINDS = [
  ['the standard', Response],
  ['the bundle', PlainResponse],
] as const;

const never = () => new Promise<never>(() => {});

it('answers 500 without a word of the fault, reports it under the name that it says, and keeps the connection', async () => {
  const fault = new Error('the password is tea');
  const { ask, faults, named } = await hostedRoutes(
    {
      'PUT /api/x': () => Promise.reject(fault),
      'GET /api/x': async () => new Response('still here'),
    },
    (response) => response.setHeader('Cache-Control', 'max-age=9999').setHeader('X-Early', '1'),
  );
  const { answer, content, socket } = await ask('PUT', '/api/x', Buffer.alloc(2_000_000));
  expect([answer.statusCode, answer.statusMessage, content]).toEqual([500, 'Internal Server Error', '']);
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'content-length': '0' });
  expect(answer.headers).not.toHaveProperty('x-early');
  expect(faults).toEqual([fault]);
  expect(named).toEqual([answer.headers['x-request-id']]);
  const next = await ask('GET', '/api/x');
  expect([next.content, next.socket]).toEqual(['still here', socket]);
});

it('answers 500 where no route takes a request', async () => {
  const { ask, faults } = await hostedRoutes({});
  expect((await ask('PUT', '/api/x', 'tea')).answer.statusCode).toBe(500);
  expect(faults).toEqual([new Error('No route takes PUT /api/x.')]);
});

it.each(KINDS)(
  'answers 500 for an answer of %s that cannot be sent, and frees its source',
  async (_, Kind) => {
    let freed = 0;
    const source = () => new ReadableStream({ cancel: () => void freed++ });
    const { ask, faults } = await hostedRoutes({
      'GET /api/x': async () => new Kind(source(), { headers: { A: '\x01' } }),
    });
    expect((await ask('GET', '/api/x')).answer.statusCode).toBe(500);
    expect([freed, faults.length]).toEqual([1, 1]);
  },
);

it.each(KINDS)('answers 500 for an answer of %s that somebody has read before', async (_, Kind) => {
  const { ask, faults } = await hostedRoutes({
    'GET /api/x': async () => {
      const answer = new Kind('tea');
      await answer.text();
      return answer;
    },
  });
  expect((await ask('GET', '/api/x')).answer.statusCode).toBe(500);
  expect(faults).toHaveLength(1);
});

it.each(KINDS)('stops at once what would make content for HEAD (%s)', async (_, Kind) => {
  let freed = 0;
  const { ask } = await hostedRoutes({
    'HEAD /api/x': async () => new Kind(new ReadableStream({ pull: never, cancel: () => void freed++ })),
  });
  expect((await ask('HEAD', '/api/x')).answer.statusCode).toBe(200);
  expect(freed).toBe(1);
});

it.each(KINDS)(
  'cuts an answer of %s that does not fit its length, lest the rest be read as the next',
  async (_, Kind) => {
    let freed = 0;
    const source = new ReadableStream({
      pull: (controller) => controller.enqueue(Buffer.from('long')),
      cancel: () => void freed++,
    });
    for (const content of ['too long', source]) {
      const { ask, faults } = await hostedRoutes({
        'GET /api/x': async () => new Kind(content as BodyInit, { headers: { 'Content-Length': '3' } }),
      });
      await expect(ask('GET', '/api/x')).rejects.toThrow(/aborted|hang up/);
      expect(faults).toHaveLength(1);
    }
    expect(freed).toBe(1);
  },
);

it('opens a stream that has nothing to say yet', async () => {
  const { port } = await hostedRoutes({
    'GET /api/x': async () => new Response(new ReadableStream({ pull: never })),
  });
  const request = http.get({ port, path: '/api/x' });
  const [answer] = await once(request, 'response');
  expect(answer.statusCode).toBe(200);
  request.on('error', () => {}).destroy();
});

/** Sends without end on a connection of its own, once it is answered; tells how many megabytes, and the answer. */
async function sendWithoutEnd(port: number, head: string) {
  const socket = net.connect(port, '127.0.0.1').on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  const chunk = Buffer.concat([Buffer.from('100000\r\n'), megabyte, Buffer.from('\r\n')]);
  socket.write(`PUT /api/x HTTP/1.1\r\nHost: a\r\n${head}\r\n\r\n`);
  socket.write(head.startsWith('Transfer') ? chunk : megabyte);
  const [answer] = String(await once(socket, 'data')).split('\r\n');
  let sent = 1;
  for (; sent < 200 && !socket.destroyed; sent++) {
    if (socket.write(head.startsWith('Transfer') ? chunk : megabyte)) continue;
    await Promise.race([closed, new Promise((resolve) => socket.once('drain', resolve))]);
  }
  return { sent, answer };
}

it.each([
  ['never looks at it', async () => {}],
  ['stops taking it', (request: Request) => request.body!.cancel()],
  ['begins and leaves it', async (request: Request) => void request.body!.getReader().read()],
  ['fails', () => Promise.reject(new Error('tea'))],
])('cuts off who goes on sending where the handler %s', async (_, take) => {
  for (const head of ['Content-Length: 99999999999', 'Transfer-Encoding: chunked']) {
    const { port } = await hostedRoutes({
      'PUT /api/x': async (request) => {
        await take(request);
        return new Response(null, { status: 413 });
      },
    });
    const { sent, answer } = await sendWithoutEnd(port, head);
    expect(answer).toMatch(/^HTTP\/1\.1 (?:413|500) /);
    expect(sent).toBeGreaterThan(15);
    expect(sent).toBeLessThan(60);
  }
});

it('tells of a fault of the handler’s own though its sender has gone, and of none that this brought about', async () => {
  for (const [throwing, told] of [
    [() => new Error('the database is gone'), 1],
    [(asked: Request) => asked.signal.reason, 0],
    [(asked: Request) => wireOf(asked).receive(10), 0],
  ] as const) {
    const { port, faults, ended } = await hostedRoutes({
      'PUT /api/x': async (asked) => {
        await new Promise((resolve) => asked.signal.addEventListener('abort', resolve));
        throw await throwing(asked);
      },
    });
    const request = http.request({ port, method: 'PUT', path: '/api/x' }).on('error', () => {});
    request.write('tea');
    while (ended.length === 0) await new Promise(setImmediate);
    request.destroy();
    await Promise.all(ended);
    expect(faults).toHaveLength(told);
  }
});
