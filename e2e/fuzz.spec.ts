import path from 'node:path';
import { runFuzz } from '@/scripts/fuzz/run-fuzz';
import { expect, test } from './fixtures';
import { ownServer } from './own-server';

const { SEED = '20260102' } = process.env;
const seed = SEED === 'any' ? Math.floor(Math.random() * 2 ** 32) : Number(SEED);

test(`hostile requests are answered as the contract says, and what is refused changes nothing (SEED=${seed})`, async () => {
  const server = await ownServer({ LIMITS: 'off' });
  try {
    const { address, pid, folder } = server;
    const location = { provider: 'sqlite', file: path.join(folder, 'midair.sqlite') } as const;
    const { faults, statuses } = await runFuzz({ address, pid, location, seed, requests: 400 });
    expect(faults).toEqual([]);
    // They got past the door: reads and writes succeeded, and others were refused for many reasons. Which is drawn depends on
    // what the server gave out, so only what comes dozens of times is named.
    const usual = [200, 201, 204, 400, 401, 403, 404];
    expect(usual.filter((status) => !statuses.has(status))).toEqual([]);
    expect(statuses.size).toBeGreaterThanOrEqual(12);
  } finally {
    await server.remove();
  }
});
