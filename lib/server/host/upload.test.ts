import { once } from 'node:events';
import net from 'node:net';
import { expect, it } from 'vitest';
import { readAtMost } from '@/lib/http/content/read-at-most';
import { wireOf } from '@/lib/server/http/wire';
import { hostedRoutes } from '@/lib/server/testing/hosted-routes';

const LIMIT = 100_000;
const length = (bytes: Uint8Array | null) => (bytes === null ? 'more' : String(bytes.length));

/** What both ways to the content, of which the second is for other hosts too, make of a request: all of its lengths. */
const receiving = () =>
  hostedRoutes({
    'PUT /api/x': async (request) => new Response(length(await wireOf(request).receive(LIMIT))),
    'POST /api/x': async (request) => new Response(length(await readAtMost(request, LIMIT))),
  });

it.each(['PUT', 'POST'])('receives content that is not too long, however it comes (%s)', async (method) => {
  const { ask } = await receiving();
  const chunked = { 'Transfer-Encoding': 'chunked' };
  const sockets = new Set();
  for (const [bytes, told] of [
    [0, '0'],
    [5, '5'],
    [LIMIT, String(LIMIT)],
    [LIMIT + 1, 'more'],
    [4_000_000, 'more'],
  ] as const) {
    for (const fields of [{}, chunked]) {
      const { content, ...asked } = await ask(method, '/api/x', Buffer.alloc(bytes, 'x'), fields);
      expect(content).toBe(told);
      sockets.add(asked.socket);
    }
  }
  // What was too long has passed by, so that the same connection serves the next request.
  expect(sockets.size).toBe(1);
});

it('receives every byte as it came', async () => {
  const sent = Buffer.from(Array.from({ length: LIMIT }, (_, at) => (at * 7919) % 251));
  const { ask } = await hostedRoutes({
    'PUT /api/x': async (request) =>
      new Response(String(sent.equals((await wireOf(request).receive(LIMIT))!))),
  });
  expect((await ask('PUT', '/api/x', sent)).content).toBe('true');
});

it('reads nothing that is said to be too long before it is refused', async () => {
  const { port } = await receiving();
  const socket = net.connect(port, '127.0.0.1');
  socket.write(`PUT /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: ${LIMIT + 1}\r\n\r\n`);
  expect(String(await once(socket, 'data'))).toContain('more');
  socket.destroy();
});

it('tells content that breaks off from content that ends', async () => {
  const seen: unknown[] = [];
  const { port, ended } = await hostedRoutes({
    'PUT /api/x': async (request) => {
      seen.push(
        await wireOf(request)
          .receive(LIMIT)
          .catch((error: Error) => error.message),
      );
      return new Response();
    },
  });
  const socket = net.connect(port, '127.0.0.1');
  socket.write('PUT /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf', () => socket.destroy());
  while (ended.length === 0) await new Promise(setImmediate);
  await Promise.all(ended);
  expect(seen).toEqual(['The content of the request broke off.']);
});
