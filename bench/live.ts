// How long a save takes to reach the last of many readers, and what a reader costs, against the least that a stream
// costs in this framework (bench/reference), measured in the same run.
//   npm run bench:live -- [--readers 1000] [--publishes 100] [--idle 35] [--json]
// `--built` takes the build at hand (NEXT_DIST_DIR) as it is.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureGenerated, root, runBin } from '@/scripts/prepare.mjs';

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '1000' },
    publishes: { type: 'string', default: '100' },
    /** Seconds. */
    idle: { type: 'string', default: '35' },
    built: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const READERS = Number(values.readers);
const PUBLISHES = Number(values.publishes);
const IDLE = Number(values.idle);
/** Publishes that are not counted: code is compiled, connections warm up. */
const WARM_UP = 10;
/** Milliseconds until a server is at rest. */
const SETTLE = 10_000;
/** At most so many times the reference (p50, p99); kB a reader; ms that other requests wait; percent of a core when idle. */
const TARGETS = { p50: 1.3, p99: 1.5, memory: 110, wait: 10, cpu: 2 };

/** What readers follow, and how something is published to them. */
interface Topic {
  readonly stream: string;
  /** What the next publish will have in its event. */
  next(): string;
  publish(): Promise<void>;
}

interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

interface Measured {
  /** Milliseconds from the answer to the last reader's event. */
  readonly last: Quantiles;
  /** The same to the first reader's. */
  readonly first: Quantiles;
  /** Longest that the server let anything else wait during a publish, in milliseconds. */
  readonly wait: Quantiles;
  /** Of one reader, in kB. */
  readonly memory: { readonly resident: number; readonly heap: number };
  /** Of a core, while nothing is published, in percent. */
  readonly cpu: number;
}

/** What servers (probe.mjs) and readers (live-readers.mjs) answer. */
interface Answer {
  readonly memory?: NodeJS.MemoryUsage;
  readonly cpu?: NodeJS.CpuUsage;
  readonly delay?: number;
  readonly first?: string;
  readonly last?: string;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-live-'));
const children = new Set<ChildProcess>();

if (!values.built) {
  ensureGenerated();
  ensureBuilt();
}
if (
  runBin('next', ['build', path.join(here, 'reference')], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: '',
  }) !== 0
) {
  throw new Error('The reference could not be built.');
}

try {
  const reference = await measure('reference', path.join(here, 'reference', 'serve.mjs'), referenceTopic);
  const product = await measure('product', path.join(root, 'scripts', 'serve.mjs'), documentTopic, [
    // As `npm start` does.
    '--max-semi-space-size=24',
  ]);
  report(product, reference);
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

/** Starts a server, lets readers follow one topic of it, and publishes to them. */
async function measure(
  name: string,
  script: string,
  topicOf: (base: string) => Promise<Topic>,
  flags: readonly string[] = [],
): Promise<Measured> {
  console.error(`${name}: ${READERS} readers, ${PUBLISHES} publishes …`);
  const port = await freePort();
  const server = start(['--expose-gc', ...flags, '--import', path.join(here, 'probe.mjs'), script], {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: path.join(folder, name),
    DATABASE_URL: '',
    LOG_LEVEL: 'warn',
  });
  await spoken(server, 'ready');
  const topic = await topicOf(`http://127.0.0.1:${port}`);
  const readers = start([path.join(here, 'live-readers.mjs')], {});

  // Other readers and publishes first: what a server needs once, compiled code and a grown heap, is not a reader's cost.
  await ask(readers, { open: topic.stream, count: READERS / 5 });
  for (let i = 0; i < WARM_UP; i++) await publish(topic, readers);
  await ask(readers, { leave: true });
  await pause(1_000);
  const before = (await ask(server, 'memory')).memory!;
  await ask(readers, { open: topic.stream, count: READERS });
  await pause(2_000);
  const after = (await ask(server, 'memory')).memory!;

  // What opening them left to collect is not what being idle costs.
  await pause(SETTLE);
  const cpuBefore = (await ask(server, 'cpu')).cpu!;
  await pause(IDLE * 1_000);
  const cpuAfter = (await ask(server, 'cpu')).cpu!;

  for (let i = 0; i < WARM_UP; i++) await publish(topic, readers);
  const last: number[] = [];
  const first: number[] = [];
  const waits: number[] = [];
  for (let i = 0; i < PUBLISHES; i++) {
    await ask(server, 'reset-delay');
    const took = await publish(topic, readers);
    first.push(took.first);
    last.push(took.last);
    waits.push((await ask(server, 'delay')).delay!);
    await pause(20);
  }
  readers.send({ close: true });
  server.kill('SIGKILL');
  const used = ({ user, system }: NodeJS.CpuUsage) => user + system;
  return {
    last: quantiles(last),
    first: quantiles(first),
    wait: quantiles(waits),
    memory: {
      resident: (after.rss - before.rss) / READERS / 1_000,
      heap: (after.heapUsed + after.external - before.heapUsed - before.external) / READERS / 1_000,
    },
    cpu: ((used(cpuAfter) - used(cpuBefore)) / 1e6 / IDLE) * 100,
  };
}

/** Publishes once; answers the milliseconds from its answer to the first and the last reader's event. */
async function publish(
  topic: Topic,
  readers: ChildProcess,
): Promise<{ readonly first: number; readonly last: number }> {
  await ask(readers, { expect: topic.next() });
  const arrived = answer(readers);
  await topic.publish();
  const answered = process.hrtime.bigint();
  const { first, last } = await arrived;
  const since = (moment: string) => Number(BigInt(moment) - answered) / 1e6;
  return { first: since(first!), last: since(last!) };
}

/** A document, saved again and again. */
async function documentTopic(base: string): Promise<Topic> {
  const headers = { 'content-type': 'application/json' };
  const body = (version: number) =>
    JSON.stringify({
      title: 'Measured',
      body: Array.from({ length: 200 }, (_, i) => `Line ${i} of ${version}`).join('\n'),
    });
  const made = await fetch(`${base}/api/documents`, { method: 'POST', headers, body: body(1) });
  const url = new URL(made.headers.get('location') ?? '', base);
  const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? '';
  let etag = made.headers.get('etag') ?? '';
  let version = 1;
  return {
    stream: `${base}/api/events?document=${url.pathname.split('/').pop()}`,
    next: () => `"version":${version + 1},"etag"`,
    async publish() {
      version++;
      const save = await fetch(url, {
        method: 'PUT',
        headers: { ...headers, cookie, 'if-match': etag },
        body: body(version),
      });
      if (save.status !== 204) throw new Error(`A save was answered ${save.status}.`);
      etag = save.headers.get('etag') ?? '';
    },
  };
}

/** Bytes of the same kind and number, handed to all readers at once. */
async function referenceTopic(base: string): Promise<Topic> {
  let count = 0;
  return {
    stream: `${base}/stream`,
    next: () => `"version":${count + 1},"etag"`,
    async publish() {
      count++;
      const data = `{"document":"0190a5b0-7b1a-7c3e-8f00-0123456789ab","version":${count},"etag":"${'x'.repeat(300)}"}`;
      await fetch(`${base}/stream`, {
        method: 'PUT',
        body: `id: ${count}\nevent: version\ndata: ${data}\n\n`,
      });
    },
  };
}

function report(product: Measured, reference: Measured): void {
  const ratio = { p50: product.last.p50 / reference.last.p50, p99: product.last.p99 / reference.last.p99 };
  const rows: readonly (readonly [
    what: string,
    reference: number,
    product: number,
    target: string,
    met?: boolean,
  ])[] = [
    [
      'save to last reader, p50 (ms)',
      reference.last.p50,
      product.last.p50,
      `≤ ${TARGETS.p50} × reference`,
      ratio.p50 <= TARGETS.p50,
    ],
    [
      'save to last reader, p99 (ms)',
      reference.last.p99,
      product.last.p99,
      `≤ ${TARGETS.p99} × reference`,
      ratio.p99 <= TARGETS.p99,
    ],
    ['save to first reader, p50 (ms)', reference.first.p50, product.first.p50, ''],
    [
      'resident memory of a reader (kB)',
      reference.memory.resident,
      product.memory.resident,
      `≤ ${TARGETS.memory}`,
      product.memory.resident <= TARGETS.memory,
    ],
    ['heap of a reader (kB)', reference.memory.heap, product.memory.heap, ''],
    [
      'longest others wait, p50 (ms)',
      reference.wait.p50,
      product.wait.p50,
      `< ${TARGETS.wait}`,
      product.wait.p50 < TARGETS.wait,
    ],
    ['longest others wait, p99 (ms)', reference.wait.p99, product.wait.p99, ''],
    [
      'all readers idle (% of a core)',
      reference.cpu,
      product.cpu,
      `< ${TARGETS.cpu}`,
      product.cpu < TARGETS.cpu,
    ],
  ];
  if (values.json) {
    console.log(JSON.stringify({ readers: READERS, publishes: PUBLISHES, reference, product, ratio }));
    return;
  }
  console.log(
    `\n${READERS} readers of one document, ${PUBLISHES} saves; ${os.cpus().length} cores, load ${(os.loadavg()[0] ?? 0).toFixed(1)}, Node ${process.versions.node}\n`,
  );
  const line = (what: string, reference: string, product: string, target: string, met = '') =>
    console.log(
      `${what.padEnd(36)}${reference.padStart(10)}${product.padStart(10)}  ${target.padEnd(20)}${met}`,
    );
  line('', 'reference', 'product', 'target');
  for (const [what, left, right, target, met] of rows) {
    line(what, left.toFixed(1), right.toFixed(1), target, met === undefined ? '' : met ? 'met' : 'not met');
  }
  console.log(`\nratios: p50 ${ratio.p50.toFixed(2)}, p99 ${ratio.p99.toFixed(2)}`);
}

function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

function spoken(child: ChildProcess, word: string): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (data) => String(data).includes(word) && resolve());
    child.on('exit', (code) => reject(new Error(`A server ended with ${code} before it was ready.`)));
  });
}

function ask(child: ChildProcess, question: string | object): Promise<Answer> {
  const answered = answer(child);
  child.send(question);
  return answered;
}

function answer(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve) => child.once('message', resolve));
}

function quantiles(numbers: readonly number[]): Quantiles {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
