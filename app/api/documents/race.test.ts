import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { race } from '@/bench/race/race';
import { startContender } from '@/bench/race/race-processes';
import { startPostgres } from '@/lib/server/testing/start-postgres';

/** A few rounds; `bench/race.ts` runs as many as one likes. */
const RACE = { rounds: 8, writers: 64 };
/** A busy machine may take its time, in milliseconds. */
const PATIENCE = 300_000;

async function raceOn(env: Readonly<Record<string, string>>) {
  const contenders = await Promise.all([startContender(env), startContender(env)]);
  try {
    return await race(contenders, RACE);
  } finally {
    await Promise.all(contenders.map((contender) => contender.stop()));
  }
}

const clean = {
  rounds: RACE.rounds,
  statuses: { 201: 1, 204: RACE.rounds - 1, 412: RACE.rounds * (RACE.writers - 1) },
  faults: [],
};

describe('of 64 writers in two processes with one tag, exactly one wins each round', () => {
  it(
    'on SQLite',
    async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-race-'));
      try {
        expect(await raceOn({ DATA_DIR: folder, DATABASE_URL: '' })).toEqual(clean);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    PATIENCE,
  );

  it(
    'on PostgreSQL',
    async () => {
      const postgres = await startPostgres();
      try {
        expect(await raceOn({ DATABASE_URL: postgres.url })).toEqual(clean);
      } finally {
        await postgres.stop();
      }
    },
    PATIENCE,
  );
});
