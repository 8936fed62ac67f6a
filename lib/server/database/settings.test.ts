import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmptyDatabase, emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { type Database, openDatabase } from './database';
import { findSetting, replaceSetting, sharedSetting, takeTurn } from './settings';

/** Instances over one database. */
const INSTANCES = 3;

describe.each(PROVIDERS)('what instances share in %s', (provider) => {
  let place: EmptyDatabase;
  let databases: readonly Database[];
  beforeAll(async () => {
    place = await emptyDatabase(provider);
    databases = await Promise.all(Array.from({ length: INSTANCES }, () => openDatabase(place.location)));
  }, 60_000);
  afterAll(async () => {
    for (const database of databases) await database.close();
    await place.remove();
  });

  it('is what the first of them made up, however many do at once', async () => {
    const made = Array.from({ length: 12 }, (_, nth) => String(nth));
    const found = await Promise.all(
      made.map((value, nth) => sharedSetting(databases[nth % INSTANCES]!, 'one', () => value)),
    );
    expect(made).toContain(found[0]);
    expect(new Set(found).size).toBe(1);
    for (const database of databases) expect(await findSetting(database, 'one')).toBe(found[0]);
    expect(await findSetting(databases[0]!, 'another')).toBeNull();
  });

  it('is made up by nobody who finds it', async () => {
    await sharedSetting(databases[0]!, 'two', () => 'first');
    const make = () => {
      throw new Error('made up again');
    };
    expect(await sharedSetting(databases[1]!, 'two', make)).toBe('first');
  });

  it('is changed by one of those who do at once, and only from what it is', async () => {
    await sharedSetting(databases[0]!, 'three', () => '0');
    const values = Array.from({ length: 9 }, (_, nth) => String(nth + 1));
    const changed = await Promise.all(
      values.map((value, nth) => replaceSetting(databases[nth % INSTANCES]!, 'three', '0', value)),
    );
    expect(changed.filter(Boolean)).toHaveLength(1);
    expect(await findSetting(databases[0]!, 'three')).toBe(values[changed.indexOf(true)]);
    expect(await replaceSetting(databases[0]!, 'three', '0', 'x')).toBe(false);
    expect(await replaceSetting(databases[0]!, 'nowhere', '0', 'x')).toBe(false);
    expect(await findSetting(databases[0]!, 'nowhere')).toBeNull();
  });

  it('is changed in turns, each of which sees what came of the one before', async () => {
    await sharedSetting(databases[0]!, 'count', () => '0');
    const count = async (database: Database) =>
      database.write(async (transaction) => {
        await takeTurn(transaction, 'counting');
        const { value } = await transaction.setting.findUniqueOrThrow({ where: { key: 'count' } });
        await sleep(1);
        await transaction.setting.update({
          where: { key: 'count' },
          data: { value: String(Number(value) + 1) },
        });
      });
    await Promise.all(Array.from({ length: 12 }, (_, nth) => count(databases[nth % INSTANCES]!)));
    expect(await findSetting(databases[0]!, 'count')).toBe('12');
  });
});
