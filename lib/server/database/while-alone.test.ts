import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '@/lib/server/testing/start-postgres';
import { postgresAt } from './postgres-pool';
import { whileAlone } from './while-alone';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

const alone = <T>(work: () => Promise<T>) =>
  whileAlone(postgres.url, postgresAt(postgres.url).patience, work);

it('does one thing after the other, also where one fails', async () => {
  let busy = 0;
  const work = async () => {
    busy += 1;
    expect(busy).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    busy -= 1;
    if (busy === 0) throw new Error('as it may');
  };
  const all = await Promise.allSettled(Array.from({ length: 4 }, () => alone(work)));
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  for (const each of all) expect(each).toMatchObject({ reason: { message: 'as it may' } });
});

it('goes on where whoever was at it is gone', async () => {
  let gone = () => {};
  let first = Promise.resolve();
  await new Promise<void>((entered) => {
    first = alone(() => {
      entered();
      return new Promise<void>((resolve) => {
        gone = resolve;
      });
    });
  });
  const second = alone(async () => 'done');
  const client = new pg.Client(postgres.url);
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted",
  );
  await client.end();
  expect(await second).toBe('done');
  gone();
  await first;
});
