import { type Extent, type Measured, measureReaders } from '../live/measure';
import { documentTopic, referenceTopic, type Topic } from '../live/topics';
import { type YjsTopic, yjsTopic } from '../live/yjs-topic';
import { startYjs, yjsFolder } from '../peers/peers';
import { compare } from '../report/compare';
import type { Row } from '../report/row';
import { startApplication } from '../subjects/application';
import { startFramework } from '../subjects/framework';
import type { Subject } from '../subjects/subject';
import type { Part } from './part';

/** How often each server is measured, in turn. */
const TURNS = 3;

/** How soon a thousand readers of a document have what was saved, beside the framework's own stream and y-websocket. */
export const fanout: Part = async (bench) => {
  const extent: Extent = { readers: 1_000, publishes: bench.quick ? 20 : 60, idle: 0 };
  const turns: Turn[] = [];
  let lost = 0;
  for (let turn = 0; turn < (bench.quick ? 1 : TURNS); turn++) {
    bench.say(`${extent.readers} readers, turn ${turn + 1}`);
    const framework = await once(startFramework, ({ base }) => referenceTopic(base), extent);
    const application = await once(startApplication, ({ base }) => documentTopic(base), extent);
    const typed: YjsTopic[] = [];
    const yjs = await once(
      startYjs,
      async (subject) => {
        typed.push(await yjsTopic(subject, yjsFolder()));
        return typed[0]!;
      },
      extent,
      async () => {
        lost += (await typed[0]?.lost()) ?? 0;
      },
    ).catch((error: unknown) => {
      bench.say(`Left out: ${String(error)}`);
      return undefined;
    });
    turns.push({ application, framework, ...(yjs === undefined ? {} : { 'y-websocket': yjs }) });
  }
  return rowsOf(turns, lost);
};

type Turn = Readonly<{ application: Measured; framework: Measured; 'y-websocket'?: Measured }>;

async function once(
  start: () => Promise<Subject>,
  topicOf: (subject: Subject) => Promise<Topic>,
  extent: Extent,
  then: () => Promise<void> = async () => {},
): Promise<Measured> {
  const subject = await start();
  try {
    const measured = await measureReaders(subject, await topicOf(subject), extent);
    await then();
    return measured;
  } finally {
    await subject.kill();
  }
}

function rowsOf(turns: readonly Turn[], lost: number): readonly Row[] {
  const whole = turns.every((turn) => turn['y-websocket'] !== undefined);
  const names = ['application', 'framework', ...(whole ? ['y-websocket'] : [])] as const;
  const rounds = (figure: (measured: Measured) => number) =>
    turns.map((turn) =>
      [turn.application, turn.framework, ...(turn['y-websocket'] ? [turn['y-websocket']] : [])].map(figure),
    );
  const common = { names, better: 'less' } as const;
  return [
    compare({
      ...common,
      id: 'fanout/p50',
      what: 'save to the last of 1,000 readers, p50',
      unit: 'ms from the answer',
      rounds: rounds(({ last }) => last.p50),
      to: 'framework',
      target: 1.12,
    }),
    compare({
      ...common,
      id: 'fanout/p99',
      what: 'the same, p99',
      unit: 'ms from the answer',
      rounds: rounds(({ last }) => last.p99),
      to: 'framework',
      target: 0.69,
    }),
    compare({
      ...common,
      id: 'fanout/processor',
      what: 'one save to 1,000 readers',
      unit: 'ms of processor',
      rounds: rounds(({ processor }) => processor),
      to: 'framework',
    }),
    compare({
      ...common,
      id: 'fanout/whole',
      what: 'sent to the last of 1,000 readers, p50',
      unit: 'ms from sending',
      rounds: rounds(({ whole: all }) => all.p50),
      to: 'y-websocket',
      note: whole
        ? `y-websocket lost ${lost} and keeps nothing on the disk`
        : 'y-websocket could not be installed or did not start',
    }),
    compare({
      ...common,
      id: 'fanout/memory',
      what: 'memory of a reader',
      unit: 'kB resident',
      rounds: rounds(({ memory }) => memory.resident),
    }),
  ];
}
