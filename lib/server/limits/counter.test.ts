import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPostgres, type TestPostgres } from '@/lib/server/testing/start-postgres';
import { type Counter, memoryCounter, sharedCounter } from './counter';
import { type CountersTable, openCountersTable } from './counters-table';
import { WINDOW } from './limits';

/** Every kind of counter: SQLite has only one instance, which counts in memory. */
const KINDS = ['memory', 'PostgreSQL'] as const;

describe.each(KINDS)('a counter in %s', (kind) => {
  let postgres: TestPostgres | null = null;
  let table: CountersTable | null = null;
  const faults: unknown[] = [];
  beforeAll(async () => {
    if (kind === 'memory') return;
    postgres = await startPostgres();
    table = await openCountersTable(postgres.url, 2, (fault) => faults.push(fault));
  }, 60_000);
  afterAll(async () => {
    // As the database ends, its connections may be told of it: no fault of any count.
    expect(faults).toEqual([]);
    await table?.close();
    await postgres?.stop();
  });

  let made = 0;
  const open = (quota: number): Counter => {
    made += 1;
    return table ? sharedCounter(`counter ${made}`, quota, table.pool) : memoryCounter(quota);
  };

  it('lets as much through as there is, and says how much is left', async () => {
    const counter = open(5);
    const points = [2, 0, 2, 1, 1];
    const left: (number | 'exceeded')[] = [];
    for (const point of points) {
      const { exceeded, remaining } = await counter.take('ana', point);
      left.push(exceeded ? 'exceeded' : remaining);
    }
    expect(left).toEqual([3, 3, 1, 0, 'exceeded']);
  });

  it('counts what is over as well: whoever asked for too much is over until the minute ends', async () => {
    const counter = open(5);
    expect(await counter.take('ana', 6)).toMatchObject({ exceeded: true, remaining: 0 });
    expect(await counter.take('ana', 1)).toMatchObject({ exceeded: true, remaining: 0 });
  });

  it('counts each key apart', async () => {
    const counter = open(1);
    expect((await counter.take('ana', 1)).exceeded).toBe(false);
    expect((await counter.take('ben', 1)).exceeded).toBe(false);
    expect((await counter.take('ana', 1)).exceeded).toBe(true);
  });

  it('says when the minute ends, which later counting does not put off', async () => {
    const counter = open(9);
    const first = await counter.take('ana', 1);
    expect(first.reset).toBeGreaterThan(0);
    expect(first.reset).toBeLessThanOrEqual(WINDOW * 1_000);
    await vi.waitFor(async () => {
      expect((await counter.take('ana', 0)).reset).toBeLessThan(first.reset);
    });
  });

  it('lets no more through, however many ask at once', async () => {
    const counter = open(7);
    const counts = await Promise.all(Array.from({ length: 40 }, () => counter.take('ana', 1)));
    expect(counts.filter(({ exceeded }) => !exceeded)).toHaveLength(7);
  });
});
