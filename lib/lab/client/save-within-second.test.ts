import { describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
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

  it.each<[what: string, saves: number, seen: (put: Exchange, number: number) => Exchange]>([
    ['the first is refused, whatever date that answer has', 1, (put, at) => (at === 1 ? refused(put) : put)],
    ['the second is refused, whatever date that answer has', 3, (put, at) => (at === 2 ? refused(put) : put)],
    ['the third is refused, whatever date that answer has', 3, (put, at) => (at === 3 ? refused(put) : put)],
    ['the server tells no dates', 3, (put) => ({ ...put, responseFields: [] })],
  ])('have not come about where %s', async (_, saves, seen) => {
    const server = new ModelServer('if-unmodified-since');
    const send = server.send.bind(server);
    let puts = 0;
    server.send = async (...sent) => {
      const exchange = await send(...sent);
      if (exchange.method !== 'PUT') return exchange;
      puts += 1;
      return seen(exchange, puts);
    };
    const wait = async (milliseconds: number) => {
      server.now += milliseconds;
    };
    const people = [new Actor(server, 'Ana'), new Actor(server, 'Ben')] as const;
    expect(await saveWithinSecond(...people, { now: () => server.now, wait, tries: 1 })).toBe(false);
    expect(puts).toBe(saves);
  });
});

function refused(put: Exchange): Exchange {
  return { ...put, status: 412 };
}
