// What limits cost a request, and pages beside a file: processor time of the server for each, from the built application.
//   npx tsx bench/requests.ts [--requests 2000]
// Servers with limits and without (LIMITS=off) run side by side on each database and are asked in turn, so that what else
// the machine does weighs on both alike. Ends with an error where limits cost a small read more than a tenth.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startPostgres } from '@/lib/server/testing/start-postgres';
import { ensureBuilt, ensureGenerated } from '@/scripts/prepare.mjs';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '2000' } } });
const REQUESTS = Number(values.requests);
const ROUNDS = 6;
const AT_ONCE = 8;
/** What limits may add to a small read, as a part of it. */
const TARGET = 0.1;

type Fields = Readonly<Record<string, string>>;

/** A server that is measured, asked as one person who has a document. */
interface Measured {
  readonly process: ChildProcess;
  readonly port: number;
  readonly cookie: string;
  readonly document: string;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });

function ask(port: number, method: string, target: string, headers: Fields, json?: unknown) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const type = json === undefined ? {} : { 'Content-Type': 'application/json' };
    const request = http.request({ port, method, path: target, agent, headers: { ...headers, ...type } });
    request.on('response', (response) => response.resume().on('end', () => resolve(response)));
    request.on('error', reject).end(json === undefined ? undefined : JSON.stringify(json));
  });
}

async function start(env: Fields): Promise<Measured> {
  const server = spawn(
    process.execPath,
    ['--expose-gc', '--import', './bench/probe.mjs', 'scripts/serve.mjs'],
    {
      env: { ...process.env, ...env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  for await (const line of createInterface({ input: server.stdout! })) {
    const address = /ready at (http:\/\/\S+)/.exec(line)?.[1];
    if (!address) continue;
    server.stdout!.resume();
    const port = Number(new URL(address).port);
    const met = await ask(port, 'GET', '/api/me', {});
    const cookie = met.headers['set-cookie']![0]!.split(';')[0]!;
    const made = await ask(port, 'POST', '/api/documents', { cookie }, { title: 'Title', body: 'Text.' });
    return { process: server, port, cookie, document: made.headers.location! };
  }
  throw new Error('The server ended before it was ready.');
}

/** Microseconds of the server's processor time for each of so many requests. */
async function costOf(server: Measured, kind: Kind, count: number): Promise<number> {
  const before = await cpuOf(server);
  let sent = 0;
  const sender = async () => {
    while (sent < count) {
      sent++;
      const { method = 'GET', target, json } = kind(server, sent);
      const { statusCode } = await ask(server.port, method, target, { cookie: server.cookie }, json);
      if (statusCode === undefined || statusCode >= 400)
        throw new Error(`${target} is answered ${statusCode}.`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return ((await cpuOf(server)) - before) / count;
}

async function cpuOf(server: Measured): Promise<number> {
  const answer = once(server.process, 'message');
  server.process.send('cpu');
  const [{ cpu }] = (await answer) as [{ cpu: NodeJS.CpuUsage }];
  return cpu.user + cpu.system;
}

type Kind = (
  server: Measured,
  nth: number,
) => { readonly method?: string; readonly target: string; readonly json?: unknown };

const KINDS: Readonly<Record<string, Kind>> = {
  'GET /api/me': () => ({ target: '/api/me' }),
  'GET /api/documents/{id}': ({ document }) => ({ target: document }),
  'PUT …/presence': ({ document }) => ({
    method: 'PUT',
    target: `${document}/presence`,
    json: { tab: 'tab-1', unsaved: false, lines: [] },
  }),
  'POST /api/documents': () => ({
    method: 'POST',
    target: '/api/documents',
    json: { title: 'Title', body: 'Text.' },
  }),
};
const PAGES: Readonly<Record<string, Kind>> = {
  'a file (/icon.svg)': () => ({ target: '/icon.svg' }),
  'GET /': () => ({ target: '/' }),
  'GET /documents/{id}': ({ document }) => ({ target: document.replace('/api', '') }),
  'GET /learn': () => ({ target: '/learn' }),
};

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
const shown = (number: number) => `${Math.round(number)} µs`;

/** The median costs of a kind of request on these servers, asked in turn. */
async function compare(
  servers: readonly Measured[],
  kind: Kind,
  requests: number,
): Promise<readonly number[]> {
  const costs = servers.map((): number[] => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [at, server] of servers.entries()) {
      const cost = await costOf(server, kind, Math.ceil(requests / ROUNDS));
      // The first round warms up.
      if (round >= 0) costs[at]!.push(cost);
    }
  }
  return costs.map(median);
}

ensureGenerated();
ensureBuilt();
const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-requests-'));
// High enough for any number of requests, so that they are counted and never refused.
const COUNTED =
  'reads.address=99999999,updates.person=99999999,updates.address=99999999,creations.person=99999999,creations.address=99999999,bytes.person=off,bytes.address=99999999999,presence.person=99999999,presence.address=99999999';
const running: Measured[] = [];
const open = async (env: Fields) => {
  const server = await start(env);
  running.push(server);
  return server;
};
const postgresOf = [await startPostgres(), await startPostgres()];
try {
  for (const database of ['SQLite', 'PostgreSQL']) {
    const envOf = (nth: number): Fields =>
      database === 'SQLite'
        ? { DATA_DIR: path.join(folder, String(nth)) }
        : { DATABASE_URL: postgresOf[nth]!.url };
    const servers = [
      await open({ ...envOf(0), LIMITS: 'off' }),
      await open({ ...envOf(1), LIMITS: COUNTED }),
    ];
    console.log(`${database}: without limits, with limits`);
    for (const [name, kind] of Object.entries(KINDS)) {
      const [without = 0, within = 0] = await compare(servers, kind, REQUESTS);
      const more = within / without - 1;
      console.log(
        `  ${name}: ${shown(without)}, ${shown(within)} (${more >= 0 ? '+' : ''}${Math.round(more * 100)} %)`,
      );
      if (name === 'GET /api/me' && more > TARGET) process.exitCode = 1;
    }
    if (database === 'SQLite') {
      console.log('Pages, each with a nonce of its own');
      for (const [name, kind] of Object.entries(PAGES)) {
        const [cost = 0] = await compare(servers.slice(1), kind, REQUESTS / 2);
        console.log(`  ${name}: ${shown(cost)}, so ${Math.round(1e6 / cost)} a second on one processor`);
      }
    }
    for (const server of servers) server.process.kill('SIGKILL');
  }
} finally {
  for (const { process: server } of running) server.kill('SIGKILL');
  for (const postgres of postgresOf) await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
