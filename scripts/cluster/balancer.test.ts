import { once } from 'node:events';
import http, { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '@/lib/server/testing/free-port';
import { balancer, type Target } from './balancer';

const opened: net.Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) {
    if (server instanceof http.Server) server.closeAllConnections();
    server.close();
  }
});

async function listening(server: net.Server): Promise<number> {
  opened.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** An instance that answers like this. */
async function instance(answer: RequestListener, isReady = true): Promise<Target> {
  return { port: await listening(createServer(answer)), isReady };
}

const balanced = async (...targets: readonly Target[]) => listening(balancer(targets));
const saying =
  (word: string): RequestListener =>
  (_, response) =>
    void response.end(word);

/** Asks through a balancer; answers what came back as it came. */
async function ask(port: number, { method = 'GET', fields = [] as string[], body = '' } = {}) {
  const request = http.request({
    port,
    host: '127.0.0.1',
    agent: false,
    method,
    headers: ['Host', 'h', ...fields],
  });
  request.end(body);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, raw: answer.rawHeaders, body: await text(answer) };
}

/** Sends bytes; answers all that comes until the other side closes. */
async function exchange(port: number, bytes: string): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

describe('the balancer', () => {
  it('asks the instances in turn, and leaves out those that are not ready', async () => {
    const targets = [
      await instance(saying('a')),
      await instance(saying('b'), false),
      await instance(saying('c')),
    ];
    const port = await balanced(...targets);
    const said: string[] = [];
    for (let nth = 0; nth < 6; nth++) said.push((await ask(port)).body);
    expect(said).not.toContain('b');
    expect(said).toContain('a');
    expect(said).toContain('c');
  });

  it('goes on to the next where nobody listens, with all of the content', async () => {
    const echo = await instance((request, response) => void request.pipe(response));
    const port = await balanced({ port: await freePort(), isReady: true }, echo);
    for (let nth = 0; nth < 4; nth++) {
      const body = 'x'.repeat(300_000);
      expect(await ask(port, { method: 'PUT', body })).toMatchObject({ status: 200, body });
    }
  });

  it('asks those that are there while none is ready', async () => {
    const port = await balanced(
      { port: await freePort(), isReady: false },
      await instance(saying('a'), false),
    );
    for (let nth = 0; nth < 2; nth++) expect((await ask(port)).body).toBe('a');
  });

  it('says that nothing was changed where no instance is there', async () => {
    const port = await balanced({ port: await freePort(), isReady: true });
    const { status, raw, body } = await ask(port, { method: 'PUT', body: 'x' });
    expect(status).toBe(503);
    expect(raw).toContain('Retry-After');
    expect(JSON.parse(body).detail).toContain('Nothing was changed');
  });

  it('sends nothing twice that an instance may have carried out before it went away', async () => {
    const seen = vi.fn();
    const dying: RequestListener = (request) => {
      seen();
      request.socket.destroy();
    };
    const port = await balanced(await instance(dying), await instance(dying));
    expect(await ask(port, { method: 'PUT', body: 'x' })).toMatchObject({ status: 502 });
    expect(seen).toHaveBeenCalledTimes(1);
  });

  it('passes on all that is about the message, as it was written, and nothing that is about the connection', async () => {
    let came: readonly string[] = [];
    const target = await instance((request, response) => {
      came = request.rawHeaders;
      response.sendDate = false;
      response.writeHead(200, [
        ...['ETag', 'W/"a  b"', 'eTaG', '"é"', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'],
        ...['Connection', 'close, X-Own', 'X-Own', '1', 'Keep-Alive', 'timeout=5', 'Content-Length', '1'],
      ]);
      response.end(Buffer.from('x'));
    });
    const port = await balanced(target);
    const { raw } = await ask(port, {
      fields: [
        ...['if-none-MATCH', '"a" , "é"', 'X-Forwarded-For', '192.0.2.1', 'Forwarded', 'for=192.0.2.1'],
        ...['Connection', 'close, x-mine', 'X-Mine', '1', 'TE', 'trailers', 'X-Mine-Too', '2'],
      ],
    });
    expect(came).toEqual([
      ...['Host', 'h', 'if-none-MATCH', '"a" , "é"', 'X-Mine-Too', '2', 'Via', '1.1 midair-cluster'],
      ...['X-Forwarded-For', '127.0.0.1', 'X-Forwarded-Proto', 'http', 'Connection', 'close'],
    ]);
    expect(raw).toEqual([
      ...['ETag', 'W/"a  b"', 'eTaG', '"é"', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Content-Length', '1'],
      ...['Connection', 'close'],
    ]);
  });

  it('keeps how content is delimited, so that none is not taken for some', async () => {
    const target = await instance(async (request, response) => {
      const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
      response.end(JSON.stringify([request.method, length ?? null, coding ?? null, await text(request)]));
    });
    const port = await balanced(target);
    const sent = async (method: string, rest: string) =>
      JSON.parse(
        (await exchange(port, `${method} / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n${rest}`))
          .split('\r\n\r\n')[1]!
          .replace(/^\w+\r\n|\r\n$/g, ''),
      );
    expect(await sent('GET', '\r\n')).toEqual(['GET', null, null, '']);
    expect(await sent('DELETE', '\r\n')).toEqual(['DELETE', '0', null, '']);
    expect(await sent('PUT', 'Content-Length: 3\r\n\r\nabc')).toEqual(['PUT', '3', null, 'abc']);
    expect(await sent('DELETE', 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n')).toEqual([
      'DELETE',
      null,
      'chunked',
      'abc',
    ]);
  });

  it('answers also what comes behind content that nobody wanted', async () => {
    const target = await instance(({ method }, response) => {
      const said = `${method} answered`;
      response.writeHead(200, { 'Content-Length': said.length });
      // It goes on as if it wanted the rest, and does not take it.
      if (method === 'PUT') response.write(said);
      else response.end(said);
    });
    const port = await balanced(target);
    const content = 'x'.repeat(20_000_000);
    const put = `PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: ${content.length}\r\n\r\n${content}`;
    const said = await exchange(port, `${put}GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
    expect(said.match(/\w+ answered/g)).toEqual(['PUT answered', 'GET answered']);
  });

  it('passes a stream on as it comes, and lets go of it when its reader goes', async () => {
    let gone = false;
    let tell = () => {};
    const target = await instance((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
      tell = () => response.write('data: 1\n\n');
      response.once('close', () => {
        gone = true;
      });
    });
    const port = await balanced(target);
    const request = http.get({ port, host: '127.0.0.1', agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    tell();
    const [first] = await once(answer, 'data');
    expect(String(first)).toBe('data: 1\n\n');
    answer.on('error', () => {});
    request.destroy();
    await vi.waitFor(() => expect(gone).toBe(true), { timeout: 20_000 });
  });

  it('lets an answer that breaks off break off', async () => {
    const target = await instance((_, response) => {
      response.write('12345', () => response.destroy());
    });
    await expect(ask(await balanced(target))).rejects.toThrow('aborted');
  });

  it('asks for content only once an instance does', async () => {
    const seen: string[] = [];
    const server = createServer();
    server.on('checkContinue', (request: IncomingMessage, response: http.ServerResponse) => {
      seen.push(request.url ?? '');
      if (request.url === '/no') {
        response.writeHead(412, { Connection: 'close' }).end();
        return;
      }
      response.writeContinue();
      request.pipe(response);
    });
    const port = await balanced({ port: await listening(server), isReady: true });
    const asked = async (path: string) => {
      const request = http.request({
        port,
        path,
        method: 'PUT',
        agent: false,
        headers: { Expect: '100-continue' },
      });
      request.on('error', () => {});
      request.on('continue', () => request.end('abc'));
      request.flushHeaders();
      const [answer] = (await once(request, 'response')) as [IncomingMessage];
      const said = [answer.statusCode, await text(answer)];
      request.destroy();
      return said;
    };
    expect(await asked('/yes')).toEqual([200, 'abc']);
    expect(await asked('/no')).toEqual([412, '']);
    expect(seen).toEqual(['/yes', '/no']);
  });
});
