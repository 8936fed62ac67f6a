import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startPostgres, type TestPostgres } from '@/lib/server/testing/start-postgres';
import { type CountersTable, openCountersTable } from './counters-table';
import { parseLimits } from './limits';
import { type Asker, RateLimits } from './rate-limits';

const LIMITS = parseLimits('updates.person=3,updates.address=off,presence.person=3,presence.address=off');
const updates = [{ limit: 'updates', points: 1 }] as const;
const someone = (person: string): Asker => ({ person, address: '192.0.2.1' });

let postgres: TestPostgres;
let tables: readonly CountersTable[] = [];
const faults = vi.fn();

beforeAll(async () => {
  postgres = await startPostgres();
  // Together, as when all instances are started at once.
  tables = await Promise.all([1, 2, 3].map(() => openCountersTable(postgres.url, 2, faults)));
}, 120_000);

afterAll(async () => {
  await Promise.all(tables.map((table) => table.close()));
  await postgres?.stop();
});

const instances = () => tables.map(({ pool }) => new RateLimits(LIMITS, pool));

it('counts together on all instances over one database, and each person apart', async () => {
  const [first, second, third] = instances();
  const left = async (rates: RateLimits | undefined, asker: Asker) => {
    const [standing] = await rates!.spend(asker, updates);
    return standing!.exceeded ? 'exceeded' : standing!.remaining;
  };
  expect(await left(first, someone('ana'))).toBe(2);
  expect(await left(second, someone('ana'))).toBe(1);
  expect(await left(third, someone('ana'))).toBe(0);
  expect(await left(first, someone('ana'))).toBe('exceeded');
  expect(await left(second, someone('ana'))).toBe('exceeded');
  expect(await left(second, someone('ben'))).toBe(2);
  expect(await left(third, someone('ben'))).toBe(1);
});

it('lets no more than the limit through, however many ask at once', async () => {
  const rates = instances();
  const asked = Array.from({ length: 30 }, (_, nth) => rates[nth % 3]!.spend(someone('cleo'), updates));
  const standings = (await Promise.all(asked)).flat();
  expect(standings.filter(({ exceeded }) => !exceeded)).toHaveLength(3);
});

it('counts here alone what needs no counting together, and asks the database nothing for it', async () => {
  const { pool } = tables[0]!;
  const query = vi.spyOn(pool, 'query');
  const rates = new RateLimits(LIMITS, pool);
  await rates.spend(someone('dan'), [
    { limit: 'presence', points: 1 },
    { limit: 'reads', points: 1 },
    { limit: 'searches', points: 1 },
    { limit: 'lab-requests', points: 1 },
  ]);
  expect(query).not.toHaveBeenCalled();
  await rates.spend(someone('dan'), updates);
  expect(query).toHaveBeenCalledTimes(1);
  query.mockRestore();
});

it('asks the database nothing more about whoever is over the limit', async () => {
  const { pool } = tables[0]!;
  const rates = new RateLimits(LIMITS, pool);
  for (let saves = 0; saves < 4; saves++) await rates.spend(someone('eve'), updates);
  const query = vi.spyOn(pool, 'query');
  const [standing] = await rates.spend(someone('eve'), updates);
  expect(standing).toMatchObject({ exceeded: true, remaining: 0 });
  expect(standing!.reset).toBeGreaterThan(0);
  expect(query).not.toHaveBeenCalled();
  query.mockRestore();
});

it('asks the database once for all that is taken of one key meanwhile, and each has its own count', async () => {
  const { pool } = tables[0]!;
  const rates = new RateLimits(parseLimits('updates.person=20,updates.address=off'), pool);
  const query = vi.spyOn(pool, 'query');
  const asked = Array.from({ length: 30 }, () => rates.spend(someone('hal'), updates));
  const standings = (await Promise.all(asked)).flat();
  expect(query).toHaveBeenCalledTimes(2);
  query.mockRestore();
  expect(standings.map(({ exceeded, remaining }) => (exceeded ? 'exceeded' : remaining))).toEqual(
    Array.from({ length: 30 }, (_, nth) => (nth < 20 ? 19 - nth : 'exceeded')),
  );
});

it('refuses whoever is over the limit also what counts as nothing', async () => {
  const { pool } = tables[0]!;
  const rates = new RateLimits(parseLimits('bytes.person=2,bytes.address=off'), pool);
  const spend = (points: number) => rates.spend(someone('ivo'), [{ limit: 'bytes', points }]);
  await spend(3);
  expect(await spend(0)).toMatchObject([{ exceeded: true, remaining: 0 }]);
});

it('counts more bytes than a small integer holds', async () => {
  const { pool } = tables[0]!;
  const rates = new RateLimits(parseLimits('bytes.person=900000000000,bytes.address=off'), pool);
  const bytes = [{ limit: 'bytes', points: 3_000_000_000 }] as const;
  await rates.spend(someone('dan'), bytes);
  expect(await rates.spend(someone('dan'), bytes)).toMatchObject([
    { exceeded: false, remaining: 894_000_000_000 },
  ]);
});

it('begins anew once the time is over', async () => {
  const { pool } = tables[0]!;
  const rates = new RateLimits(LIMITS, pool);
  await rates.spend(someone('gil'), updates);
  await pool.query('UPDATE "RateLimit" SET expire = expire - 61000');
  expect(await rates.spend(someone('gil'), updates)).toMatchObject([{ exceeded: false, remaining: 2 }]);
});

it('counts for itself while the database does not answer, and lets nobody exceed it there', async () => {
  const own = await openCountersTable(postgres.url, 2, faults);
  const rates = new RateLimits(LIMITS, own.pool);
  await rates.spend(someone('fay'), updates);
  const breaker = new Client({ connectionString: postgres.url });
  await breaker.connect();
  try {
    await breaker.query('ALTER TABLE "RateLimit" RENAME TO "Away"');
    const standings = [];
    for (let saves = 0; saves < 4; saves++) standings.push(...(await rates.spend(someone('fay'), updates)));
    expect(standings.map(({ exceeded }) => exceeded)).toEqual([false, false, false, true]);
  } finally {
    await breaker.query('ALTER TABLE "Away" RENAME TO "RateLimit"');
    await breaker.end();
    await own.close();
  }
});
