import { setTimeout as sleep } from 'node:timers/promises';
import type { Subject } from '../subjects/subject';
import { type Readers, startReaders } from './readers-process';
import type { Topic } from './topics';

interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

/** What many readers of one topic come to. */
export interface Measured {
  /** Milliseconds from the answer to the last reader's event. */
  readonly last: Quantiles;
  /** The same to the first reader's. */
  readonly first: Quantiles;
  /** Milliseconds from sending to the last reader's event. */
  readonly whole: Quantiles;
  /** Longest that the server let anything else wait during a publish, in milliseconds. */
  readonly wait: Quantiles;
  /** Processor time of the server for one publish, in milliseconds. */
  readonly processor: number;
  /** Of one reader, in kB. */
  readonly memory: { readonly resident: number; readonly heap: number };
  /** Of a core, while nothing is published, in percent; nothing where that was not measured. */
  readonly idle: number | undefined;
}

/** How much is measured. */
export interface Extent {
  readonly readers: number;
  readonly publishes: number;
  /** Seconds for which nothing is published; 0 leaves that out. */
  readonly idle: number;
}

/** Publishes that are not counted: code is compiled, connections warm up. */
const WARM_UP = 10;
/** Milliseconds until a server is at rest. */
const SETTLE = 10_000;

/** Lets readers follow one topic of a server, and publishes to them. */
export async function measureReaders(
  server: Subject,
  topic: Topic,
  { readers: count, publishes, idle }: Extent,
): Promise<Measured> {
  const readers = startReaders();
  // Other readers and publishes first: what a server needs once, compiled code and a grown heap, is not a reader's cost.
  await readers.open(topic.stream, Math.ceil(count / 5));
  for (let i = 0; i < WARM_UP; i++) await publish(topic, readers);
  await readers.leave();
  await sleep(1_000);
  const before = await server.memory();
  await readers.open(topic.stream, count);
  await sleep(2_000);
  const after = await server.memory();
  const used = idle === 0 ? undefined : await idleOf(server, idle);

  for (let i = 0; i < WARM_UP; i++) await publish(topic, readers);
  const took: (Published & { readonly wait: number })[] = [];
  const cpuBefore = await server.cpu();
  for (let i = 0; i < publishes; i++) {
    await server.resetDelay();
    const published = await publish(topic, readers);
    took.push({ ...published, wait: await server.delay() });
    await sleep(20);
  }
  const processor = ((await server.cpu()) - cpuBefore) / 1_000 / publishes;
  readers.close();
  const of = (figure: keyof (typeof took)[number]) => quantiles(took.map((each) => each[figure]));
  return {
    last: of('last'),
    first: of('first'),
    whole: of('whole'),
    wait: of('wait'),
    processor,
    memory: {
      resident: (after.rss - before.rss) / count / 1_000,
      heap: (after.heapUsed + after.external - before.heapUsed - before.external) / count / 1_000,
    },
    idle: used,
  };
}

/** What a server uses of a core while nothing is published, in percent. */
async function idleOf(server: Subject, seconds: number): Promise<number> {
  // What opening readers left to collect is not what being idle costs.
  await sleep(SETTLE);
  const before = await server.cpu();
  await sleep(seconds * 1_000);
  return (((await server.cpu()) - before) / 1e6 / seconds) * 100;
}

interface Published {
  readonly first: number;
  readonly last: number;
  readonly whole: number;
}

/** Publishes once; answers the milliseconds until its event arrives. */
async function publish(topic: Topic, readers: Readers): Promise<Published> {
  const { arrived } = await readers.expect(topic.next());
  const sent = process.hrtime.bigint();
  await topic.publish();
  const answered = process.hrtime.bigint();
  const { first, last } = await arrived;
  const since = (from: bigint, moment: bigint) => Number(moment - from) / 1e6;
  return { first: since(answered, first), last: since(answered, last), whole: since(sent, last) };
}

function quantiles(numbers: readonly number[]): Quantiles {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
