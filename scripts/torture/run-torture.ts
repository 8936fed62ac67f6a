import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type OwnServer, ownServer } from '@/e2e/own-server';
import { startPostgres } from '@/lib/server/testing/start-postgres';
import { chanceOf } from '../fuzz/chance';
import type { Stage } from './client';
import { killAtRandom, type Victim } from './killing';
import { readBack } from './read-back';
import type { Done, TortureRecord } from './record';
import { cookiesAt, runClients } from './run-clients';

export const DATABASES = ['sqlite', 'postgresql'] as const;
const DOCUMENTS = 10;

export interface Torture {
  readonly database: (typeof DATABASES)[number];
  /** How many instances serve the same documents. */
  readonly instances: number;
  readonly seed: number;
  /** Whether it is enough, after what was done so far and so many kills. */
  enough(done: Done, kills: number): boolean;
}

/** What was done and what is there afterwards. */
export interface Tortured {
  readonly record: TortureRecord;
  /** The names of what was killed, each time. */
  readonly kills: readonly string[];
  /** Lines of the log by which a server says that it failed at something that it did not expect. */
  readonly complaints: readonly string[];
}

/**
 * Has clients act on instances of the built application over one database, while instances and database are killed and
 * started again at random. What is there afterwards is read once nothing can be on its way any more.
 */
export async function runTorture({ database, instances, seed, enough }: Torture): Promise<Tortured> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'midair-torture-'));
  const postgres = database === 'postgresql' ? await startPostgres() : null;
  const servers: OwnServer[] = [];
  try {
    const env = { LIMITS: 'off', DATA_DIR: folder, DATABASE_URL: postgres?.url ?? '' };
    const complaints: string[] = [];
    const hear = (line: string) => /"level":[56]0/.test(line) && complaints.push(line);
    for (let n = 0; n < instances; n++) servers.push(await ownServer(env, hear));
    const first = servers[0]!;
    const cookies = await cookiesAt(first.address);
    const chance = chanceOf(seed);
    const kills: string[] = [];
    let failed = false;
    const stage: Stage = {
      instances: servers.map(({ address }) => address),
      documents: Array.from({ length: DOCUMENTS }, () => randomUUID()),
      acts: [],
      exchanges: [],
      answered: 0,
      chance,
      goesOn: () => !failed && !enough(stage, kills.length),
    };
    const victims: Victim[] = servers.map(({ kill, restart }, n) => ({
      name: `instance ${n}`,
      kill,
      restart,
    }));
    if (postgres) victims.push({ name: 'database', kill: postgres.kill, restart: postgres.resume });
    const killing = killAtRandom(victims, chance, stage.goesOn, (name) => kills.push(name)).catch((error) => {
      // What does not come up again would let clients wait for ever.
      failed = true;
      throw error;
    });
    await Promise.all([runClients(stage, cookies), killing]);

    for (const server of servers) await server.kill();
    await postgres?.halt();
    await postgres?.resume();
    await first.restart();
    const { acts, exchanges } = stage;
    const documents = await readBack(first.address, cookies, stage.documents);
    return { record: { acts, exchanges, documents }, kills, complaints };
  } finally {
    for (const server of servers) await server.remove();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
