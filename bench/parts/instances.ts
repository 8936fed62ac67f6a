import { startPostgres } from '@/lib/server/testing/start-postgres';
import { redisProgram, startRedis } from '@/lib/server/testing/start-redis';
import { type Measured, measureReaders } from '../live/measure';
import { documentTopic } from '../live/topics';
import { compare } from '../report/compare';
import type { Row } from '../report/row';
import { startApplication } from '../subjects/application';
import type { Part } from './part';

const READERS = 100;
/** How often each relay is measured, in turn. */
const TURNS = 3;
/** Milliseconds in which nearly everybody is to have what was saved. */
const TARGET = 100;

/** How soon readers at one instance have what was saved at another, by each way that they hear of each other. */
export const instances: Part = async ({ quick, say }) => {
  const redis = redisProgram() === null ? null : await startRedis();
  if (redis === null) say('Left out: Redis, which is not installed.');
  const relays = [['PostgreSQL', ''] as const, ...(redis === null ? [] : [['Redis', redis.url] as const])];
  const measured: Measured[][] = relays.map(() => []);
  try {
    for (let turn = 0; turn < (quick ? 1 : TURNS); turn++) {
      for (const [at, [name, url]] of relays.entries()) {
        say(`${READERS} readers at another instance, by ${name}, turn ${turn + 1}`);
        measured[at]!.push(await once(url, quick ? 20 : 300));
      }
    }
  } finally {
    await redis?.stop();
  }
  return relays.flatMap(([name], at) => rowsOf(name, measured[at]!));
};

async function once(redis: string, publishes: number): Promise<Measured> {
  const database = await startPostgres({ durable: true });
  const saving = await startApplication({ database: database.url, redis });
  const telling = await startApplication({ database: database.url, redis });
  try {
    const topic = await documentTopic(saving.base);
    const stream = topic.stream.replace(saving.base, telling.base);
    return await measureReaders(telling, { ...topic, stream }, { readers: READERS, publishes, idle: 0 });
  } finally {
    for (const instance of [saving, telling]) await instance.kill();
    await database.stop();
  }
}

function rowsOf(relay: string, turns: readonly Measured[]): readonly Row[] {
  const row = (quantile: 'p50' | 'p99', target?: number) =>
    compare({
      id: `instances/${relay.toLowerCase()}/${quantile}`,
      what: `save to the last of ${READERS} readers at another instance, ${relay}, ${quantile}`,
      unit: 'ms from the answer',
      names: ['application'],
      better: 'less',
      rounds: turns.map(({ last }) => [last[quantile]]),
      target,
    });
  return [row('p50'), row('p99', TARGET)];
}
