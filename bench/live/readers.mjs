// A process of many readers of event streams. Told over its channel: { open: url, count } opens so many more; { leave }
// closes all; { expect: text } answers, once every reader has had that text, when the first and the last of them had it
// (nanoseconds of the clock that all processes share).
import http from 'node:http';

const texts = [];
const requests = [];
let expected = null;
let missing = 0;
let first = 0n;

process.on('message', async (order) => {
  if (order.open) {
    for (let i = 0; i < order.count; i++) {
      await openReader(order.open);
    }
    process.send({ opened: order.count });
  } else if (order.leave) {
    for (const request of requests.splice(0)) request.destroy();
    texts.length = 0;
    process.send({ left: true });
  } else if (order.expect) {
    expected = order.expect;
    missing = texts.length;
    first = 0n;
    process.send({ expecting: true });
  } else if (order.close) process.exit(0);
});

/** A pong that nobody asked for (RFC 6455 §5.5.3), masked with zeros: tells a server that its reader is there. */
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

function openReader(url) {
  return url.startsWith('ws:') ? openSocket(url.replace('ws:', 'http:')) : openStream(url);
}

/** A web socket that only listens: what a server sends is not masked, so text stands in it as it is. */
function openSocket(url) {
  return new Promise((resolve, reject) => {
    const index = texts.push('') - 1;
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
    };
    const request = http.get(url, { agent: false, headers });
    request.on('upgrade', (_, socket) => {
      socket.setEncoding('latin1');
      socket.on('data', (text) => take(index, text));
      socket.on('error', () => {});
      const alive = setInterval(() => socket.write(PONG), 10_000);
      socket.on('close', () => clearInterval(alive));
      requests.push(socket);
      resolve();
    });
    request.on('response', (response) => reject(new Error(`${response.statusCode} for ${url}`)));
    request.on('error', reject);
  });
}

function openStream(url) {
  return new Promise((resolve, reject) => {
    const index = texts.push('') - 1;
    const request = http.get(url, { agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${response.statusCode} for ${url}`));
      response.setEncoding('latin1');
      response.once('data', resolve);
      response.on('data', (text) => take(index, text));
      response.on('error', () => {});
      response.on('end', () => process.send({ ended: index }));
    });
    request.on('error', reject);
    requests.push(request);
  });
}

function take(index, text) {
  if (expected === null) return;
  const all = texts[index] + text;
  // What was looked for may be cut in two.
  if (!all.includes(expected)) {
    texts[index] = all.slice(-1_000);
    return;
  }
  texts[index] = '';
  const now = process.hrtime.bigint();
  if (first === 0n) first = now;
  if (--missing === 0) {
    expected = null;
    process.send({ first: String(first), last: String(now) });
  }
}
