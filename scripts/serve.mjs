// Serves the built application. A thin server of our own around the framework's, for what the framework leaves out:
// open requests may finish before the process ends, a field that may occur once but was sent twice is not silently halved,
// and what this server refuses itself is answered as problem details too (RFC 9457).
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, STATUS_CODES } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import compression from 'compression';
import next from 'next';
import { root } from './prepare.mjs';
import { serviceWorker } from './service-worker.mjs';

process.env.NODE_ENV = 'production';
const hostname = process.env.HOST || '127.0.0.1';
const port = readPort(process.env.PORT);

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Node keeps the first of two such lines and drops the second; two are no single date, and must not count as one. */
const SINGLE_DATES = ['if-modified-since', 'if-unmodified-since'];

/** For pages and scripts; the API never, since a strong tag names one byte sequence (RFC 9110 §8.8.1). */
const compress = compression();

const app = next({ dev: false, dir: root, hostname, port });
const handle = app.getRequestHandler();
await app.prepare();
/** Without it `/sw.js` is not found, and browsers that had it take it away. */
const worker = serviceWorker(path.join(root, process.env.NEXT_DIST_DIR ?? '.next'));
/** What instrumentation.ts hands over: nothing until the application has started, soon after the server listens. */
const application = () => globalThis[Symbol.for('midair.application')];

/** Tells the application whose connection a request came over, which no field of a request can be trusted to say. */
const peers = new AsyncLocalStorage();
globalThis[Symbol.for('midair.peer')] = peers;
const handlePeer = (request, response) =>
  peers.run(request.socket.remoteAddress ?? '', () => handle(request, response));

const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
  if (!METHODS.has(request.method)) {
    const { head, body } = problem(
      501,
      'method_not_implemented',
      'This server does not know that method. Nothing was changed.',
    );
    response.writeHead(501, { ...head, Allow: [...METHODS].join(', ') }).end(body);
    return;
  }
  if (opensStream(request)) endByClosing(response);
  for (const name of SINGLE_DATES) {
    const lines = request.headersDistinct[name];
    if (lines && lines.length > 1) request.headers[name] = lines.join(', ');
  }
  if (request.url.startsWith('/api/')) handlePeer(request, response);
  else {
    compress(request, response, () => {
      if (worker !== null && asksForWorker(request)) sendWorker(request, response);
      else handle(request, response);
    });
  }
});

/** Whether a request opens an event stream. */
function opensStream({ method, url }) {
  return method === 'GET' && /^\/api\/(?:events|labs\/[^/?]+\/events)(?:\?|$)/.test(url);
}

function asksForWorker({ method, url }) {
  return url === '/sw.js' && (method === 'GET' || method === 'HEAD');
}

/** The service worker's program. It is asked for anew each time, so that nobody stays on an old one. */
function sendWorker({ method }, response) {
  response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' });
  response.end(method === 'HEAD' ? undefined : worker);
}

/**
 * An event stream ends only with its connection, so that is what delimits it (RFC 9112 §6.3): framing each event as a
 * chunk as well would cost a tenth of the time that it takes to tell a thousand readers.
 */
function endByClosing(response) {
  response.removeHeader('Transfer-Encoding');
  response.setHeader('Connection', 'close');
}

// Longer than clients and proxies keep an idle connection: whoever closes it first must not be us, or a request that is
// on its way just then is lost without an answer (RFC 9112 §9.6).
server.keepAliveTimeout = 65_000;
// The largest document over the slowest network that still moves, about 10 kbit/s; header fields have a minute as before.
server.requestTimeout = 900_000;

server.on('clientError', (error, socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const { head, body } = problem(
    status,
    'malformed_request',
    'This is not a request that the server can read. Nothing was changed.',
  );
  const fields = Object.entries({ ...head, Date: new Date().toUTCString(), Connection: 'close' });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${fields.map(([n, v]) => `${n}: ${v}\r\n`).join('')}\r\n${body}`,
  );
});

server.on('error', (error) => {
  const why =
    error.code === 'EADDRINUSE'
      ? `port ${port} is in use. Choose another: PORT=3001 npm start`
      : error.message;
  console.error(`Midair could not start: ${why}`);
  process.exit(1);
});

server.listen(port, hostname, () => {
  const shown = server.address().port;
  const everywhere = hostname === '0.0.0.0' || hostname === '::';
  const hosts = everywhere
    ? ['localhost', ...lanAddresses()]
    : [hostname.includes(':') ? `[${hostname}]` : hostname];
  console.log(`Midair is ready at ${hosts.map((host) => `http://${host}:${shown}`).join(' and ')}`);
});

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop());

/**
 * Lets open requests finish, for eight seconds at most, closes what the application holds, then ends; a second signal
 * ends at once.
 */
async function stop() {
  if (stopping) process.exit(1);
  stopping = true;
  console.log('Finishing open requests …');
  const late = setTimeout(() => server.closeAllConnections(), 8_000);
  const drained = new Promise((resolve) => server.close(resolve));
  application()?.beginStop();
  server.closeIdleConnections();
  await drained;
  clearTimeout(late);
  await application()?.closeServices();
  console.log('Everything is saved. Goodbye.');
  process.exit(0);
}

/**
 * A problem that no page of the application is about, or that comes before it has started: the title is the status's own
 * phrase (RFC 9457 §4.2.1).
 */
function problem(status, error, message) {
  const title = STATUS_CODES[status];
  return asAnswer({ type: 'about:blank', title, status, detail: message, error, message });
}

function asAnswer(description) {
  const body = JSON.stringify(description);
  return {
    body,
    head: {
      'Content-Type': 'application/problem+json',
      'Content-Length': String(Buffer.byteLength(body)),
      'Cache-Control': 'no-store',
    },
  };
}

function readPort(text) {
  if (text === undefined || text === '') return 3000;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  console.error(`PORT must be a number from 0 to 65535, not “${text}”.`);
  process.exit(1);
}

function lanAddresses() {
  const all = Object.values(os.networkInterfaces()).flat();
  return all.filter((a) => a && a.family === 'IPv4' && !a.internal).map((a) => a.address);
}
