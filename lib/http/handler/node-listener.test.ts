import { once } from 'node:events';
import { Agent, createServer, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readAtMost } from '../content/read-at-most.ts';
import { nodeListener } from './node-listener.ts';

const open: { close(): void; closeAllConnections(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The address of a server with the handler, and the faults that it reports. */
async function serve(
  handler: (request: Request) => Promise<Response> | Response,
  /** What comes before the listener, as middleware does. */
  before?: (answer: ServerResponse, listen: () => void) => void,
) {
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => void faults.push(fault);
  const listener = nodeListener(handler, { origin: 'https://notes.example', onFault });
  const ended: Promise<void>[] = [];
  const server = createServer((asked, answer) => {
    const listen = () => void ended.push(listener(asked, answer));
    if (before) before(answer, listen);
    else listen();
  });
  open.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, faults, ended, server };
}

describe('a fetch-style handler under node:http', () => {
  it('gets method, address, fields and content, and its answer arrives whole', async () => {
    const { address } = await serve(async (asked) => {
      const said = {
        method: asked.method,
        url: asked.url,
        tea: asked.headers.get('tea'),
        text: await asked.text(),
      };
      return Response.json(said, { status: 201, headers: { ETag: '"1"' } });
    });
    const answer = await fetch(`${address}/a%20b?c=d`, {
      method: 'PUT',
      body: 'milk',
      headers: { Tea: 'oolong' },
    });
    expect([answer.status, answer.headers.get('etag')]).toEqual([201, '"1"']);
    expect(await answer.json()).toEqual({
      method: 'PUT',
      url: 'https://notes.example/a%20b?c=d',
      tea: 'oolong',
      text: 'milk',
    });
  });

  it('gets the lines of one field as one list, where Node alone would keep the first', async () => {
    const { address } = await serve((asked) => new Response(asked.headers.get('if-modified-since')));
    const asked = request(address, { headers: { 'If-Modified-Since': ['a', 'b'] } });
    asked.end();
    const [answer] = await once(asked, 'response');
    expect((await answer.toArray()).join('')).toBe('a, b');
  });

  it('sends each cookie as a field of its own', async () => {
    const headers = new Headers([
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ]);
    const { address } = await serve(() => new Response(null, { headers }));
    expect((await fetch(address)).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('sends each cookie beside what was set before, and takes the place of other fields', async () => {
    const headers = new Headers([
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['Vary', 'Cookie'],
    ]);
    const { address } = await serve(
      () => new Response(null, { headers }),
      (answer, listen) => {
        answer.setHeader('Set-Cookie', 'session=0');
        answer.setHeader('X-Early', '1');
        answer.setHeader('Vary', 'Accept');
        listen();
      },
    );
    const answered = (await fetch(address)).headers;
    expect(answered.getSetCookie()).toEqual(['session=0', 'a=1', 'b=2']);
    expect([answered.get('x-early'), answered.get('vary')]).toEqual(['1', 'Cookie']);
  });

  it('passes large content on in pieces', async () => {
    const piece = new Uint8Array(256 * 1024).fill(7);
    let made = 0;
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => (made++ < 40 ? controller.enqueue(piece) : controller.close()),
      });
    const { address } = await serve(() => new Response(body()));
    expect((await (await fetch(address)).arrayBuffer()).byteLength).toBe(40 * piece.length);
  });

  it.each([
    ['length', { 'Content-Length': String(8 * 1024 * 1024) }],
    ['length unknown', { 'Transfer-Encoding': 'chunked' }],
  ])('lets its answer to content that it did not want arrive (%s)', async (_, headers) => {
    const { address } = await serve(async (asked) => {
      const read = await readAtMost(asked, 1024);
      return new Response(null, { status: read ? 204 : 413 });
    });
    const asked = request(address, { method: 'PUT', headers });
    asked.end(Buffer.alloc(8 * 1024 * 1024));
    const [answer] = await once(asked, 'response');
    expect(answer.statusCode).toBe(413);
    // The connection outlives it: what was still on its way passes by.
    await once(answer.resume(), 'end');
    if (!asked.writableFinished) await once(asked, 'finish');
  });

  it('stops reading an answer whose reader has gone', async () => {
    let onCancel = () => {};
    const cancelled = new Promise<void>((resolve) => {
      onCancel = resolve;
    });
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
        cancel: () => onCancel(),
      });
    const { address } = await serve(() => new Response(endless()));
    const asked = request(address);
    asked.end();
    const [answer] = await once(asked, 'response');
    answer.once('data', () => asked.destroy());
    await cancelled;
  });

  it('answers 500 without a word of the fault, and reports it', async () => {
    const fault = new Error('the password is tea');
    const { address, faults } = await serve(() => Promise.reject(fault));
    const answer = await fetch(address);
    expect([answer.status, await answer.text()]).toEqual([500, '']);
    expect(faults).toEqual([fault]);
  });

  it('cuts an answer that breaks off, and reports why', async () => {
    const fault = new Error('the disk is gone');
    let pieces = 0;
    const breaking = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => (pieces++ ? controller.error(fault) : controller.enqueue(new Uint8Array(8))),
      });
    const { address, faults } = await serve(() => new Response(breaking()));
    await expect(fetch(address).then((answer) => answer.text())).rejects.toThrow();
    expect(faults).toEqual([fault]);
  });

  /** What a server answers to these bytes, up to the end of its first answer's fields. */
  async function raw(address: string, bytes: string): Promise<string> {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.write(bytes);
    let text = '';
    for await (const chunk of socket) {
      text += chunk;
      if (text.includes('\r\n\r\n')) break;
    }
    socket.destroy();
    return text;
  }

  it.each([
    ['GET http://elsewhere.example/a?b=c HTTP/1.1', 'HTTP/1.1 200 OK', 'https://notes.example/a?b=c'],
    ['GET //elsewhere.example/a HTTP/1.1', 'HTTP/1.1 200 OK', 'https://notes.example//elsewhere.example/a'],
    ['OPTIONS * HTTP/1.1', 'HTTP/1.1 204 No Content', ''],
    ['GET * HTTP/1.1', 'HTTP/1.1 400 Bad Request', ''],
    ['TRACE / HTTP/1.1', 'HTTP/1.1 501 Not Implemented', ''],
  ])('takes %s', async (line, status, target) => {
    const { address, faults } = await serve(
      (asked) => new Response(null, { headers: { Target: asked.url } }),
    );
    const answer = await raw(address, `${line}\r\nHost: elsewhere.example\r\n\r\n`);
    expect(answer.split('\r\n')[0]).toBe(status);
    if (target) expect(answer.toLowerCase()).toContain(`target: ${target}\r\n`);
    expect(faults).toEqual([]);
  });

  it.each([
    ['nothing at all', () => undefined as never],
    ['a field that cannot be sent', () => new Response(null, { headers: { A: '\x01' } })],
    ['a network error', () => Response.error()],
  ])('answers 500 for %s, and goes on', async (_, answer) => {
    const { address, faults } = await serve(answer);
    expect((await fetch(address)).status).toBe(500);
    expect((await fetch(address)).status).toBe(500);
    expect(faults).toHaveLength(2);
  });

  it('opens a stream that has nothing to say yet, and ends it when its reader goes', async () => {
    let cancelled = () => {};
    const ended = new Promise<void>((resolve) => {
      cancelled = resolve;
    });
    let aborted = false;
    const { address, faults } = await serve((asked) => {
      asked.signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Response(new ReadableStream({ cancel: () => cancelled() }));
    });
    const leave = new AbortController();
    const answer = await fetch(address, { signal: leave.signal });
    expect(answer.status).toBe(200);
    leave.abort();
    await ended;
    expect([aborted, faults]).toEqual([true, []]);
  });

  it('answers HEAD without looking at content that never ends', async () => {
    const endless = () =>
      new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(8)) });
    const { address } = await serve(() => new Response(endless(), { headers: { Tea: 'oolong' } }));
    const answer = await fetch(address, { method: 'HEAD' });
    expect(answer.headers.get('tea')).toBe('oolong');
  });

  it('leaves an upload to a handler that reads it behind its answer', async () => {
    let read: (length: number) => void = () => {};
    const length = new Promise<number>((resolve) => {
      read = resolve;
    });
    const { address } = await serve(async (asked) => {
      const reader = asked.body!.getReader();
      const first = await reader.read();
      void (async () => {
        let total = first.value?.length ?? 0;
        for (let part = await reader.read(); !part.done; part = await reader.read())
          total += part.value.length;
        read(total);
      })();
      return new Response(null, { status: 202 });
    });
    await fetch(address, { method: 'PUT', body: new Uint8Array(1_000_000) });
    expect(await length).toBe(1_000_000);
  });

  it('does not take it for a fault that somebody went away in the middle of an upload', async () => {
    let over = () => {};
    const handled = new Promise<void>((resolve) => {
      over = resolve;
    });
    const { address, faults } = await serve(async (asked) => {
      try {
        return new Response(await asked.text());
      } finally {
        over();
      }
    });
    const asked = request(address, { method: 'PUT', headers: { 'Content-Length': '100' } });
    asked.on('error', () => {});
    asked.write('tea');
    await new Promise((resolve) => asked.once('socket', (socket) => socket.once('connect', resolve)));
    setImmediate(() => asked.destroy());
    await handled;
    await new Promise((resolve) => setImmediate(resolve));
    expect(faults).toEqual([]);
  });

  it('does not hold listeners of answers that waited for a slow reader', async () => {
    const warnings: unknown[] = [];
    const warned = (warning: unknown) => void warnings.push(warning);
    process.on('warning', warned);
    const piece = new Uint8Array(256 * 1024);
    let made = 0;
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => (made++ < 60 ? controller.enqueue(piece) : controller.close()),
      });
    const { address } = await serve(() => new Response(body()));
    expect((await (await fetch(address)).arrayBuffer()).byteLength).toBe(60 * piece.length);
    process.off('warning', warned);
    expect(warnings).toEqual([]);
  });

  it.each(['localhost', 'notes.example', 'file:///tmp'])('needs an origin, and %s is none', (origin) => {
    expect(() => nodeListener(() => new Response(), { origin, onFault: () => {} })).toThrow(TypeError);
  });

  /** Ends a request of which only a part was sent, once the server has it. */
  async function leave(address: string, method: string): Promise<void> {
    const asked = request(address, { method, headers: method === 'PUT' ? { 'Content-Length': '9' } : {} });
    asked.on('error', () => {});
    if (method === 'PUT') asked.write('tea');
    else asked.end();
    await once(asked, 'socket');
  }

  it.each(['GET', 'PUT'])(
    'ends, and frees what it holds, where its sender left before it began: %s',
    async (method) => {
      let cancelled = 0;
      let began = () => {};
      const beginning = new Promise<void>((resolve) => {
        began = resolve;
      });
      const content = () =>
        new ReadableStream<Uint8Array>({
          pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
          cancel: () => void cancelled++,
        });
      const { address, faults, ended } = await serve(
        () => new Response(content()),
        (answer, listen) => {
          answer.req.socket.once('close', () => {
            listen();
            began();
          });
          answer.req.socket.destroy();
        },
      );
      await leave(address, method);
      await beginning;
      await Promise.all(ended);
      expect([cancelled, faults]).toEqual([1, []]);
    },
  );

  it('can be asked again on the connection on which it failed in the middle of an upload', async () => {
    const { address } = await serve(async (asked) => {
      if (asked.method === 'GET') return new Response('still here');
      await asked.body?.getReader().read();
      throw new Error('the disk is full');
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = async (method: string, body?: Buffer) => {
      const asked = request(address, { method, agent });
      asked.end(body);
      const [answer] = await once(asked, 'response');
      return [answer.statusCode, (await answer.toArray()).join('')];
    };
    expect(await ask('PUT', Buffer.alloc(2_000_000))).toEqual([500, '']);
    expect(await ask('GET')).toEqual([200, 'still here']);
    agent.destroy();
  });

  it('cuts an answer whose content does not fit its length, lest the rest be read as the next answer', async () => {
    const headers = { 'Content-Length': '3' };
    const { address, faults } = await serve(() => new Response('too long', { headers }));
    await fetch(address).catch(() => {});
    expect(faults).toHaveLength(1);
  });

  it('takes back what was set before for another answer, where it fails', async () => {
    const { address } = await serve(
      () => new Response(null, { headers: { A: '\x01' } }),
      (answer, listen) => {
        answer.setHeader('Cache-Control', 'max-age=9999');
        answer.setHeader('Content-Length', '5');
        listen();
      },
    );
    const answer = await fetch(address);
    expect([
      answer.status,
      answer.statusText,
      answer.headers.get('cache-control'),
      await answer.text(),
    ]).toEqual([500, 'Internal Server Error', 'no-store', '']);
  });

  it('answers 500 for an answer that somebody has read before', async () => {
    const { address, faults } = await serve(async () => {
      const answer = new Response('tea');
      await answer.text();
      return answer;
    });
    expect((await fetch(address)).status).toBe(500);
    expect(faults).toHaveLength(1);
  });

  it('frees the source of an answer that cannot be sent', async () => {
    let cancelled = 0;
    const source = () => new ReadableStream({ cancel: () => void cancelled++ });
    const { address } = await serve(() => new Response(source(), { headers: { A: '\x01' } }));
    await fetch(address);
    expect(cancelled).toBe(1);
  });

  it('cuts off who goes on sending what was refused', async () => {
    const { address, ended } = await serve(() => new Response(null, { status: 413 }));
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.on('error', () => {});
    let over = false;
    const closed = new Promise<void>((resolve) =>
      socket.once('close', () => {
        over = true;
        resolve();
      }),
    );
    socket.write('PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n');
    expect(String(await once(socket, 'data'))).toContain('HTTP/1.1 413');
    let sent = 0;
    for (; !over && sent < 1024; sent++) {
      if (!socket.write(Buffer.alloc(1024 * 1024))) {
        await Promise.race([closed, new Promise((resolve) => socket.once('drain', resolve))]);
      }
    }
    expect(sent).toBeLessThan(100);
    await Promise.all(ended);
  });

  it('is told of a fault of the handler’s own, though its sender has gone; of what that brought about it is not', async () => {
    for (const [throwing, told] of [
      [() => new Error('the database is gone'), 1],
      [(asked: Request) => asked.signal.reason, 0],
    ] as const) {
      let over = () => {};
      const handled = new Promise<void>((resolve) => {
        over = resolve;
      });
      const { address, faults, ended } = await serve(async (asked) => {
        await new Promise((resolve) => asked.signal.addEventListener('abort', resolve));
        over();
        throw throwing(asked);
      });
      const controller = new AbortController();
      const asking = fetch(address, { method: 'PUT', body: 'tea', signal: controller.signal }).catch(
        () => {},
      );
      while (ended.length === 0) await new Promise((resolve) => setImmediate(resolve));
      controller.abort();
      await handled;
      await Promise.all([asking, ...ended]);
      expect(faults).toHaveLength(told);
    }
  });

  it('outlives an onFault that fails itself, now or later', async () => {
    const faults = [
      () => {
        throw new Error('no log');
      },
      () => Promise.reject(new Error('no log')),
    ];
    for (const onFault of faults) {
      const handler = () => Promise.reject(new Error('tea'));
      const server = createServer(nodeListener(handler, { origin: 'http://localhost', onFault }));
      open.push(server);
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      expect((await fetch(`http://127.0.0.1:${port}`)).status).toBe(500);
    }
  });

  it('holds one listener for all requests that are sent ahead on one connection', async () => {
    let counted = 0;
    const { address, server } = await serve(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return new Response(null, { status: 204 });
    });
    const before = new Promise<number>((resolve) =>
      server.once('connection', (socket) => resolve(socket.listenerCount('close'))),
    );
    server.on('connection', (socket) => {
      setImmediate(() => {
        counted = Math.max(counted, socket.listenerCount('close'));
      });
    });
    const answer = await raw(address, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(30));
    expect(answer).toContain('204');
    expect(counted).toBeLessThanOrEqual((await before) + 1);
  });
});
