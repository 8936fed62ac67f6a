import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import net from 'node:net';
import { expect, it } from 'vitest';
import { hostedRoutes } from '@/lib/server/testing/hosted-routes';
import { PlainResponse } from './plain-response';

it('calls the handler of the method with the request and what the address says', async () => {
  const { ask } = await hostedRoutes({
    'PUT /api/things/[id]': async (request, { params }) =>
      Response.json({
        params: await params,
        url: request.url,
        tag: request.headers.get('if-match'),
        all: [...request.headers].filter(([name]) => name === 'x-one'),
        content: await request.text(),
      }),
  });
  const { content } = await ask('PUT', '/api/things/a%20b?c=d', 'text', {
    Host: 'midair.test',
    'If-Match': '"1"',
    'X-One': ['a', 'b'],
  });
  expect(JSON.parse(content)).toEqual({
    params: { id: 'a b' },
    url: 'http://midair.test/api/things/a%20b?c=d',
    tag: '"1"',
    all: [['x-one', 'a, b']],
    content: 'text',
  });
});

it.each([
  ['the standard', Response, true],
  ['the standard, alone', Response, false],
  ['the bundle', PlainResponse, true],
  ['the bundle, alone', PlainResponse, false],
])(
  'sends an answer of %s as it is, beside fields that are set, with the phrase of its status',
  async (_, Kind, isSet) => {
    const headers = new Headers({ ETag: '"1"', 'Content-Length': '3', 'X-Own': '2' });
    headers.append('Set-Cookie', 'a=1');
    headers.append('Set-Cookie', 'b=2');
    const content = new TextEncoder().encode('a\u00e9');
    const { ask } = await hostedRoutes(
      {
        'GET /api/x': async () => new Kind(content, { status: 412, headers }),
        'HEAD /api/x': async () => new Kind(content, { status: 412, headers }),
        'DELETE /api/x': async () => new Kind(null, { status: 204 }),
      },
      (response) => {
        if (isSet) response.setHeader('X-Early', '1').setHeader('X-Own', '1');
      },
    );
    const { answer, content: sent } = await ask('GET', '/api/x');
    expect([answer.statusCode, answer.statusMessage, sent]).toEqual([412, 'Precondition Failed', 'a\u00e9']);
    expect(answer.headers).toMatchObject({
      etag: '"1"',
      'content-length': '3',
      'set-cookie': ['a=1', 'b=2'],
      'x-own': '2',
      ...(isSet ? { 'x-early': '1' } : {}),
    });
    expect(answer.headers).not.toHaveProperty('transfer-encoding');
    const head = await ask('HEAD', '/api/x');
    expect([head.answer.headers['content-length'], head.content]).toEqual(['3', '']);
    const gone = await ask('DELETE', '/api/x');
    expect([gone.answer.statusMessage, gone.content]).toEqual(['No Content', '']);
    expect((await ask('GET', '/api/y')).answer.statusCode).toBe(404);
  },
);

it.each([0, 1, 30_000, 400_000])(
  'sends a text that is long or short to the last byte (%i times)',
  async (times) => {
    const text = 'a\u00e9\u{1f600}'.repeat(times);
    const headers = { 'Content-Length': String(Buffer.byteLength(text)) };
    const { ask } = await hostedRoutes({
      'GET /api/x': async () => new PlainResponse(text, { headers }) as Response,
    });
    expect((await ask('GET', '/api/x')).content === text).toBe(true);
  },
);

it('reads content no faster than it is taken, to the last byte', async () => {
  const sent = Buffer.alloc(3_000_000, 'abcdefghi\n');
  const { ask } = await hostedRoutes({
    'PUT /api/x': async (request) => {
      let text = '';
      const decoder = new TextDecoder();
      for await (const piece of request.body!) text += decoder.decode(piece, { stream: true });
      return new Response(String(text === sent.toString()));
    },
    'POST /api/x': async (request) => new Response(String((await request.arrayBuffer()).byteLength)),
  });
  expect((await ask('PUT', '/api/x', sent)).content).toBe('true');
  expect((await ask('POST', '/api/x', '')).content).toBe('0');
});

it.each([
  ['stops taking the content', (request: Request) => request.body!.cancel()],
  ['never looks at it', () => undefined],
  ['begins and leaves it', (request: Request) => void request.body!.getReader().read()],
])('answers where the handler %s, and takes the next request over the same connection', async (_, take) => {
  const { ask } = await hostedRoutes({
    'PUT /api/x': async (request) => {
      await take(request);
      return new Response('refused', { status: 413 });
    },
    'GET /api/x': async () => new Response('next'),
  });
  const first = await ask('PUT', '/api/x', Buffer.alloc(2_000_000));
  expect([first.answer.statusCode, first.content]).toEqual([413, 'refused']);
  const second = await ask('GET', '/api/x');
  expect(second.content).toBe('next');
  expect(second.socket).toBe(first.socket);
});

it.each([
  ['the standard', Response],
  ['the bundle', PlainResponse],
])(
  'has content fail that breaks off, tells the handler that nobody waits, and finds no fault (%s)',
  async (_, Kind) => {
    const seen: unknown[] = [];
    let told = () => {};
    const over = new Promise<void>((resolve) => {
      told = resolve;
    });
    const { port, faults } = await hostedRoutes({
      'PUT /api/x': async (request) => {
        request.signal.addEventListener('abort', () => seen.push('left'));
        await new Response(request.body).text().catch((error: Error) => seen.push(error.message));
        await new Promise(setImmediate);
        told();
        return new Kind('too late', { headers: { 'Content-Length': '8' } }) as Response;
      },
    });
    const socket = net.connect(port, '127.0.0.1');
    socket.write('PUT /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf', () => socket.destroy());
    await over;
    for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    expect(faults).toEqual([]);
    expect(seen.sort()).toEqual(['The content of the request broke off.', 'left']);
  },
);

it.each([
  ['the standard', Response],
  ['the bundle', PlainResponse],
])('finds no fault where the connection goes just before the answer is written (%s)', async (_, Kind) => {
  let arrived = (_response: ServerResponse) => {};
  const response = new Promise<ServerResponse>((resolve) => {
    arrived = resolve;
  });
  const { port, faults, ended } = await hostedRoutes(
    {
      'GET /api/x': async () => {
        const { socket } = await response;
        // It is known to be closed one turn later: when the answer has been begun, and is about to be written.
        await new Promise(setImmediate);
        socket?.destroy();
        return new Kind('too late', { headers: { 'Content-Length': '8' } }) as Response;
      },
    },
    arrived,
  );
  net.connect(port, '127.0.0.1').write('GET /api/x HTTP/1.1\r\nHost: a\r\n\r\n');
  await response;
  await ended[0];
  expect(faults).toEqual([]);
});

it('stops what makes an answer once nobody takes it', async () => {
  let made = 0;
  let told = () => {};
  const over = new Promise<void>((resolve) => {
    told = resolve;
  });
  const { port } = await hostedRoutes({
    'GET /api/x': async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            made += 1;
            controller.enqueue(new Uint8Array(65_536));
          },
          cancel: () => told(),
        }),
      ),
  });
  const socket = net.connect(port, '127.0.0.1');
  socket.write('GET /api/x HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(socket, 'readable');
  socket.destroy();
  await over;
  const then = made;
  await new Promise(setImmediate);
  expect(made).toBeLessThanOrEqual(then + 1);
});

it('breaks off an answer that cannot be finished, which so is taken for no whole one', async () => {
  const { ask, faults } = await hostedRoutes({
    'GET /api/x': async () =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode('half')),
          pull: () => Promise.reject(new Error('The disk is gone.')),
        }),
      ),
  });
  await expect(ask('GET', '/api/x')).rejects.toThrow(/aborted|hang up/);
  expect(faults).toEqual([new Error('The disk is gone.')]);
});
