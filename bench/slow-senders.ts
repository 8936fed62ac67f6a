// How long others wait for an answer while many connections are idle and many requests stay half sent: 500 half-open
// requests (heads and contents that do not go on) and 2,000 idle connections, against the same server without them.
//   npx tsx bench/slow-senders.ts [--half 500] [--idle 2000] [--requests 1000]
// Several rounds of both, in turn, so that what else the machine does weighs on both alike.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureGenerated } from '@/scripts/prepare.mjs';

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: '500' },
    idle: { type: 'string', default: '2000' },
    requests: { type: 'string', default: '1000' },
  },
});
const HALF = Number(values.half);
const IDLE = Number(values.idle);
const REQUESTS = Number(values.requests);
const ROUNDS = 4;
/** Milliseconds that the slowest of a hundred may wait beside all the others. */
const TARGET = 500;

ensureGenerated();
ensureBuilt();
const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-slow-'));
const server = spawn(process.execPath, ['scripts/serve.mjs'], {
  env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});

async function addressOf(): Promise<URL> {
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /ready at (http:\/\/\S+)/.exec(line)?.[1];
    if (address) return new URL(address);
  }
  throw new Error('The server ended before it was ready.');
}

const { port } = await addressOf();
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

/** One answer, in milliseconds. */
function answered(): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: '/api/documents', agent }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`The answer is ${response.statusCode}.`));
        response.resume().on('end', () => resolve(performance.now() - started));
      })
      .on('error', reject);
  });
}

async function measure(count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at++) times.push(await answered());
  return times;
}

function connect(start: string): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), '127.0.0.1', () => {
      if (start !== '') socket.write(start);
      resolve(socket);
    });
    // Whom the server closes has nothing more to say.
    socket.on('error', reject);
  });
}

const HEAD = `GET /api/documents HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: `;
const CONTENT = `PUT /api/me HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`;

const alone: number[] = [];
const beside: number[] = [];
await measure(300);
for (let round = 0; round < ROUNDS; round++) {
  alone.push(...(await measure(REQUESTS / ROUNDS)));
  const sockets: net.Socket[] = [];
  for (let at = 0; at < IDLE; at++) sockets.push(await connect(''));
  for (let at = 0; at < HALF; at++) sockets.push(await connect(at % 2 === 0 ? HEAD : CONTENT));
  beside.push(...(await measure(REQUESTS / ROUNDS)));
  for (const socket of sockets)
    socket
      .removeAllListeners('error')
      .on('error', () => {})
      .destroy();
}

const quantile = (times: readonly number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]!;
const line = (times: readonly number[]) =>
  [0.5, 0.99, 1].map((part) => quantile(times, part).toFixed(1).padStart(8)).join('');
console.log(`milliseconds          p50     p99     max  (${REQUESTS} requests each)`);
console.log(`alone           ${line(alone)}`);
console.log(`beside ${IDLE}+${HALF}  ${line(beside)}`);
const p99 = quantile(beside, 0.99);
console.log(
  `p99 ${(p99 / quantile(alone, 0.99)).toFixed(2)} times; ${p99 <= TARGET ? 'within' : 'OVER'} ${TARGET} ms`,
);

agent.destroy();
server.kill('SIGKILL');
rmSync(folder, { recursive: true, force: true });
process.exit(p99 <= TARGET ? 0 : 1);
