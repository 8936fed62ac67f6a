import { describe, expect, it } from 'vitest';
import { ledgerOf } from '@/lib/lab/ledger/ledger';
import { ModelServer } from '@/lib/lab/testing/model-server';
import { Actor } from './actor';
import { saveWithinSecond } from './save-within-second';

/** Plays with a clock in memory; each wait ends so many milliseconds too late. */
async function played(late: readonly number[], tries?: number) {
  const server = new ModelServer('if-unmodified-since');
  const waits: number[] = [];
  const worked = await saveWithinSecond(new Actor(server, 'Ana'), new Actor(server, 'Ben'), {
    now: () => server.now,
    wait: async (milliseconds) => {
      server.now += milliseconds + (late[waits.length] ?? 0);
      waits.push(milliseconds);
    },
    ...(tries === undefined ? {} : { tries }),
  });
  const puts = server.exchanges.filter(({ method }) => method === 'PUT');
  return { worked, puts, waits, lost: ledgerOf(server.start, server.exchanges).vanished };
}

describe('two saves within one second', () => {
  it('are sent when a second begins, and lose a word by date', async () => {
    const { worked, puts, lost } = await played([]);
    expect(worked).toBe(true);
    expect(puts.map(({ client, status }) => `${client} ${status}`)).toEqual([
      'Ana 204',
      'Ana 204',
      'Ben 204',
    ]);
    expect(puts[0]!.startedAt % 1000).toBeLessThan(10);
    expect(lost).toBe(1);
  });

  it('are tried again when the second turns over in between, a little later in the next one', async () => {
    const { worked, puts, waits, lost } = await played([995]);
    expect(worked).toBe(true);
    expect(waits).toHaveLength(2);
    expect(puts.length).toBeGreaterThan(3);
    expect(puts.at(-1)!.startedAt % 1000).toBeGreaterThanOrEqual(100);
    expect(lost).toBe(1);
  });

  it('are given up after so many tries', async () => {
    const { worked, waits, lost } = await played([995, 895, 795], 3);
    expect(worked).toBe(false);
    expect(waits).toHaveLength(3);
    expect(lost).toBe(0);
  });
});
