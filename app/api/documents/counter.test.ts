import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countTogether } from '@/bench/race/counter';
import { type RacingProcess, startContender } from '@/bench/race/race-processes';
import { startPostgres } from '@/lib/server/testing/start-postgres';

/** A busy machine may take its time, in milliseconds. */
const PATIENCE = 300_000;
const COUNTER = { clients: 16, each: 25 };
const TOTAL = COUNTER.clients * COUNTER.each;

/** The data that processes share, and how to get rid of it. */
interface Shared {
  readonly env: Readonly<Record<string, string>>;
  readonly discard: () => Promise<void> | void;
}

function sqlite(): Shared {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-counter-'));
  return {
    env: { DATA_DIR: folder, DATABASE_URL: '' },
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgresql(): Promise<Shared> {
  const postgres = await startPostgres();
  return { env: { DATABASE_URL: postgres.url }, discard: () => postgres.stop() };
}

describe.each<[string, () => Shared | Promise<Shared>]>([
  ['SQLite', sqlite],
  ['PostgreSQL', postgresql],
])('16 clients that each add one 25 times, over two processes on %s', (_, share) => {
  let shared: Shared;
  let servers: readonly RacingProcess[];
  beforeAll(async () => {
    shared = await share();
    servers = await Promise.all([startContender(shared.env), startContender(shared.env)]);
  }, PATIENCE);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await shared.discard();
  });

  it(
    'come to 400, although many of them turn the same number into the same next one',
    async () => {
      const result = await countTogether(servers, { ...COUNTER, tabs: 1, loses: false });
      expect(result).toMatchObject({ value: TOTAL, versions: TOTAL + 1, overtaken: 0 });
      expect(result.collisions).toBeGreaterThan(TOTAL / 10);
    },
    PATIENCE,
  );

  it(
    'come to 400 with answers that get lost and requests that arrive twice, two tabs to a person',
    async () => {
      const result = await countTogether(servers, { ...COUNTER, tabs: 2, loses: true });
      expect(result).toMatchObject({ value: TOTAL, versions: TOTAL + 1 });
      expect(result.collisions).toBeGreaterThan(TOTAL / 10);
      expect(result.resent).toBeGreaterThan(TOTAL / 2);
      expect(result.overtaken).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});
