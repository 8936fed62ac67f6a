import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { Departure } from './departure';
import { Exchanges } from './exchanges';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

let server: http.Server;
let departure: Departure;
/** Requests that wait for their answers, and who waits for one more of them. */
let asked: Exchange[];
let arrived: () => void;

afterEach(() => server.closeAllConnections());

/** A server that answers when it is told to, as scripts/serve.mjs keeps count. */
async function listening(): Promise<number> {
  const exchanges = new Exchanges<Socket, Exchange>();
  departure = new Departure(exchanges);
  asked = [];
  arrived = () => {};
  server = http.createServer((request, response) => {
    const { socket } = request;
    if (departure.isTold(socket)) return;
    const exchange = { request, response };
    exchanges.begin(socket, exchange);
    departure.begin(exchange);
    response.once('close', () => {
      exchanges.end(socket, exchange);
      departure.end(socket);
    });
    asked.push(exchange);
    arrived();
  });
  server.on('connection', (socket) => departure.open(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function connected(port: number) {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const closed = once(socket, 'close').then(() => text);
  const ask = async (requests: string[], count: number) => {
    socket.write(requests.join(''));
    while (asked.length < count) await new Promise<void>((resolve) => (arrived = resolve));
  };
  return { socket, closed, ask };
}
const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

it('closes what asks nothing, whether it had an answer before or none', async () => {
  const port = await listening();
  const [silent, answered] = [await connected(port), await connected(port)];
  await answered.ask([get('/')], 1);
  asked[0]!.response.end('done');
  await once(answered.socket, 'data');
  departure.stop();
  expect(await silent.closed).toBe('');
  expect(await answered.closed).toMatch(/done/);
});

it('answers whoever has asked, and says that the connection closes then', async () => {
  const port = await listening();
  const one = await connected(port);
  await one.ask([get('/')], 1);
  departure.stop();
  asked[0]!.response.end('done');
  const text = await one.closed;
  expect(text).toMatch(/^Connection: close\r$/im);
  expect(text.endsWith('done')).toBe(true);
});

it('answers what was on its way when it began to stop', async () => {
  const port = await listening();
  const one = await connected(port);
  await one.ask([get('/a')], 1);
  asked[0]!.response.end('first');
  await once(one.socket, 'data');
  departure.stop();
  await one.ask([get('/b')], 2);
  asked[1]!.response.end('second');
  const text = await one.closed;
  expect(text).toMatch(/first.*Connection: close.*second$/is);
});

it('cuts no answer off, however long and however many are queued, and says so on the last alone', async () => {
  const port = await listening();
  const one = await connected(port);
  one.socket.pause();
  await one.ask([get('/a'), get('/b'), get('/c')], 3);
  const long = 'x'.repeat(4_000_000);
  asked[0]!.response.end(`${long}a`);
  departure.stop();
  asked[1]!.response.end(`${long}b`);
  asked[2]!.response.end(`${long}c`);
  one.socket.resume();
  const text = await one.closed;
  expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
  expect(text.match(/x[abc]/g)).toEqual(['xa', 'xb', 'xc']);
  expect(text.match(/^Connection: close\r$/gim)).toHaveLength(1);
});

it('closes after an answer that had begun before, which could not say so', async () => {
  const port = await listening();
  const one = await connected(port);
  await one.ask([get('/')], 1);
  asked[0]!.response.writeHead(200, { 'Content-Length': 4 }).write('do');
  departure.stop();
  asked[0]!.response.end('ne');
  expect((await one.closed).endsWith('done')).toBe(true);
});

it('looks at nothing that comes after an answer that was the last', async () => {
  const port = await listening();
  const one = await connected(port);
  await one.ask([get('/')], 1);
  departure.stop();
  asked[0]!.response.writeHead(200, { 'Content-Length': 4 }).write('do');
  one.socket.write(get('/late'));
  await once(one.socket, 'data');
  asked[0]!.response.end('ne');
  expect(await one.closed).toMatch(/done$/);
  expect(asked).toHaveLength(1);
});
