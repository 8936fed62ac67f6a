// Serves the built application, or with `--dev` the application as it is being written. A thin server of our own around
// the framework's, for what the framework leaves out: who is asked for is looked at before anything else, nobody can hold
// others up by being slow, open requests may finish before the process ends, and a field that may occur once but was sent
// twice is not silently halved. What it decides is in lib/server/front.
import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { createServer, STATUS_CODES } from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import next from 'next';
import { apiBundle } from './bundle-api.mjs';
import { root } from './prepare.mjs';
import { safeFields } from './safe-fields.mjs';
import { serviceWorker } from './service-worker.mjs';
import { wholeNumber } from './whole-number.mjs';

const dev = process.argv.includes('--dev');
process.env.NODE_ENV = dev ? 'development' : 'production';
const hostname = process.env.HOST || '127.0.0.1';
const port = readPort(process.env.PORT);

/** Node keeps the first of two such lines and drops the second; two are no single date, and must not count as one. */
const SINGLE_DATES = ['if-modified-since', 'if-unmodified-since'];

/** Where instrumentation.ts looks. */
const HAND_OVER = Symbol.for('midair.hand-over');

/** For pages, and for files in other codings than the build has; the API never, since a strong tag names one byte sequence (RFC 9110 §8.8.1). */
const compress = compression();

const built = path.join(root, process.env.NEXT_DIST_DIR ?? '.next');
/**
 * The routes of the API beside the framework, which takes several times as long over a request as they do. While one writes
 * the application, or with `API_HOST=framework`, it serves them itself; they cannot tell.
 */
const beside =
  dev || process.env.API_HOST === 'framework'
    ? null
    : await orGiveUp(import(pathToFileURL(apiBundle(built))));
/** What the application hands over: the server does not listen before, so that nothing passes by the front. */
const handedOver = orGiveUp(
  beside
    ? beside.open(giveUp)
    : new Promise((handOver) => {
        globalThis[HAND_OVER] = { handOver, giveUp };
      }),
);
if (beside) globalThis[HAND_OVER] = null;
/** Stands for the server where the framework waits for requests that ask for another protocol. */
const upgrades = new EventEmitter();
const app = next({ dev, dir: root, hostname, port, httpServer: upgrades });
const handle = app.getRequestHandler();
await orGiveUp(app.prepare());
/** Without it `/sw.js` is not found, and browsers that had it take it away. */
const worker = dev ? null : serviceWorker(built);
const application = await handedOver;
const { front, connections, groupOf, isOverTls } = openFront();
const exchanges = new application.Exchanges();
const departure = new application.Departure(exchanges);
/** Connections that cannot be read any further, and on which an answer is due. */
const waiting = new WeakSet();
const pace = new application.Pace();
const compressed = dev ? () => null : application.compressedFiles(built);

/**
 * Tells the application whose connection a request came over, which no field of a request can be trusted to say. Beside the
 * framework it knows.
 */
const peers = new AsyncLocalStorage();
globalThis[Symbol.for('midair.peer')] = peers;
const handleApi =
  beside?.handleApi ??
  ((...exchange) => peers.run(exchange[0].socket.remoteAddress ?? '', within, ...exchange));

async function within(request, response) {
  try {
    await handle(request, response);
  } catch (error) {
    console.error('A request to the API could not be answered.', error);
    response.destroy();
  }
}

/** Where a page says with which status it is to be answered, if not with the framework's: see lib/server/pages. */
const pages = new AsyncLocalStorage();
globalThis[Symbol.for('midair.page')] = pages;
function handlePage(request, response) {
  const page = { status: null };
  const { writeHead } = response;
  // What the framework loads in place of a page has to succeed, or it would load the page itself.
  const isPart = request.headers.rsc !== undefined;
  response.writeHead = function (status, ...rest) {
    const shown = isPart ? status : (page.status ?? status);
    if (shown === 503) this.setHeader('Retry-After', '1');
    return writeHead.call(this, shown, ...rest);
  };
  return peers.run(request.socket.remoteAddress ?? '', () => pages.run(page, handle, request, response));
}

const server = createServer(
  // What has no Host, or several, is answered by the front. How long heads take is looked at every few seconds.
  { maxHeaderSize: 64 * 1024, requireHostHeader: false, connectionsCheckingInterval: 5_000 },
  (request, response) => serve(request, response, () => {}),
);
server.on('checkContinue', (request, response) => {
  // Whoever is refused without a 100 may send the content or not: only a new connection is sure to be in step.
  response.shouldKeepAlive = false;
  serve(request, response, () => {
    response.shouldKeepAlive = true;
    response.writeContinue();
  });
});
server.on('checkExpectation', (request, response) => {
  const detail = 'The server knows only the expectation 100-continue.';
  give(response, front.receive(request) ?? front.refuse(request, 'expectation_failed', { detail }));
});

/** Serves a request; `goOn` is called once it is sure that it will be looked at. */
function serve(request, response, goOn) {
  const { socket } = request;
  // The answer before has said that there is none after it.
  if (departure.isTold(socket)) return;
  const exchange = { request, response, endless: opensStream(request) };
  connections.begin(socket);
  const before = exchanges.begin(socket, exchange);
  departure.begin(exchange);
  response.once('close', () => {
    exchanges.end(socket, exchange);
    departure.end(socket);
    connections.end(socket);
  });
  if (before === null) return treat(request, response, goOn);
  before.response.once('close', () => {
    if (!socket.destroyed) treat(request, response, goOn);
  });
}

function treat(request, response, goOn) {
  const { socket } = request;
  const early = front.receive(request);
  const secure = isOverTls(socket.remoteAddress ?? '', request.headers['x-forwarded-proto'] ?? null);
  const fields = safeFields(request.url, secure);
  for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
  if (early !== null) return give(response, early);
  if (opensStream(request)) endByClosing(response);
  for (const name of SINGLE_DATES) {
    if (request.headers[name] !== undefined) request.headers[name] = request.headersDistinct[name].join(', ');
  }
  keepPace(request);
  goOn();
  if (request.url.startsWith('/api/')) return handleApi(request, response);
  const file = compressed(request);
  if (file !== null) response.writeHead(file.status, file.fields).end(file.body);
  else {
    compress(request, response, () => {
      if (worker !== null && asksForWorker(request)) sendWorker(request, response);
      else handlePage(request, response);
    });
  }
}

/** Has it watched that the content of a request keeps arriving. */
function keepPace(request) {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
  if (length === '0' && coding === undefined) return;
  const { socket } = request;
  const sender = {
    socket,
    get received() {
      return socket.bytesRead;
    },
    get awaited() {
      return !request.complete && request.readableLength === 0;
    },
  };
  pace.begin(sender, performance.now());
  request.once('close', () => pace.end(sender));
}

setInterval(() => {
  for (const { socket } of pace.tooSlow(performance.now()))
    hangUp('ERR_HTTP_REQUEST_TIMEOUT', undefined, socket);
}, 1_000).unref();

/** Whether a request opens an event stream. */
function opensStream({ method, url }) {
  return method === 'GET' && /^\/api\/(?:events|labs\/[^/?]+\/events)(?:\?|$)/.test(url);
}

/** Whether an answer may take until others do something, so that whoever hangs up meanwhile is taken to be gone. */
function waitsForOthers(request) {
  const { url, headers } = request;
  return opensStream(request) || url.startsWith('/api/labs/') || headers['lab-client'] !== undefined;
}

function asksForWorker({ method, url }) {
  return url === '/sw.js' && (method === 'GET' || method === 'HEAD');
}

/** The service worker's program. It is asked for anew each time, so that nobody stays on an old one. */
function sendWorker({ method }, response) {
  response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' });
  response.end(method === 'HEAD' ? undefined : worker);
}

function give(response, { status, fields, body }) {
  const length = status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...fields, ...length }).end(body);
}

/** Answers on a connection that cannot be read any further, if that can be taken for no other answer, and closes it. */
function hangUp(code, raw, socket) {
  if (!socket.writable) return socket.destroy();
  const parting = exchanges.parting(socket);
  if (parting === 'silence') return socket.destroySoon();
  if (parting === 'answer') return end(socket, front.refuseUnreadable(code, raw));
  // More bytes that cannot be read may come meanwhile: once is enough.
  if (waiting.has(socket)) return;
  waiting.add(socket);
  parting.after.response.once('close', () => {
    waiting.delete(socket);
    hangUp(code, raw, socket);
  });
}

function end(socket, { status, fields, body }) {
  const all = {
    ...fields,
    // Without content there is none to tell the length of: what is refused was HEAD.
    ...(body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) }),
    Date: new Date().toUTCString(),
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  // Whoever goes on sending, or never takes the answer, is not waited for.
  setTimeout(() => socket.destroy(), 2_000).unref();
}

/**
 * An event stream ends only with its connection, so that is what delimits it (RFC 9112 §6.3): framing each event as a
 * chunk as well would cost a tenth of the time that it takes to tell a thousand readers.
 */
function endByClosing(response) {
  response.removeHeader('Transfer-Encoding');
  response.setHeader('Connection', 'close');
}

// Node would leave out all fields after the thousandth, such as Origin, If-Match, or what a proxy adds at the end. The front
// refuses a request that has so many.
server.maxHeadersCount = 0;
// Longer than clients and proxies keep an idle connection: whoever closes it first must not be us, or a request that is
// on its way just then is lost without an answer (RFC 9112 §9.6).
server.keepAliveTimeout = 65_000;
// Header fields fit into a few packets: whoever takes longer over them holds a connection and nothing else.
server.headersTimeout = 20_000;
// The largest document over the slowest network that still moves, about 10 kbit/s; that it moves, `pace` makes sure.
server.requestTimeout = 900_000;
// A connection on which nothing moves in either direction, so that nobody asks for much and takes none of it. Event
// streams are written to more often.
server.timeout = 120_000;

// Whoever says that nothing more comes still waits for the answer to what has come.
server.httpAllowHalfOpen = true;

server.on('connection', (socket) => {
  departure.open(socket);
  socket.on('end', () => {
    if (exchanges.due(socket).some(({ request }) => waitsForOthers(request))) socket.destroy();
  });
  if (connections.admit(socket, groupOf(socket.remoteAddress ?? ''))) {
    socket.once('close', () => connections.leave(socket));
  }
});
server.on('clientError', (error, socket) => {
  if (error.code === 'ECONNRESET') socket.destroy();
  else hangUp(error.code, error.rawPacket, socket);
});
// Node hands connections that ask for a tunnel over without a request to answer.
server.on('connect', (_, socket) => {
  socket.on('error', () => socket.destroy());
  end(
    socket,
    front.refuse({ url: '', headers: {} }, 'method_not_implemented', {
      detail: 'This server is not a proxy.',
    }),
  );
});
// What changed is told over a web socket while one writes the application, to hosts that are ours like all else. There is
// no other protocol to change to, so a request for one counts as it is (RFC 9110 §7.8), which Node sees to as long as
// nobody listens.
const upgraded = new Set();
if (dev) {
  server.on('upgrade', (request, socket, head) => {
    const early = front.receive(request);
    if (early !== null) return end(socket, early);
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    upgrades.emit('upgrade', request, socket, head);
  });
}

server.on('error', (error) => {
  giveUp(
    error.code === 'EADDRINUSE'
      ? `port ${port} is in use. Choose another: PORT=3001 npm start`
      : error.message,
  );
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
  // Node's own way to close also cuts connections that it takes to be idle though answers are still on their way.
  const drained = new Promise((resolve) => net.Server.prototype.close.call(server, resolve));
  application.beginStop();
  departure.stop();
  for (const socket of upgraded) socket.destroy();
  await drained;
  clearTimeout(late);
  await application.closeServices();
  console.log('Everything is saved. Goodbye.');
  process.exit(0);
}

/** Refuses to start where the environment makes no sense. */
function openFront() {
  try {
    return application.openFront(() => `http://localhost:${server.address().port}`);
  } catch (error) {
    return giveUp(error.message);
  }
}

/** What the start cannot do without: where it fails, nothing is left of the process. */
async function orGiveUp(needed) {
  try {
    return await needed;
  } catch (error) {
    const [what] = String(error?.message ?? error).split('\n');
    return giveUp(what);
  }
}

/** Ends the process where somebody has to mend something first, and says what. */
function giveUp(why) {
  console.error(`Midair could not start: ${why}`);
  process.exit(1);
}

function readPort(text) {
  if (text === undefined || text === '') return 3000;
  try {
    return wholeNumber('PORT', text, 0, 65_535);
  } catch (error) {
    return giveUp(error.message);
  }
}

function lanAddresses() {
  const all = Object.values(os.networkInterfaces()).flat();
  return all.filter((a) => a && a.family === 'IPv4' && !a.internal).map((a) => a.address);
}
