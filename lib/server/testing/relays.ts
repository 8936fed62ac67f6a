import pg from 'pg';
import { postgresAt } from '@/lib/server/database/postgres-pool';
import type { LinkedRelayOptions } from '@/lib/server/events/linked-relay';
import { postgresRelay } from '@/lib/server/events/postgres-relay';
import { ProcessChannel, ProcessRelay } from '@/lib/server/events/process-relay';
import { redisRelay } from '@/lib/server/events/redis-relay';
import type { EventRelay } from '@/lib/server/events/relay';
import { startPostgres } from './start-postgres';
import { redisProgram, startRedis } from './start-redis';

/** Where instances meet, for as long as some tests run. */
export interface Meeting {
  /** One more instance's relay. */
  readonly relay: (options: LinkedRelayOptions) => EventRelay;
  readonly stop: () => Promise<void>;
}

/** One whose connections may break. */
export interface BreakableMeeting extends Meeting {
  /** Cuts the connections of all who listen. */
  readonly cut: () => Promise<void>;
  readonly halt: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Says something to all who listen that no relay made. */
  readonly say: (payloads: readonly string[]) => Promise<void>;
}

async function inProcess(): Promise<Meeting> {
  const channel = new ProcessChannel();
  return { relay: () => new ProcessRelay(channel), stop: async () => {} };
}

async function overPostgres(): Promise<BreakableMeeting> {
  const postgres = await startPostgres();
  const ask = async (text: string, rows: readonly (readonly string[])[]) => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    for (const values of rows) await client.query(text, [...values]);
    await client.end();
  };
  const listening = "FROM pg_stat_activity WHERE application_name = 'midair events'";
  return {
    ...postgres,
    relay: (options) => postgresRelay(postgresAt(postgres.url), options),
    cut: () => ask(`SELECT pg_terminate_backend(pid) ${listening}`, [[]]),
    say: (payloads) =>
      ask(
        "SELECT pg_notify('midair_events', $1)",
        payloads.map((payload) => [payload]),
      ),
  };
}

async function overRedis(): Promise<BreakableMeeting> {
  const redis = await startRedis();
  return {
    ...redis,
    relay: (options) => redisRelay(redis.url, options),
    say: (payloads) => redis.say('midair:events:0', payloads),
  };
}

/** Relays whose connections may break; Redis where the system has it, which `npm test` sees to, or says that it cannot. */
export const BREAKABLE: readonly (readonly [string, () => Promise<BreakableMeeting>])[] = [
  ['PostgreSQL', overPostgres],
  ...(redisProgram() === null ? [] : [['Redis', overRedis] as const]),
];

/** All that instances can hear of each other by. */
export const RELAYS: readonly (readonly [string, () => Promise<Meeting>])[] = [
  ['the process', inProcess],
  ...BREAKABLE,
];
