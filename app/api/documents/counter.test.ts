import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countTogether } from '@/bench/race/counter';
import { type RacingProcess, startContender } from '@/bench/race/race-processes';
import { startPostgres } from '@/lib/server/testing/start-postgres';

/** A busy machine may take its time, in milliseconds. */
const PATIENCE = 300_000;
const CLIENTS = 16;

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
])('16 clients that add one again and again, over two processes on %s', (_, share) => {
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
    'come to 128 if each does so 8 times, although many of them turn the same number into the same next one',
    async () => {
      const result = await countTogether(servers, { clients: CLIENTS, each: 8, tabs: 1, loses: false });
      expect(result).toMatchObject({ value: 128, versions: 129, overtaken: 0 });
      expect(result.collisions).toBeGreaterThan(12);
    },
    PATIENCE,
  );

  it(
    'come to 400 if each does so 25 times, with answers that get lost, requests that arrive twice and two tabs to a person',
    async () => {
      const result = await countTogether(servers, { clients: CLIENTS, each: 25, tabs: 2, loses: true });
      expect(result).toMatchObject({ value: 400, versions: 401 });
      expect(result.collisions).toBeGreaterThan(40);
      expect(result.resent).toBeGreaterThan(200);
      expect(result.overtaken).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});
