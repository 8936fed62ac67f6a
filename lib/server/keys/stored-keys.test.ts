import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '@/lib/server/database/database';
import { sharedSetting } from '@/lib/server/database/settings';
import { emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { openKeys } from './open-keys';
import { rotated } from './rotation';
import { storedKeys } from './stored-keys';

const DAY = 24 * 60 * 60_000;
const START = Date.UTC(2026, 0, 1);

describe('the keys of a database', () => {
  let made = 0;
  const make = () => `key ${++made}`;

  it('get a next one after 89 days, which signs a day later', () => {
    const first = rotated([], START, make);
    expect(first).toEqual([{ secret: 'key 1', from: START }]);
    expect(rotated(first, START + 89 * DAY - 1, make)).toBe(first);
    const second = rotated(first, START + 89 * DAY, make);
    expect(second).toEqual([...first, { secret: 'key 2', from: START + 90 * DAY }]);
    expect(rotated(second, START + 100 * DAY, make)).toBe(second);
  });

  it('keep an old one for as long as a cookie that it signed last may live', () => {
    const keys = [
      { secret: 'old', from: START },
      { secret: 'new', from: START + 90 * DAY },
    ];
    const atLast = START + (90 + 401) * DAY;
    expect(rotated(keys, atLast - 1, make).map(({ secret }) => secret)).toContain('old');
    expect(rotated(keys, atLast, make).map(({ secret }) => secret)).not.toContain('old');
  });

  it('are never without one, however long nobody came', () => {
    const keys = [{ secret: 'old', from: START }];
    const after = rotated(keys, START + 5_000 * DAY, make);
    expect(after).toHaveLength(2);
    expect(after[0]).toEqual(keys[0]);
  });
});

describe.each(PROVIDERS)('several instances over one %s', (provider) => {
  let databases: Database[];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const { location, remove } = await emptyDatabase(provider);
    const first = await openDatabase(location);
    databases =
      location.provider === 'postgresql'
        ? [first, await openDatabase(location), await openDatabase(location)]
        : [first];
    stop = async () => {
      for (const database of databases) await database.close();
      await remove();
    };
  }, 60_000);
  afterAll(() => stop());

  it('agree on one key, which is the former one where there was one, and on each rotation', async () => {
    await sharedSetting(databases[0]!, 'cookie-secret', () => 'the former secret');
    const all = async (now: number) => {
      const asked = [...databases, ...databases, ...databases].map((each) => storedKeys(each, now));
      return [...new Set((await Promise.all(asked)).map((keys) => JSON.stringify(keys)))];
    };
    expect(await all(START)).toEqual([JSON.stringify([{ secret: 'the former secret', from: START }])]);
    const later = await all(START + 89 * DAY);
    expect(later).toHaveLength(1);
    expect(JSON.parse(later[0]!)).toEqual([
      { secret: 'the former secret', from: START },
      { secret: expect.stringMatching(/^[\w-]{43}$/), from: START + 90 * DAY },
    ]);
  });

  it('know the next key before any of them signs with it', async () => {
    let now = START + 89 * DAY;
    const [one, other] = await Promise.all(
      [databases[0]!, databases.at(-1)!].map((database) => openKeys(database, [], () => now)),
    );
    now += 200 * DAY;
    await one!.refresh();
    // The other has not looked yet.
    const early = one!.ring.sign('p', 'text');
    expect(other!.ring.verify('p', 'text', early)).toBe(true);
    now += DAY;
    await other!.refresh();
    const late = one!.ring.sign('p', 'text');
    expect(late).not.toBe(early);
    expect(other!.ring.verify('p', 'text', late)).toBe(true);
    expect(other!.ring.verify('p', 'text', early)).toBe(true);
  });
});
