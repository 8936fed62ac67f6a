// How long a save takes to reach the last of many readers, and what a reader costs, against the least that a stream
// costs in this framework (bench/reference), measured in the same run.
//   npm run bench:live -- [--readers 1000] [--publishes 100] [--idle 35] [--json]
// `--built` takes the build at hand (NEXT_DIST_DIR) as it is.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureGenerated } from '@/scripts/prepare.mjs';
import { type Measured, measureReaders } from './live/measure';
import { documentTopic, referenceTopic } from './live/topics';
import { startApplication } from './subjects/application';
import { startFramework } from './subjects/framework';

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
/** At most so many times the reference (p50, p99); kB a reader; ms that other requests wait; percent of a core when idle. */
const TARGETS = { p50: 1.3, p99: 1.5, memory: 110, wait: 10, cpu: 2 };

if (!values.built) {
  ensureGenerated();
  ensureBuilt();
}
const extent = { readers: READERS, publishes: PUBLISHES, idle: Number(values.idle) };
const framework = await startFramework();
const reference = await measureReaders(framework, await referenceTopic(framework.base), extent);
await framework.kill();
const application = await startApplication();
const product = await measureReaders(application, await documentTopic(application.base), extent);
await application.kill();
report(product, reference);

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
      reference.idle ?? Number.NaN,
      product.idle ?? Number.NaN,
      `< ${TARGETS.cpu}`,
      (product.idle ?? Number.NaN) < TARGETS.cpu,
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
